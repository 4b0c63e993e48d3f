package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Request;
import io.github.atmosmaven.localaws.request.Response;
import io.github.atmosmaven.localaws.request.Xml;
import io.github.atmosmaven.localaws.s3.Buckets.Bucket;
import io.github.atmosmaven.localaws.sign.SignatureCheck;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says which operation a request is, by its method, path and every one of its parameters, and does it. */
public final class S3 {

    private static final Set<String> LIST_PARAMETERS = Set.of(
            "list-type",
            "prefix",
            "delimiter",
            "max-keys",
            "continuation-token",
            "start-after",
            "marker",
            "encoding-type",
            "fetch-owner");
    private static final Set<String> VERSION_PARAMETERS =
            Set.of("versions", "prefix", "delimiter", "max-keys", "key-marker", "version-id-marker", "encoding-type");

    /** Reading and writing states. */
    private static final Set<String> OF_STATES = Set.of(
            "ListObjectsV2",
            "ListObjects",
            "GetObject",
            "HeadObject",
            "PutObject",
            "DeleteObject",
            "CreateMultipartUpload",
            "UploadPart",
            "CompleteMultipartUpload",
            "AbortMultipartUpload");

    private static final int LONGEST_KEY = 1024;

    private final Buckets buckets;
    private final BucketOperations operations;

    public S3(Buckets buckets) {
        this.buckets = buckets;
        this.operations = new BucketOperations(buckets);
    }

    /** The target of a request. */
    record Target(String bucket, String key) {

        /** By the path, or by the name in front of the host: {@code bucket.127.0.0.1:port}. */
        static Target of(Request request) {
            String host = request.header("Host", "").replaceFirst(":\\d+$", "");
            for (String own : List.of("127.0.0.1", "localhost", "[::1]")) {
                if (host.endsWith("." + own)) {
                    return new Target(host.substring(0, host.length() - own.length() - 1), request.path());
                }
            }
            String path = request.path();
            int slash = path.indexOf('/');
            return slash < 0 ? new Target(path, "") : new Target(path.substring(0, slash), path.substring(slash + 1));
        }
    }

    /** The name of the operation, as AWS calls it. */
    public static String operation(Request request) {
        Target target = Target.of(request);
        List<String> parameters = request.decisive();
        String method = request.method();
        if (target.bucket().isEmpty()) {
            return method.equals("GET") && Set.of("prefix").containsAll(parameters) ? "ListBuckets" : unknown(request);
        }
        if (!target.key().isEmpty()) {
            return objectOperation(request, parameters);
        }
        if (parameters.size() == 1) {
            Optional<SubResource> resource = SubResource.of(parameters.get(0));
            if (resource.isPresent()) {
                return resource.get().operation(method);
            }
        }
        return bucketOperation(request, parameters);
    }

    private static String bucketOperation(Request request, List<String> parameters) {
        String method = request.method();
        if (method.equals("GET") && parameters.contains("versions")) {
            return VERSION_PARAMETERS.containsAll(parameters) ? "ListObjectVersions" : unknown(request);
        }
        if (method.equals("GET") && parameters.equals(List.of("location"))) {
            return "GetBucketLocation";
        }
        if (method.equals("GET") && parameters.equals(List.of("policyStatus"))) {
            return "GetBucketPolicyStatus";
        }
        if (parameters.equals(List.of("acl"))) {
            return method.equals("PUT") ? "PutBucketAcl" : unknown(request);
        }
        if (method.equals("POST") && parameters.equals(List.of("delete"))) {
            return "DeleteObjects";
        }
        if (method.equals("GET") && LIST_PARAMETERS.containsAll(parameters)) {
            return "2".equals(request.query().get("list-type")) ? "ListObjectsV2" : "ListObjects";
        }
        if (!parameters.isEmpty()) {
            return unknown(request);
        }
        return switch (method) {
            case "HEAD" -> "HeadBucket";
            case "PUT" -> "CreateBucket";
            case "DELETE" -> "DeleteBucket";
            default -> unknown(request);
        };
    }

    private static String objectOperation(Request request, List<String> parameters) {
        Set<String> names = Set.copyOf(parameters);
        String method = request.method();
        if (names.equals(Set.of("uploads")) && method.equals("POST")) {
            return "CreateMultipartUpload";
        }
        if (names.equals(Set.of("uploadId"))) {
            return switch (method) {
                case "POST" -> "CompleteMultipartUpload";
                case "DELETE" -> "AbortMultipartUpload";
                default -> unknown(request);
            };
        }
        if (names.equals(Set.of("partNumber", "uploadId")) && method.equals("PUT")) {
            return request.header("x-amz-copy-source") == null ? "UploadPart" : unknown(request);
        }
        if (!parameters.isEmpty() && !parameters.equals(List.of("versionId"))) {
            return unknown(request);
        }
        return switch (request.method()) {
            case "HEAD" -> "HeadObject";
            case "GET" -> "GetObject";
            case "PUT" ->
                parameters.isEmpty()
                        ? request.header("x-amz-copy-source") == null ? "PutObject" : "CopyObject"
                        : unknown(request);
            case "DELETE" -> "DeleteObject";
            default -> unknown(request);
        };
    }

    private static String unknown(Request request) {
        return "Unknown " + request.method() + " " + request.decisive();
    }

    public Response handle(String operation, Request request, SignatureCheck.Signed signed, Instant now) {
        if (operation.startsWith("Unknown")) {
            throw AwsError.notImplemented(operation.substring("Unknown ".length()));
        }
        if (operation.equals("ListBuckets")) {
            return operations.list(signed.identity(), request.query().getOrDefault("prefix", ""));
        }
        Target target = Target.of(request);
        BucketName.requireNew(target.bucket());
        if (target.key().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw new AwsError(400, "KeyTooLongError", "Your key is too long");
        }
        if (operation.equals("CreateBucket")) {
            return operations.create(target.bucket(), request, signed, now);
        }
        Bucket bucket = accessible(operation, target.bucket(), request, signed);
        return onBucket(operation, target, bucket, request, now).with("x-amz-bucket-region", bucket.region());
    }

    /**
     * Finds a bucket that the caller may access. The account alone decides: a bucket belongs to its owner. Its objects
     * are also open to a role that the owner's account has assumed, as if a policy of the bucket admitted it. The real
     * account of the caller is not known here, and most users have their buckets in the account of the role that reads
     * them.
     */
    private Bucket accessible(String operation, String name, Request request, SignatureCheck.Signed signed) {
        Bucket bucket = buckets.find(name)
                .orElseThrow(() -> new AwsError(
                        404, "NoSuchBucket", "The specified bucket does not exist", Map.of("BucketName", name)));
        if (!bucket.region().equals(signed.region())) {
            throw new AwsError(
                    301,
                    "PermanentRedirect",
                    "The bucket you are attempting to access must be addressed using the specified endpoint.",
                    Map.of("Bucket", name, "Region", bucket.region()));
        }
        String expected = request.header("x-amz-expected-bucket-owner", bucket.account());
        boolean own = bucket.account().equals(signed.identity().account());
        boolean lent = OF_STATES.contains(operation)
                && bucket.account().equals(signed.identity().opener());
        if (!own && !lent || !bucket.account().equals(expected)) {
            throw new AwsError(403, "AccessDenied", "Access Denied", Map.of("Region", bucket.region()));
        }
        return bucket;
    }

    private Response onBucket(String operation, Target target, Bucket bucket, Request request, Instant now) {
        ObjectOperations objects = new ObjectOperations(buckets, bucket.name());
        return switch (operation) {
            case "HeadBucket" -> Response.ok();
            case "DeleteBucket" -> operations.delete(bucket);
            case "GetBucketLocation" -> operations.location(bucket);
            case "GetBucketPolicyStatus" -> operations.policyStatus(bucket);
            case "PutBucketAcl" ->
                throw new AwsError(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
            case "ListObjectsV2", "ListObjects" -> listing(bucket, request).objects(operation.endsWith("V2"));
            case "ListObjectVersions" -> listing(bucket, request).versions();
            case "DeleteObjects" -> objects.deleteMany(request, now);
            case "PutObject" -> objects.put(target.key(), request, now);
            case "CreateMultipartUpload" -> uploads(bucket, objects).create(target.key(), request, now);
            case "UploadPart" -> uploads(bucket, objects).putPart(target.key(), request);
            case "CompleteMultipartUpload" -> uploads(bucket, objects).complete(target.key(), request, now);
            case "AbortMultipartUpload" -> uploads(bucket, objects).abort(target.key(), request);
            case "CopyObject" -> objects.copy(target.key(), request, now);
            case "GetObject", "HeadObject" -> objects.get(target.key(), request);
            case "DeleteObject" -> objects.delete(target.key(), request, now);
            default ->
                operations.setting(
                        bucket,
                        SubResource.of(request.decisive().get(0)).orElseThrow(() -> AwsError.notImplemented(operation)),
                        request);
        };
    }

    private MultipartUploads uploads(Bucket bucket, ObjectOperations objects) {
        return new MultipartUploads(buckets, bucket.name(), objects);
    }

    private Listing listing(Bucket bucket, Request request) {
        VersionStore store = new VersionStore(buckets.objects(bucket.name()));
        return buckets.locked(bucket.name(), () -> new Listing(bucket.name(), store, request.query()));
    }

    public static Response error(AwsError error, String requestId) {
        StringBuilder body = new StringBuilder("<Error>")
                .append(Xml.tag("Code", error.code()))
                .append(Xml.tag("Message", String.valueOf(error.getMessage())));
        error.details().forEach((name, value) -> body.append(Xml.tag(name, value)));
        Response response = Response.xml(
                error.status(),
                body.append(Xml.tag("RequestId", requestId)).append("</Error>").toString());
        String region = error.details().get("Region");
        return region == null ? response : response.with("x-amz-bucket-region", region);
    }
}

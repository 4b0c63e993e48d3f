package io.github.atmosmaven.aws;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Features that stores which speak S3 lack, and the answers that they give instead. */
enum StoreHabits {
    AWS(""),
    /** Without a key server. Before 2025 it asked for Content-MD5. */
    MINIO("PutPublicAccessBlock: 501 NotImplemented, PutBucketEncryption: 501 NotImplemented"),
    /** A name of a setting that it does not know is passed over: a creation when written, the objects when read. */
    CEPH_OCTOPUS("PutBucketEncryption: 409 BucketAlreadyExists, GetBucketEncryption: list"),
    CEPH_PACIFIC("PutBucketEncryption: 400 InvalidArgument, GetBucketEncryption: list"),
    R2(
            "GetBucketTagging: 501 NotImplemented, PutBucketTagging: 501 NotImplemented,"
                    + " PutPublicAccessBlock: 501 NotImplemented, GetBucketVersioning: 501 NotImplemented,"
                    + " PutBucketVersioning: 501 NotImplemented, GetBucketPolicy: 501 NotImplemented,"
                    + " PutBucketEncryption: 501 NotImplemented",
            "x-amz-object-ownership: 501 NotImplemented"),
    /** It keeps versions from the start. */
    B2(
            "GetBucketTagging: 501 NotImplemented, PutBucketTagging: 501 NotImplemented,"
                    + " PutPublicAccessBlock: 501 NotImplemented, GetBucketPolicy: 501 NotImplemented",
            "x-amz-object-ownership: 400 InvalidArgument",
            "x-amz-checksum-: 400 InvalidArgument",
            "x-amz-sdk-checksum-: 400 InvalidArgument"),
    WASABI("PutPublicAccessBlock: 405 MethodNotAllowed, PutBucketEncryption: 405 MethodNotAllowed,"
            + " GetBucketEncryption: 405 MethodNotAllowed"),
    GOOGLE("GetBucketTagging: 400 InvalidArgument, PutBucketTagging: 400 InvalidArgument,"
            + " PutPublicAccessBlock: 400 InvalidArgument, PutBucketEncryption: 400 InvalidArgument,"
            + " GetBucketEncryption: 400 InvalidArgument, GetBucketPolicy: 400 InvalidArgument"),
    CLOUDIAN("PutPublicAccessBlock: 404 NoSuchResource"),
    HETZNER("GetBucketTagging: 501 NotImplemented, PutBucketTagging: 501 NotImplemented"),
    /** No word of whose a bucket is. */
    UNTOLD("GetBucketTagging: 501 NotImplemented, PutBucketTagging: 501 NotImplemented, ListBuckets: 501"
            + " NotImplemented");

    /** A refusal of HTTP. */
    record Refusal(int status, String code) {

        static Refusal of(String text) {
            return new Refusal(Integer.parseInt(text.substring(0, 3)), text.substring(4));
        }
    }

    static final String ABORTED = "<AbortIncompleteMultipartUpload><DaysAfterInitiation>7</DaysAfterInitiation>"
            + "</AbortIncompleteMultipartUpload>";

    private static final String LISTS = "list";
    private static final Set<StoreHabits> WANTING_MD5 = Set.of(MINIO, CEPH_OCTOPUS);

    private final Map<String, String> operations = new LinkedHashMap<>();
    private final List<String> headers;

    /** @param headers that are refused, by the beginnings of their names */
    StoreHabits(String operations, String... headers) {
        Arrays.stream(operations.split(", "))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.split(": "))
                .forEach(entry -> this.operations.put(entry[0].strip(), entry[1]));
        this.headers = List.of(headers);
    }

    /** The operations that change a bucket and that it does not know. */
    List<String> unknownChanges() {
        return operations.keySet().stream()
                .filter(operation -> operation.startsWith("Put"))
                .toList();
    }

    boolean isAlwaysVersioned() {
        return this == B2;
    }

    /** Every bucket has a lifecycle rule from the start. */
    boolean abortsUploads() {
        return this == R2;
    }

    boolean keepsNoTags() {
        return operations.containsKey("GetBucketTagging");
    }

    /** The code for a bucket that has no tags. */
    String noTags() {
        return switch (this) {
            case CLOUDIAN -> "ERROR_NO_SUCH_BUCKET_TAGSET";
            case CEPH_OCTOPUS, CEPH_PACIFIC -> "NoSuchTagSetError";
            default -> "NoSuchTagSet";
        };
    }

    /** Returns true if the store answers a query with the list of objects. */
    boolean lists(String operation) {
        return LISTS.equals(operations.get(operation));
    }

    Optional<Refusal> refusal(String operation, Collection<String> sent, String body) {
        String known = operations.get(operation);
        if (known != null && !known.equals(LISTS)) {
            return Optional.of(Refusal.of(known));
        }
        List<String> names =
                sent.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (String header : headers) {
            String[] entry = header.split(": ");
            if (names.stream().anyMatch(name -> name.startsWith(entry[0]))) {
                return Optional.of(Refusal.of(entry[1]));
            }
        }
        boolean isSetting = operation.startsWith("Put");
        if (isSetting && WANTING_MD5.contains(this) && !names.contains("content-md5")) {
            return Optional.of(new Refusal(400, "MissingContentMD5"));
        }
        boolean isNews = this != AWS && body.contains("BlockedEncryptionTypes");
        return isNews ? Optional.of(new Refusal(400, "MalformedXML")) : Optional.empty();
    }
}

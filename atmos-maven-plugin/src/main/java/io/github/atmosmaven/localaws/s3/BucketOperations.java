package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.AwsChunks;
import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Request;
import io.github.atmosmaven.localaws.request.Response;
import io.github.atmosmaven.localaws.request.Xml;
import io.github.atmosmaven.localaws.s3.Buckets.Bucket;
import io.github.atmosmaven.localaws.sign.Identity;
import io.github.atmosmaven.localaws.sign.SignatureCheck;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations on whole buckets: create, look at, change settings, delete. */
final class BucketOperations {

    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.000'Z'").withZone(ZoneOffset.UTC);
    private static final String ENFORCED = "BucketOwnerEnforced";
    private static final String HOME_REGION = "us-east-1";
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final Buckets buckets;

    BucketOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    /** @param prefix start of the names to list */
    Response list(Identity caller, String prefix) {
        StringBuilder text = new StringBuilder("<ListAllMyBucketsResult xmlns=\"" + NAMESPACE + "\"><Owner>"
                + Xml.tag("ID", caller.account()) + "</Owner><Buckets>");
        for (Bucket bucket : buckets.ofAccount(caller.account())) {
            if (!bucket.name().startsWith(prefix)) {
                continue;
            }
            text.append("<Bucket>")
                    .append(Xml.tag("Name", bucket.name()))
                    .append(Xml.tag("CreationDate", CREATED.format(bucket.created())))
                    .append(Xml.tag("BucketRegion", bucket.region()))
                    .append("</Bucket>");
        }
        return Response.xml(text.append("</Buckets></ListAllMyBucketsResult>").toString());
    }

    Response create(String name, Request request, SignatureCheck.Signed signed, Instant now) {
        BucketName.requireNew(name);
        if (!request.header("x-amz-acl", "private").equals("private")
                && request.header("x-amz-object-ownership", ENFORCED).equals(ENFORCED)) {
            throw new AwsError(
                    400,
                    "InvalidBucketAclWithObjectOwnership",
                    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }
        Optional<Xml> body = request.body().isEmpty()
                ? Optional.empty()
                : Optional.of(Xml.parse(request.body().bytes()));
        String region = region(body, signed.region());
        return buckets.locked(name, () -> {
            Bucket wanted = new Bucket(name, signed.identity().account(), region, now);
            return create(wanted, request, body);
        });
    }

    private static String region(Optional<Xml> body, String signedFor) {
        Optional<String> wanted = body.flatMap(xml -> xml.textOf("LocationConstraint"));
        if (wanted.isEmpty()) {
            if (!signedFor.equals(HOME_REGION)) {
                throw new AwsError(
                        400,
                        "IllegalLocationConstraintException",
                        "The unspecified location constraint is incompatible for the region specific endpoint this"
                                + " request was sent to.");
            }
            return HOME_REGION;
        }
        String region = wanted.get().equals("EU") ? "eu-west-1" : wanted.get();
        if (region.equals(HOME_REGION)) {
            throw new AwsError(400, "InvalidLocationConstraint", "The specified location-constraint is not valid");
        }
        if (!region.equals(signedFor)) {
            throw new AwsError(
                    400,
                    "IllegalLocationConstraintException",
                    "The " + region + " location constraint is incompatible for the region specific endpoint this"
                            + " request was sent to.");
        }
        return region;
    }

    private Response create(Bucket wanted, Request request, Optional<Xml> body) {
        String name = wanted.name();
        Optional<Bucket> known = buckets.find(name);
        if (known.isPresent()) {
            if (!known.get().account().equals(wanted.account())) {
                throw new AwsError(
                        409,
                        "BucketAlreadyExists",
                        "The requested bucket name is not available. The bucket namespace is shared by all users of the"
                                + " system.");
            }
            if (!wanted.region().equals(HOME_REGION) || !known.get().region().equals(HOME_REGION)) {
                throw new AwsError(
                        409,
                        "BucketAlreadyOwnedByYou",
                        "Your previous request to create the named bucket succeeded and you already own it.");
            }
            return created(name);
        }
        buckets.create(wanted, () -> defaults(name, request, body));
        return created(name);
    }

    private static Response created(String name) {
        return Response.ok().with("Location", "/" + name);
    }

    /** Sets the configuration that AWS gives every new bucket, and the options of the request. */
    private void defaults(String name, Request request, Optional<Xml> body) {
        put(name, SubResource.ENCRYPTION, SubResource.encryptionDefault());
        put(name, SubResource.PUBLIC_ACCESS_BLOCK, SubResource.publicAccessDefault());
        put(
                name,
                SubResource.OWNERSHIP_CONTROLS,
                SubResource.ownership(request.header("x-amz-object-ownership", ENFORCED)));
        if (request.header("x-amz-bucket-object-lock-enabled", "").equalsIgnoreCase("true")) {
            put(
                    name,
                    SubResource.OBJECT_LOCK,
                    "<ObjectLockConfiguration xmlns=\"" + NAMESPACE
                            + "\"><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>");
            put(
                    name,
                    SubResource.VERSIONING,
                    "<VersioningConfiguration xmlns=\"" + NAMESPACE
                            + "\"><Status>Enabled</Status></VersioningConfiguration>");
        }
        List<Xml> tags = body.flatMap(xml -> xml.child("Tags"))
                .map(xml -> xml.all("Tag"))
                .orElse(List.of());
        if (!tags.isEmpty()) {
            StringBuilder set = new StringBuilder("<Tagging xmlns=\"" + NAMESPACE + "\"><TagSet>");
            for (Xml tag : tags) {
                set.append("<Tag>")
                        .append(Xml.tag("Key", tag.textOf("Key").orElse("")))
                        .append(Xml.tag("Value", tag.textOf("Value").orElse("")))
                        .append("</Tag>");
            }
            put(name, SubResource.TAGGING, set.append("</TagSet></Tagging>").toString());
        }
    }

    private void put(String bucket, SubResource resource, String body) {
        buckets.putSetting(bucket, resource.parameter(), body.getBytes(StandardCharsets.UTF_8));
    }

    Response location(Bucket bucket) {
        String region = bucket.region().equals(HOME_REGION) ? "" : bucket.region();
        return Response.xml("<LocationConstraint xmlns=\"" + NAMESPACE + "\">" + region + "</LocationConstraint>");
    }

    Response delete(Bucket bucket) {
        return buckets.locked(bucket.name(), () -> {
            if (!new VersionStore(buckets.objects(bucket.name())).isEmpty()) {
                throw new AwsError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
            }
            buckets.remove(bucket.name());
            return Response.noContent();
        });
    }

    Response setting(Bucket bucket, SubResource resource, Request request) {
        return switch (request.method()) {
            case "GET" ->
                buckets.setting(bucket.name(), resource.parameter())
                        .map(body -> new Response(200, Map.of("Content-Type", type(resource)), body))
                        .orElseGet(() -> resource.unset(bucket.name()));
            case "PUT" ->
                putSetting(
                        bucket,
                        resource,
                        AwsChunks.decode(request, buckets.incoming()).bytes());
            case "DELETE" -> deleteSetting(bucket, resource);
            default -> throw AwsError.notImplemented(request.method() + " of " + resource.parameter());
        };
    }

    private Response deleteSetting(Bucket bucket, SubResource resource) {
        if (!resource.canBeDeleted()) {
            throw AwsError.notImplemented("DELETE of " + resource.parameter());
        }
        return buckets.locked(bucket.name(), () -> {
            if (resource == SubResource.ENCRYPTION) {
                // There is no bucket without encryption: AWS goes back to its default.
                put(bucket.name(), resource, SubResource.encryptionDefault());
            } else {
                buckets.removeSetting(bucket.name(), resource.parameter());
            }
            return Response.noContent();
        });
    }

    private static String type(SubResource resource) {
        return resource == SubResource.POLICY ? "application/json" : "application/xml";
    }

    private Response putSetting(Bucket bucket, SubResource resource, byte[] body) {
        resource.validate(body);
        return buckets.locked(bucket.name(), () -> {
            boolean locked = buckets.setting(bucket.name(), SubResource.OBJECT_LOCK.parameter())
                    .isPresent();
            if (resource == SubResource.VERSIONING && locked && !isEnabled(body)) {
                throw new AwsError(
                        409,
                        "InvalidBucketState",
                        "An Object Lock configuration is present on this bucket, so the versioning state cannot be"
                                + " changed.");
            }
            buckets.putSetting(bucket.name(), resource.parameter(), body);
            return resource == SubResource.POLICY ? Response.noContent() : Response.ok();
        });
    }

    private static boolean isEnabled(byte[] versioning) {
        return Xml.parse(versioning).textOf("Status").orElse("").equals("Enabled");
    }

    Response policyStatus(Bucket bucket) {
        if (buckets.setting(bucket.name(), SubResource.POLICY.parameter()).isEmpty()) {
            throw new AwsError(404, "NoSuchBucketPolicy", "The bucket policy does not exist");
        }
        return Response.xml("<PolicyStatus xmlns=\"" + NAMESPACE + "\"><IsPublic>false</IsPublic></PolicyStatus>");
    }
}

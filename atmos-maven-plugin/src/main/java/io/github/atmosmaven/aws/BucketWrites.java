package io.github.atmosmaven.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.EncryptionType;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

/** Changes of one bucket. Each method is one call of the SDK. */
final class BucketWrites {

    private static final String HOME_REGION = "us-east-1";

    private final BucketSession session;
    private final S3Client s3;

    BucketWrites(BucketSession session) {
        this.session = session;
        this.s3 = session.s3();
    }

    private String bucket() {
        return session.bucket().name();
    }

    void create(Map<String, String> tags, boolean ownership) {
        CreateBucketConfiguration.Builder configuration = CreateBucketConfiguration.builder();
        boolean elsewhere = !session.bucket().region().equals(HOME_REGION);
        if (elsewhere) {
            configuration.locationConstraint(
                    BucketLocationConstraint.fromValue(session.bucket().region()));
            if (BucketLocationConstraint.fromValue(session.bucket().region())
                    == BucketLocationConstraint.UNKNOWN_TO_SDK_VERSION) {
                configuration.locationConstraint(session.bucket().region());
            }
        }
        if (!tags.isEmpty()) {
            configuration.tags(tagSet(tags));
        }
        CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(bucket());
        if (elsewhere || !tags.isEmpty()) {
            request.createBucketConfiguration(configuration.build());
        }
        if (ownership) {
            request.objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        }
        session.call("s3:CreateBucket", () -> s3.createBucket(request.build()));
    }

    void blockPublicAccess() {
        session.call(
                "s3:PutBucketPublicAccessBlock",
                () -> s3.putPublicAccessBlock(request -> request.bucket(bucket())
                        .publicAccessBlockConfiguration(block -> block.blockPublicAcls(true)
                                .ignorePublicAcls(true)
                                .blockPublicPolicy(true)
                                .restrictPublicBuckets(true))));
    }

    void enableVersioning() {
        session.call(
                "s3:PutBucketVersioning",
                () -> s3.putBucketVersioning(request -> request.bucket(bucket())
                        .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED))));
    }

    void encrypt() {
        ServerSideEncryptionRule.Builder rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(by -> by.sseAlgorithm(ServerSideEncryption.AES256));
        if (session.isAws()) {
            // Keys of customers stay blocked, as AWS has it on new buckets: a request that is silent might lift the
            // block. A store that reads its XML strictly would refuse what it has not heard of.
            rule.blockedEncryptionTypes(blocked -> blocked.encryptionType(EncryptionType.SSE_C));
        }
        session.call(
                "s3:PutEncryptionConfiguration",
                () -> s3.putBucketEncryption(request -> request.bucket(bucket())
                        .serverSideEncryptionConfiguration(encryption -> encryption.rules(rule.build()))));
    }

    void putPolicy(String policy) {
        session.call(
                "s3:PutBucketPolicy",
                () -> s3.putBucketPolicy(request -> request.bucket(bucket()).policy(policy)));
    }

    void putTags(Map<String, String> tags) {
        session.call(
                "s3:PutBucketTagging",
                () -> s3.putBucketTagging(
                        request -> request.bucket(bucket()).tagging(tagging -> tagging.tagSet(tagSet(tags)))));
    }

    private static List<Tag> tagSet(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}

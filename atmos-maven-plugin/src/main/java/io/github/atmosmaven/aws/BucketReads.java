package io.github.atmosmaven.aws;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Questions about one bucket. Each method is one call of the SDK. */
final class BucketReads {

    private final BucketSession session;
    private final S3Client s3;

    BucketReads(BucketSession session) {
        this.session = session;
        this.s3 = session.s3();
    }

    private String bucket() {
        return session.bucket().name();
    }

    Map<String, String> tags() {
        return session.call("s3:GetBucketTagging", () -> {
            Map<String, String> tags = new LinkedHashMap<>();
            s3.getBucketTagging(request -> request.bucket(bucket()))
                    .tagSet()
                    .forEach(tag -> tags.put(tag.key(), tag.value()));
            return tags;
        });
    }

    void head() {
        session.call("s3:ListBucket", () -> s3.headBucket(request -> request.bucket(bucket())));
    }

    Optional<Instant> created() {
        return session.call(
                "s3:ListAllMyBuckets",
                () -> s3.listBucketsPaginator(request -> request.prefix(bucket())).buckets().stream()
                        .filter(found -> found.name().equals(bucket()) && found.creationDate() != null)
                        .map(Bucket::creationDate)
                        .findFirst());
    }

    boolean hasPolicy() {
        return session.call(
                "s3:GetBucketPolicy",
                () -> isSet("NoSuchBucketPolicy", () -> {
                    s3.getBucketPolicy(request -> request.bucket(bucket()));
                    return true;
                }));
    }

    /** Of what is not set S3 says that it cannot be found. */
    private static boolean isSet(String unset, Supplier<Boolean> question) {
        try {
            return question.get();
        } catch (AwsServiceException e) {
            AwsErrorDetails details = e.awsErrorDetails();
            if (details != null && unset.equals(details.errorCode())) {
                return false;
            }
            throw e;
        }
    }

    boolean isVersioned() {
        return session.call(
                "s3:GetBucketVersioning",
                () -> s3.getBucketVersioning(request -> request.bucket(bucket()))
                                .statusAsString()
                        != null);
    }

    boolean hasObjects() {
        return session.call(
                "s3:ListBucket",
                () -> !s3.listObjectsV2(request -> request.bucket(bucket()).maxKeys(1))
                        .contents()
                        .isEmpty());
    }

    boolean hasLifecycle() {
        return session.call(
                "s3:GetLifecycleConfiguration",
                () -> isSet(
                        "NoSuchLifecycleConfiguration",
                        // Other stores may give every bucket a rule that aborts uploads (Cloudflare R2).
                        () -> s3.getBucketLifecycleConfiguration(request -> request.bucket(bucket())).rules().stream()
                                .anyMatch(rule -> session.isAws() || rule.abortIncompleteMultipartUpload() == null)));
    }

    boolean isEncryptedByKey() {
        return session.call(
                "s3:GetEncryptionConfiguration",
                () -> isSet(
                        "ServerSideEncryptionConfigurationNotFoundError",
                        () -> s3
                                .getBucketEncryption(request -> request.bucket(bucket()))
                                .serverSideEncryptionConfiguration()
                                .rules()
                                .stream()
                                .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
                                .anyMatch(by -> by != null && by.sseAlgorithm() != ServerSideEncryption.AES256)));
    }
}

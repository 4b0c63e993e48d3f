package io.github.atmosmaven.localaws;

import static io.github.atmosmaven.localaws.LocalS3Test.assertCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.localaws.sign.AwsKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

@DisplayName("D50: buckets and identities of the local endpoint behave as those of AWS")
class LocalBucketsTest extends AtLocalAws {

    private static final String OTHER = "222222222222";

    private static Arguments call(String code, Consumer<S3Client> call) {
        return Arguments.of(code, call);
    }

    static Stream<Arguments> unset() {
        return Stream.of(
                call("NoSuchTagSet", s3 -> s3.getBucketTagging(r -> r.bucket(BUCKET))),
                call("NoSuchBucketPolicy", s3 -> s3.getBucketPolicy(r -> r.bucket(BUCKET))),
                call("NoSuchLifecycleConfiguration", s3 -> s3.getBucketLifecycleConfiguration(r -> r.bucket(BUCKET))),
                call("NoSuchCORSConfiguration", s3 -> s3.getBucketCors(r -> r.bucket(BUCKET))),
                call(
                        "ObjectLockConfigurationNotFoundError",
                        s3 -> s3.getObjectLockConfiguration(r -> r.bucket(BUCKET))),
                call("ReplicationConfigurationNotFoundError", s3 -> s3.getBucketReplication(r -> r.bucket(BUCKET))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unset")
    @DisplayName("what is not set on a new bucket answers with its error")
    void notSet(String code, Consumer<S3Client> call) {
        assertCode(code, 404, () -> call.accept(s3));
    }

    @Test
    @DisplayName("a new bucket is not versioned")
    void notVersioned() {
        assertThat(s3.getBucketVersioning(r -> r.bucket(BUCKET)).status()).isNull();
    }

    @Test
    @DisplayName("a new bucket is encrypted, closed to the public and its owner's")
    void defaults() {
        assertThat(s3.getBucketEncryption(r -> r.bucket(BUCKET))
                        .serverSideEncryptionConfiguration()
                        .rules()
                        .get(0)
                        .applyServerSideEncryptionByDefault()
                        .sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AES256);
        assertThat(s3.getPublicAccessBlock(r -> r.bucket(BUCKET))
                        .publicAccessBlockConfiguration()
                        .blockPublicPolicy())
                .isTrue();
        assertThat(s3.getBucketOwnershipControls(r -> r.bucket(BUCKET))
                        .ownershipControls()
                        .rules()
                        .get(0)
                        .objectOwnership())
                .isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
    }

    @Test
    @DisplayName("D44: tags that come with the creation are there")
    void tagsAtCreation() {
        s3.createBucket(r -> r.bucket("tagged")
                .createBucketConfiguration(
                        c -> c.tags(Tag.builder().key("a").value("1 & <2>").build())));

        assertThat(s3.getBucketTagging(r -> r.bucket("tagged")).tagSet())
                .singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("1 & <2>"));
    }

    @Test
    @DisplayName("tags that are deleted are gone")
    void tagsDeleted() {
        s3.putBucketTagging(r -> r.bucket(BUCKET)
                .tagging(t -> t.tagSet(Tag.builder().key("a").value("b").build())));
        s3.deleteBucketTagging(r -> r.bucket(BUCKET));

        assertCode("NoSuchTagSet", 404, () -> s3.getBucketTagging(r -> r.bucket(BUCKET)));
    }

    @Test
    @DisplayName("a policy is got as it was put")
    void policy() {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
                + "\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::state-bucket/*\"}]}";
        s3.putBucketPolicy(r -> r.bucket(BUCKET).policy(policy));

        assertThat(s3.getBucketPolicy(r -> r.bucket(BUCKET)).policy()).isEqualTo(policy);
    }

    @Test
    @DisplayName("a policy that is none is refused")
    void malformedPolicy() {
        assertCode(
                "MalformedPolicy",
                400,
                () -> s3.putBucketPolicy(r -> r.bucket(BUCKET).policy("{")));
    }

    @Test
    @DisplayName("a sub-resource that is not there is 501, never silence")
    void unknown() {
        assertCode("NotImplemented", 501, () -> s3.listBucketAnalyticsConfigurations(r -> r.bucket(BUCKET)));
    }

    @Test
    @DisplayName("a parameter that is not known is 501 on the list of buckets too")
    void unknownOfAll() {
        assertCode("NotImplemented", 501, () -> s3.listBuckets(r -> r.maxBuckets(1)));
    }

    @Test
    @DisplayName("a bucket with a list of access, and names that AWS keeps for itself, are refused")
    void refusesAtCreation() {
        assertCode(
                "InvalidBucketAclWithObjectOwnership",
                400,
                () -> s3.createBucket(r -> r.bucket("with-acl").acl("public-read")));
        for (String name : List.of("xn--states", "states-s3alias", "states--x-s3")) {
            assertThatThrownBy(() -> s3.createBucket(r -> r.bucket(name))).isInstanceOf(RuntimeException.class);
        }
        assertThat(s3.listBuckets().buckets()).hasSize(1);
    }

    @Test
    @DisplayName("versioning is on or suspended and nothing else")
    void refusesAnotherVersioning() {
        assertCode(
                "MalformedXML",
                400,
                () -> s3.putBucketVersioning(
                        r -> r.bucket(BUCKET).versioningConfiguration(v -> v.status("Sometimes"))));
    }

    @Test
    @DisplayName("an own bucket can be made again in us-east-1 only")
    void again() {
        s3.createBucket(r -> r.bucket(BUCKET));
        try (S3Client ireland = SdkClients.s3(aws.uri(), aws.keysOf(LocalAws.ACCOUNT), "eu-west-1")) {
            ireland.createBucket(
                    r -> r.bucket("ireland").createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));

            assertCode(
                    "BucketAlreadyOwnedByYou",
                    409,
                    () -> ireland.createBucket(r ->
                            r.bucket("ireland").createBucketConfiguration(c -> c.locationConstraint("eu-west-1"))));
        }
    }

    @Test
    @DisplayName("the name of another account's bucket is taken")
    void nameTaken() {
        try (S3Client other = SdkClients.s3(aws.uri(), aws.keysOf(OTHER), "us-east-1")) {
            assertCode("BucketAlreadyExists", 409, () -> other.createBucket(r -> r.bucket(BUCKET)));
        }
    }

    @Test
    @DisplayName("another account's bucket is forbidden and not listed")
    void accounts() {
        try (S3Client other = SdkClients.s3(aws.uri(), aws.keysOf(OTHER), "us-east-1")) {
            assertThat(other.listBuckets().buckets()).isEmpty();
            assertCode("AccessDenied", 403, () -> other.listObjectsV2(r -> r.bucket(BUCKET)));
        }
    }

    @Test
    @DisplayName("a wrong secret is told as that")
    void wrongSecret() {
        AwsKeys wrong = new AwsKeys(aws.keysOf(LocalAws.ACCOUNT).accessKeyId(), "wrong", null);
        try (S3Client liar = SdkClients.s3(aws.uri(), wrong, "us-east-1")) {
            assertCode("SignatureDoesNotMatch", 403, liar::listBuckets);
        }
    }

    @Test
    @DisplayName("D50: a real key is not known here")
    void realKey() {
        AwsKeys real = new AwsKeys("AKIAIOSFODNN7EXAMPLE", "secret", null);
        try (S3Client stranger = SdkClients.s3(aws.uri(), real, "us-east-1")) {
            assertCode("InvalidAccessKeyId", 403, stranger::listBuckets);
        }
    }

    @Test
    @DisplayName("who I am is the account of the key")
    void callerIdentity() {
        try (StsClient sts = SdkClients.sts(aws.uri(), aws.keysOf(OTHER))) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo(OTHER);
        }
    }

    @Test
    @DisplayName("the keys of an assumed role act in the role's account")
    void assumedRole() {
        try (StsClient sts = SdkClients.sts(aws.uri(), aws.keysOf(LocalAws.ACCOUNT))) {
            Credentials role = sts.assumeRole(r -> r.roleArn("arn:aws:iam::" + OTHER + ":role/path/admin")
                            .roleSessionName("me"))
                    .credentials();
            AwsKeys keys = new AwsKeys(role.accessKeyId(), role.secretAccessKey(), role.sessionToken());
            try (StsClient assumed = SdkClients.sts(aws.uri(), keys)) {
                assertThat(assumed.getCallerIdentity().arn())
                        .isEqualTo("arn:aws:sts::" + OTHER + ":assumed-role/admin/me");
            }
        }
    }

    @Test
    @DisplayName("D46: a role of another account that the owner has assumed reads and writes states, and nothing else")
    void rolesOfOthersReadStates() {
        s3.putObject(r -> r.bucket(BUCKET).key("state"), RequestBody.fromString("{}"));
        AwsKeys role = role(LocalAws.ACCOUNT);
        try (S3Client reader = SdkClients.s3(aws.uri(), role, "us-east-1");
                S3Client stranger = SdkClients.s3(aws.uri(), role("333333333333"), "us-east-1")) {
            assertThat(reader.listObjectsV2(r -> r.bucket(BUCKET)).contents()).hasSize(1);
            assertThat(reader.getObjectAsBytes(r -> r.bucket(BUCKET).key("state"))
                            .asUtf8String())
                    .isEqualTo("{}");
            assertCode("AccessDenied", 403, () -> reader.getBucketTagging(r -> r.bucket(BUCKET)));
            assertCode("AccessDenied", 403, () -> stranger.listObjectsV2(r -> r.bucket(BUCKET)));
        }
    }

    private AwsKeys role(String opener) {
        try (StsClient sts = SdkClients.sts(aws.uri(), aws.keysOf(opener))) {
            Credentials role = sts.assumeRole(r ->
                            r.roleArn("arn:aws:iam::" + OTHER + ":role/state").roleSessionName("me"))
                    .credentials();
            return new AwsKeys(role.accessKeyId(), role.secretAccessKey(), role.sessionToken());
        }
    }

    @Test
    @DisplayName("the date of a bucket is that of its creation, and a list can be narrowed to the beginning of names")
    void listsDates() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        s3.createBucket(r -> r.bucket("dated"));

        assertThat(s3.listBuckets(r -> r.prefix("dat")).buckets())
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.creationDate()).isBetween(now, now.plusSeconds(60)));
    }

    @Test
    @DisplayName("roles, sessions and durations that AWS refuses are refused")
    void badRoles() {
        String arn = "arn:aws:iam::" + OTHER + ":role/admin";
        try (StsClient sts = SdkClients.sts(aws.uri(), aws.keysOf(LocalAws.ACCOUNT))) {
            List<Runnable> bad = List.of(
                    () -> sts.assumeRole(r -> r.roleArn("role/admin").roleSessionName("me")),
                    () -> sts.assumeRole(r -> r.roleArn(arn).roleSessionName("a b")),
                    () -> sts.assumeRole(
                            r -> r.roleArn(arn).roleSessionName("me").durationSeconds(10)));
            assertThat(bad)
                    .allSatisfy(call -> assertThatThrownBy(call::run)
                            .isInstanceOfSatisfying(
                                    StsException.class,
                                    e -> assertThat(e.awsErrorDetails().errorCode())
                                            .isEqualTo("ValidationError")));
        }
    }
}

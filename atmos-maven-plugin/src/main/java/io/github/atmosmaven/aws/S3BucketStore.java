package io.github.atmosmaven.aws;

import io.github.atmosmaven.provision.BucketStore;
import io.github.atmosmaven.provision.CloudRefusal;
import io.github.atmosmaven.provision.StateBucket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.EncryptionType;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

/** A bucket of S3. */
final class S3BucketStore implements BucketStore {

    private static final String HOME_REGION = "us-east-1";

    private final StateBucket bucket;
    private final S3Settings settings;
    private final SdkHttpClient http;
    private final StsClients sts;
    private final AwsCredentialsProvider credentials;
    private final S3Client s3;

    S3BucketStore(StateBucket bucket, AwsEnvironment environment) {
        this.bucket = bucket;
        this.settings = new S3Settings(bucket.backend(), environment);
        this.sts = new StsClients(settings);
        try {
            this.http = HttpClients.of(settings, settings.endpoint("s3"));
        } catch (RuntimeException e) {
            sts.close();
            throw e;
        }
        try {
            this.credentials = new Credentials(settings, sts).provider();
            this.s3 = client();
        } catch (RuntimeException e) {
            sts.close();
            http.close();
            throw e;
        }
    }

    private S3Client client() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http)
                .credentialsProvider(credentials)
                .region(Region.of(bucket.region()))
                .forcePathStyle(settings.usesPathStyle())
                .fipsEnabled(settings.choosesHost("use_fips_endpoint", "s3"))
                .dualstackEnabled(settings.choosesHost("use_dualstack_endpoint", "s3"))
                // Following a bucket to another region would hide that the manifest is wrong.
                .crossRegionAccessEnabled(false)
                .overrideConfiguration(ClientOverrides.of(settings));
        URI endpoint = settings.endpoint("s3");
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }

    private <T> T call(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw Refusals.of(e, action, bucket.region());
        } catch (IllegalArgumentException e) {
            // The SDK makes no call: it looks at the name itself, and only now at the files of profiles.
            String message = String.valueOf(e.getMessage());
            CloudRefusal.Kind kind = message.startsWith("Bucket name")
                    ? CloudRefusal.Kind.INVALID_NAME
                    : CloudRefusal.Kind.INVALID_SETTING;
            throw new CloudRefusal(kind, action, message, null, e);
        }
    }

    @Override
    public Map<String, String> tags() {
        return call("s3:GetBucketTagging", () -> {
            Map<String, String> tags = new LinkedHashMap<>();
            s3.getBucketTagging(request -> request.bucket(bucket.name()))
                    .tagSet()
                    .forEach(tag -> tags.put(tag.key(), tag.value()));
            return tags;
        });
    }

    @Override
    public void head() {
        call("s3:ListBucket", () -> s3.headBucket(request -> request.bucket(bucket.name())));
    }

    @Override
    public void create(Map<String, String> tags, boolean ownership) {
        CreateBucketConfiguration.Builder configuration = CreateBucketConfiguration.builder();
        boolean elsewhere = !bucket.region().equals(HOME_REGION);
        if (elsewhere) {
            configuration.locationConstraint(BucketLocationConstraint.fromValue(bucket.region()));
            if (BucketLocationConstraint.fromValue(bucket.region())
                    == BucketLocationConstraint.UNKNOWN_TO_SDK_VERSION) {
                configuration.locationConstraint(bucket.region());
            }
        }
        if (!tags.isEmpty()) {
            configuration.tags(tagSet(tags));
        }
        CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(bucket.name());
        if (elsewhere || !tags.isEmpty()) {
            request.createBucketConfiguration(configuration.build());
        }
        if (ownership) {
            request.objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        }
        call("s3:CreateBucket", () -> s3.createBucket(request.build()));
    }

    @Override
    public void blockPublicAccess() {
        call(
                "s3:PutBucketPublicAccessBlock",
                () -> s3.putPublicAccessBlock(request -> request.bucket(bucket.name())
                        .publicAccessBlockConfiguration(block -> block.blockPublicAcls(true)
                                .ignorePublicAcls(true)
                                .blockPublicPolicy(true)
                                .restrictPublicBuckets(true))));
    }

    @Override
    public void enableVersioning() {
        call(
                "s3:PutBucketVersioning",
                () -> s3.putBucketVersioning(request -> request.bucket(bucket.name())
                        .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED))));
    }

    @Override
    public void encrypt() {
        // Keys of customers stay blocked, as AWS has it on new buckets: a request that is silent might lift the block.
        ServerSideEncryptionRule rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(by -> by.sseAlgorithm(ServerSideEncryption.AES256))
                .blockedEncryptionTypes(blocked -> blocked.encryptionType(EncryptionType.SSE_C))
                .build();
        call(
                "s3:PutEncryptionConfiguration",
                () -> s3.putBucketEncryption(request -> request.bucket(bucket.name())
                        .serverSideEncryptionConfiguration(encryption -> encryption.rules(rule))));
    }

    @Override
    public void putPolicy(String policy) {
        call(
                "s3:PutBucketPolicy",
                () -> s3.putBucketPolicy(
                        request -> request.bucket(bucket.name()).policy(policy)));
    }

    @Override
    public void putTags(Map<String, String> tags) {
        call(
                "s3:PutBucketTagging",
                () -> s3.putBucketTagging(
                        request -> request.bucket(bucket.name()).tagging(tagging -> tagging.tagSet(tagSet(tags)))));
    }

    private static List<Tag> tagSet(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    @Override
    public String account() {
        if (settings.flag("skip_requesting_account_id")) {
            return "";
        }
        try {
            return sts.with(credentials).getCallerIdentity().account();
        } catch (SdkException e) {
            // The message does without it.
            return "";
        }
    }

    /** Refuses an account that the backend does not allow; asks who this is only where the backend cares. */
    void checkAccount() {
        List<String> allowed = settings.texts("allowed_account_ids");
        List<String> forbidden = settings.texts("forbidden_account_ids");
        if (allowed.isEmpty() && forbidden.isEmpty()) {
            return;
        }
        String account = call(
                "sts:GetCallerIdentity",
                () -> sts.with(credentials).getCallerIdentity().account());
        boolean refused = forbidden.contains(account) || !allowed.isEmpty() && !allowed.contains(account);
        if (refused) {
            throw new CloudRefusal(
                    CloudRefusal.Kind.ACCOUNT_NOT_ALLOWED,
                    "sts:GetCallerIdentity",
                    "account " + account + " is not one that the backend allows",
                    null,
                    null);
        }
    }

    @Override
    public String cloud() {
        boolean local = settings.environment().local() != null;
        // The local endpoint is the same on every port.
        return local ? "local" : String.valueOf(settings.endpoint("s3"));
    }

    @Override
    public void close() {
        s3.close();
        sts.close();
        http.close();
    }
}

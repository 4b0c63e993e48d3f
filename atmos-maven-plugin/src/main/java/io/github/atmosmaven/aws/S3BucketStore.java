package io.github.atmosmaven.aws;

import io.github.atmosmaven.aws.call.CallBudget;
import io.github.atmosmaven.aws.call.HttpClients;
import io.github.atmosmaven.aws.call.Refusals;
import io.github.atmosmaven.aws.call.ServiceClients;
import io.github.atmosmaven.aws.http.InvalidSetting;
import io.github.atmosmaven.aws.http.SocketHttpClient;
import io.github.atmosmaven.aws.identity.Credentials;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.backend.endpoint.AwsPartition;
import io.github.atmosmaven.backend.endpoint.S3Endpoint;
import io.github.atmosmaven.provision.s3.BucketStore;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import io.github.atmosmaven.provision.s3.StateBucket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
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
    private final CallBudget budget;
    private final SocketHttpClient http;
    private final ServiceClients clients;
    private final AwsCredentialsProvider credentials;
    private final S3Client s3;

    /**
     * @throws CloudRefusal for an identity that cannot be had
     * @throws InvalidSetting for settings that no call can be made with
     */
    S3BucketStore(StateBucket bucket, AwsEnvironment environment) {
        this.bucket = bucket;
        this.settings =
                new S3Settings(bucket.backend(), environment, bucket.endpoint(), rootModules(bucket, environment));
        this.budget = new CallBudget(
                "S3 bucket '" + bucket.name() + "' in " + bucket.region(),
                environment.calls().budget(),
                environment.calls().waits());
        this.http = HttpClients.of(settings);
        this.clients = new ServiceClients(settings, http, budget);
        try {
            this.credentials = new Credentials(settings, clients).provider();
            this.s3 = clients.s3(credentials, bucket.region());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static List<Path> rootModules(StateBucket bucket, AwsEnvironment environment) {
        return bucket.instances().stream()
                .map(instance -> environment.rootModules().resolve(instance.rootModule()))
                .distinct()
                .toList();
    }

    private <T> T call(String action, Supplier<T> call) {
        try {
            return budget.run(action, call::get, http::close);
        } catch (CloudRefusal e) {
            throw answered(action, e);
        } catch (ExecutionException e) {
            throw refusal(action, Objects.requireNonNull(e.getCause()));
        }
    }

    /**
     * Returns what the cloud answered until the time was over, which says more than that it is over. The last attempt
     * has no answer, so such a refusal is never a certain one.
     */
    private CloudRefusal answered(String action, CloudRefusal over) {
        if (over.getCause() instanceof AwsServiceException last) {
            return Refusals.of(last, action, bucket.region())
                    .readFrom(new CloudRefusal.Answer(last.statusCode(), null, 2));
        }
        return over;
    }

    /**
     * The refusal that a failure means. Any other exception is a defect of the program, and passes through as one: it never
     * becomes a mistake of the user.
     */
    private RuntimeException refusal(String action, Throwable failure) {
        if (failure instanceof InvalidSetting invalid) {
            return Refusals.of(invalid, action);
        }
        if (failure instanceof SdkException sdk) {
            return Refusals.of(sdk, action, bucket.region());
        }
        if (failure instanceof Error defect) {
            throw defect;
        }
        return failure instanceof RuntimeException other ? other : new IllegalStateException(failure);
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
    public Optional<Instant> created() {
        return call(
                "s3:ListAllMyBuckets",
                () -> s3.listBucketsPaginator(request -> request.prefix(bucket.name())).buckets().stream()
                        .filter(found -> found.name().equals(bucket.name()) && found.creationDate() != null)
                        .map(Bucket::creationDate)
                        .findFirst());
    }

    @Override
    public boolean hasPolicy() {
        return call(
                "s3:GetBucketPolicy",
                () -> isSet("NoSuchBucketPolicy", () -> {
                    s3.getBucketPolicy(request -> request.bucket(bucket.name()));
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

    @Override
    public boolean isVersioned() {
        return call(
                "s3:GetBucketVersioning",
                () -> s3.getBucketVersioning(request -> request.bucket(bucket.name()))
                                .statusAsString()
                        != null);
    }

    @Override
    public boolean hasObjects() {
        return call(
                "s3:ListBucket",
                () -> !s3.listObjectsV2(request -> request.bucket(bucket.name()).maxKeys(1))
                        .contents()
                        .isEmpty());
    }

    @Override
    public boolean hasLifecycle() {
        return call(
                "s3:GetLifecycleConfiguration",
                () ->
                        isSet(
                                "NoSuchLifecycleConfiguration",
                                // Other stores may give every bucket a rule that aborts uploads (Cloudflare R2).
                                () -> s3
                                        .getBucketLifecycleConfiguration(request -> request.bucket(bucket.name()))
                                        .rules()
                                        .stream()
                                        .anyMatch(rule -> isAws() || rule.abortIncompleteMultipartUpload() == null)));
    }

    @Override
    public boolean isEncryptedByKey() {
        return call(
                "s3:GetEncryptionConfiguration",
                () -> isSet(
                        "ServerSideEncryptionConfigurationNotFoundError",
                        () -> s3
                                .getBucketEncryption(request -> request.bucket(bucket.name()))
                                .serverSideEncryptionConfiguration()
                                .rules()
                                .stream()
                                .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
                                .anyMatch(by -> by != null && by.sseAlgorithm() != ServerSideEncryption.AES256)));
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
        ServerSideEncryptionRule.Builder rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(by -> by.sseAlgorithm(ServerSideEncryption.AES256));
        if (isAws()) {
            // Keys of customers stay blocked, as AWS has it on new buckets: a request that is silent might lift the
            // block. A store that reads its XML strictly would refuse what it has not heard of.
            rule.blockedEncryptionTypes(blocked -> blocked.encryptionType(EncryptionType.SSE_C));
        }
        call(
                "s3:PutEncryptionConfiguration",
                () -> s3.putBucketEncryption(request -> request.bucket(bucket.name())
                        .serverSideEncryptionConfiguration(encryption -> encryption.rules(rule.build()))));
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
        // The keys of another store are nothing that AWS should ever be asked about.
        boolean stranger = !isAws() && settings.endpoint("sts") == null;
        if (stranger || bucket.backend().accounts().isUnasked()) {
            return "";
        }
        try {
            return call("sts:GetCallerIdentity", this::callersAccount);
        } catch (CloudRefusal e) {
            // The message does without it.
            return "";
        }
    }

    private String callersAccount() {
        return clients.sts(credentials).getCallerIdentity().account();
    }

    /** Refuses an account that the backend does not allow; asks who this is only where the backend cares. */
    void checkAccount() {
        List<String> allowed = bucket.backend().accounts().allowed();
        List<String> forbidden = bucket.backend().accounts().forbidden();
        if (allowed.isEmpty() && forbidden.isEmpty()) {
            return;
        }
        String account = call("sts:GetCallerIdentity", this::callersAccount);
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
        if (isRehearsal()) {
            // The local endpoint is the same on every port.
            return "local";
        }
        return isAws() ? AwsPartition.ofArns(bucket.region()) : endpoint();
    }

    /** Endpoint of S3 as the backend, the environment or the profile names it; empty for AWS. */
    private String endpoint() {
        URI endpoint = isRehearsal()
                ? settings.namedEndpoint("s3")
                : s3.serviceClientConfiguration().endpointOverride().orElse(null);
        return endpoint == null ? "" : endpoint.toString();
    }

    @Override
    public boolean isAws() {
        return S3Endpoint.isAws(endpoint());
    }

    @Override
    public boolean isRehearsal() {
        return settings.environment().local() != null;
    }

    @Override
    public void close() {
        clients.close();
        http.close();
    }
}

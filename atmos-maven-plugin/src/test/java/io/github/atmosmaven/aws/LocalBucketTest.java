package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.SdkClients;
import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import io.github.atmosmaven.workflow.report.ProvisionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;

@DisplayName("D42, D43, D44, D45: what another client sees of a bucket, and refusals in the middle of the work")
class LocalBucketTest {

    private static final String STATE = "{bucket: state-bucket, region: eu-west-1, max_retries: 0}";

    @TempDir
    Path directory;

    private final Map<String, AwsError> faults = new ConcurrentHashMap<>();
    private LocalAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = LocalAws.start(new LocalAwsOptions(directory.resolve("aws"), 0, operation -> {
            AwsError fault = faults.get(operation);
            if (fault != null) {
                throw fault;
            }
        }));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private AwsEnvironment environment() {
        AwsKeys keys = aws.keysOf(LocalAws.ACCOUNT);
        return AwsEnvironment.of(Map.of("AWS_SECRET_ACCESS_KEY", "canary-of-the-caller"))
                .withLocal(new AwsEnvironment.Local(
                        aws.uri(), new AwsEnvironment.Keys(keys.accessKeyId(), keys.secretAccessKey(), null)));
    }

    private StoreResult provision(String backend) {
        ProvisionResult result = new ProvisionBackends(new S3StateStores(new SdkBuckets(environment())))
                .run(ProvisionRequest.of(List.of(WantedInstance.s3("vpc", backend)), directory.resolve("intents")));
        return result.stores().get(0);
    }

    private Problem problem(String backend) {
        List<Problem> problems = provision(backend).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private S3Client client() {
        return SdkClients.s3(aws.uri(), aws.keysOf(LocalAws.ACCOUNT), "eu-west-1");
    }

    @Test
    @DisplayName("D42: the settings are read back by another client")
    void settings() {
        provision(STATE);
        try (S3Client s3 = client()) {
            String name = "state-bucket";
            assertThat(s3.getBucketVersioning(r -> r.bucket(name)).status()).isEqualTo(BucketVersioningStatus.ENABLED);
            assertThat(s3.getBucketEncryption(r -> r.bucket(name))
                            .serverSideEncryptionConfiguration()
                            .rules()
                            .get(0)
                            .applyServerSideEncryptionByDefault()
                            .sseAlgorithm())
                    .isEqualTo(ServerSideEncryption.AES256);
            assertThat(s3.getPublicAccessBlock(r -> r.bucket(name))
                            .publicAccessBlockConfiguration()
                            .restrictPublicBuckets())
                    .isTrue();
            assertThat(Set.copyOf(s3.getBucketTagging(r -> r.bucket(name)).tagSet()))
                    .isEqualTo(Set.of(tag("Name", name), tag("ManagedBy", "Atmos")));
            assertThat(s3.getBucketPolicy(r -> r.bucket(name)).policy()).contains("aws:SecureTransport");
        }
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    @DisplayName("D45: a bucket of another account is forbidden, with account, region and permission")
    void foreign() {
        provision("{bucket: state-bucket, region: eu-west-1, assume_role: {role_arn: "
                + "'arn:aws:iam::222222222222:role/provision'}}");

        Problem problem = problem(STATE);
        assertThat(problem.code()).isEqualTo(ProblemCode.ACCESS_DENIED);
        assertThat(problem.message() + problem.hint()).contains(LocalAws.ACCOUNT, "eu-west-1", "s3:ListBucket");
    }

    @Test
    @DisplayName("D45: a name that somebody else took meanwhile is told as that")
    void nameTaken() {
        faults.put("CreateBucket", new AwsError(409, "BucketAlreadyExists", "not available"));

        assertThat(problem(STATE).code()).isEqualTo(ProblemCode.BUCKET_OWNED_BY_OTHER);
    }

    @Test
    @DisplayName("D45: a refused call names its permission")
    void refused() {
        faults.put("PutBucketVersioning", new AwsError(403, "AccessDenied", "Access Denied"));

        Problem problem = problem(STATE);
        assertThat(problem.code()).isEqualTo(ProblemCode.ACCESS_DENIED);
        assertThat(problem.hint()).contains("s3:PutBucketVersioning");
    }

    @Test
    @DisplayName("D44: what a refused call left half-made is completed by the next run")
    void completed() {
        refused();
        faults.clear();

        assertThat(provision(STATE).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    @DisplayName("a directory of notes that cannot be written is told as that, with its path, and nothing is created")
    void unwritableNotes() throws IOException {
        Files.writeString(directory.resolve("intents"), "in the way");

        Problem problem = problem(STATE);
        assertThat(problem.code()).isEqualTo(ProblemCode.PLACE_NOT_PLAIN);
        assertThat(problem.message()).startsWith(directory.resolve("intents") + " is a file");
        assertThat(aws.operations()).containsExactly("GetBucketTagging");
    }

    @Test
    @DisplayName("a bucket that is there needs no notes")
    void existingNeedsNoNotes() throws IOException {
        provision(STATE);
        Files.delete(directory.resolve("intents"));
        Files.writeString(directory.resolve("intents"), "in the way");

        assertThat(provision(STATE).outcome()).isEqualTo(Outcome.EXISTS);
    }

    @Test
    @DisplayName(
            "an endpoint that cannot keep its data is told as trouble of this machine, not as a refusal of the cloud")
    void unwritableData() throws IOException {
        Files.createDirectories(directory.resolve("aws"));
        Files.writeString(directory.resolve("aws/s3"), "in the way");

        Problem problem = problem(STATE);
        assertThat(problem.code()).isEqualTo(ProblemCode.CANNOT_WRITE);
        assertThat(problem.message())
                .contains(directory.resolve("aws/s3").toString())
                .doesNotContain("refuses");
    }
}

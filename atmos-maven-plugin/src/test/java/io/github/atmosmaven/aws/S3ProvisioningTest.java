package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import io.github.atmosmaven.workflow.report.ProvisionResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Provisioning through the real SDK, against the local endpoint. */
class S3ProvisioningTest {

    @TempDir
    private Path project;

    private LocalAws aws;
    private final AtomicReference<String> failing = new AtomicReference<>("");
    private final AtomicReference<AwsError> failure = new AtomicReference<>();

    @BeforeEach
    void start() throws IOException {
        aws = LocalAws.start(new LocalAwsOptions(project.resolve("aws"), 0, operation -> {
            if (operation.equals(failing.get())) {
                throw failure.get();
            }
        }));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private StoreResult provision(String attributes) {
        new TestProject(project).stack("dev", """
                terraform:
                  backend_type: s3
                  backend: {s3: {bucket: acme-state, key: terraform.tfstate, %s}}
                  provision: {backend: {enabled: true}}
                components: {terraform: {vpc: {}}}
                """.formatted(attributes));
        AwsEnvironment environment =
                AwsEnvironment.of(Map.of()).withLocal(new AwsEnvironment.Local(aws.uri(), keysOf(LocalAws.ACCOUNT)));
        List<StoreResult> results = new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(new TestProject(project).instances(), project.resolve("target/intents")))
                .stores();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @Test
    @DisplayName("D42, D43: seven calls make a bucket, one finds it")
    void createsAndFinds() {
        assertThat(provision("region: eu-west-1").outcome()).isEqualTo(Outcome.CREATED);
        assertThat(aws.operations())
                .containsExactly(
                        "GetBucketTagging",
                        "CreateBucket",
                        "PutPublicAccessBlock",
                        "PutBucketVersioning",
                        "PutBucketEncryption",
                        "PutBucketPolicy",
                        "PutBucketTagging",
                        "GetCallerIdentity");

        assertThat(provision("region: eu-west-1").outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(aws.operations()).hasSize(9).last().isEqualTo("GetBucketTagging");
    }

    @Test
    @DisplayName("a bucket of us-east-1 needs no location and is made as well")
    void createsInTheHomeRegion() {
        assertThat(provision("region: us-east-1").outcome()).isEqualTo(Outcome.CREATED);
    }

    @Test
    @DisplayName("D46: the nested role creates, so the bucket is its account's and nobody else's")
    void assumesTheNestedRole() {
        String role = "assume_role: {role_arn: \"arn:aws:iam::222222222222:role/creator\"}";
        assertThat(provision("region: eu-west-1, " + role).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(aws.operations()).first().isEqualTo("AssumeRole");

        StoreResult stranger = provision("region: eu-west-1");

        assertThat(stranger.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(stranger.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ACCESS_DENIED);
            assertThat(problem.message()).contains("acme-state", "eu-west-1", "111111111111");
        });
    }

    private AwsEnvironment.Keys keysOf(String account) {
        AwsKeys keys = aws.keysOf(account);
        return new AwsEnvironment.Keys(keys.accessKeyId(), keys.secretAccessKey(), null);
    }

    @Test
    @DisplayName(
            "D46, D50: at the local endpoint as on AWS the bucket is the caller's, and it is said whose role reads it")
    void createsWhereTheCallerIs() {
        String role = "role_arn: \"arn:aws:iam::222222222222:role/state\"";
        StoreResult result = provision("region: eu-west-1, " + role);

        assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(result.account()).isEqualTo(LocalAws.ACCOUNT);
        assertThat(result.problems()).isEmpty();
        assertThat(result.remark())
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("is in account 111111111111", "arn:aws:iam::222222222222:role/state", "on AWS"));
        assertThat(aws.operations()).doesNotContain("AssumeRole");
    }

    @Test
    @DisplayName("D48: what was created is told with account and region, and the run that made it is completed")
    void tellsWhereItCreated() {
        ProvisionResult result =
                new ProvisionResult(List.of(provision("region: eu-west-1")), List.of(), List.of(), List.of());

        assertThat(result.lines())
                .containsExactly("✓ Created S3 bucket 'acme-state' in account 111111111111, eu-west-1");
        assertThat(result.closingLine(false)).hasValue("✓ Backend provisioning completed");
    }

    @Test
    @DisplayName("D46: a root-level role is the one for state and is not assumed to create")
    void doesNotAssumeTheAccessRole() {
        provision("region: eu-west-1, role_arn: \"arn:aws:iam::222222222222:role/state\"");

        assertThat(aws.operations()).doesNotContain("AssumeRole");
    }

    @Test
    @DisplayName("D45: a bucket in another region is told with both")
    void tellsTheRegion() {
        provision("region: eu-west-1");

        assertThat(provision("region: eu-central-1").problems())
                .extracting(Problem::code, problem -> problem.message().contains("is in eu-west-1"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ProblemCode.WRONG_REGION, true));
    }

    @Test
    @DisplayName("D45: throttling is told as what it is")
    void tellsThrottling() {
        failing.set("GetBucketTagging");
        failure.set(new AwsError(503, "SlowDown", "Please reduce your request rate."));

        assertThat(provision("region: eu-west-1, max_retries: 1").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.THROTTLED);
                    assertThat(problem.message())
                            .contains("s3:GetBucketTagging", "acme-state", "eu-west-1", "111111111111");
                });
        assertThat(aws.operations()).containsExactly("GetBucketTagging", "GetBucketTagging", "GetCallerIdentity");
    }

    @Test
    @DisplayName("D46: an account that the backend does not allow is refused before any bucket is looked at")
    void refusesOtherAccounts() {
        assertThat(provision("region: eu-west-1, allowed_account_ids: [\"333333333333\"]")
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.ACCOUNT_NOT_ALLOWED);
                    assertThat(problem.message()).contains("account 111111111111");
                });
        assertThat(aws.operations()).containsExactly("GetCallerIdentity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max_retries: many",
                "retry_mode: often",
                "assume_role: {session_name: who}",
                "assume_role: {role_arn: \"\", session_name: who}",
                "assume_role: {role_arn: \"arn:aws:iam::222222222222:role/x\", duration: soon}"
            })
    @DisplayName("a value that no call can be made with is a problem at the backend, not a crash")
    void tellsWrongValues(String attribute) {
        assertThat(provision("region: eu-west-1, " + attribute).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    @DisplayName("D50: flags that choose a host of AWS mean nothing at the local endpoint")
    void ignoresFlagsOfHosts() {
        assertThat(provision("region: eu-west-1, use_fips_endpoint: true, use_dualstack_endpoint: true")
                        .outcome())
                .isEqualTo(Outcome.CREATED);
    }

    @Test
    @DisplayName("D45: credentials that do not work are told as such, also where the backend names its accounts")
    void tellsCredentialsBeforeAccounts() {
        failing.set("GetCallerIdentity");
        failure.set(new AwsError(403, "ExpiredToken", "The security token is expired."));

        assertThat(provision("region: eu-west-1, allowed_account_ids: [\"111111111111\"]")
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.CREDENTIALS);
    }

    @Test
    @DisplayName("D50: with the local endpoint neither keys nor endpoints of the backend count, and no secret is told")
    void keepsRealCredentialsAway() {
        StoreResult result = provision(
                "region: eu-west-1, access_key: AKIAREAL, secret_key: canary-secret, endpoints: {s3: \"https://s3.example.test\"}");

        assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(result.problems().toString()).doesNotContain("canary-secret");
    }

    @Test
    @DisplayName("D45: credentials that nobody knows are told as credentials, without the secret")
    void tellsUnknownCredentials() {
        new TestProject(project).stack("dev", """
                terraform:
                  backend_type: s3
                  backend: {s3: {bucket: acme-state, key: k, region: eu-west-1, access_key: AKIAUNKNOWN, secret_key: canary-secret, endpoints: {s3: "%s"}}}
                  provision: {backend: {enabled: true}}
                components: {terraform: {vpc: {}}}
                """.formatted(aws.uri()));
        AwsEnvironment environment = AwsEnvironment.of(Map.of());

        List<StoreResult> results = new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(new TestProject(project).instances(), project.resolve("target/intents")))
                .stores();

        assertThat(results.get(0).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIALS);
            assertThat(problem.toString()).doesNotContain("canary-secret");
        });
    }
}

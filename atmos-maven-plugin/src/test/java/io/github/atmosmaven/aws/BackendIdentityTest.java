package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity and network as the backend itself names them (D46), against an endpoint that the backend names as well. */
class BackendIdentityTest {

    @TempDir
    private Path directory;

    private LocalAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = LocalAws.start(new LocalAwsOptions(directory.resolve("aws")));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private StoreResult provision(String identity, Map<String, String> variables) {
        String backend = "{bucket: acme-state, region: eu-west-1, endpoints: {s3: \"" + aws.uri() + "\", sts: \""
                + aws.uri() + "\"}, max_retries: 0" + (identity.isEmpty() ? "" : ", " + identity) + "}";
        AwsEnvironment environment = AwsEnvironment.of(variables);
        List<StoreResult> results = new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(List.of(WantedInstance.s3("vpc", backend)), directory.resolve("intents")))
                .stores();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private String keys() {
        AwsKeys keys = aws.keysOf("222222222222");
        return "access_key: " + keys.accessKeyId() + ", secret_key: \"" + keys.secretAccessKey() + "\"";
    }

    private Path credentials(String profile) throws IOException {
        AwsKeys keys = aws.keysOf("222222222222");
        return Files.writeString(
                directory.resolve("credentials"),
                "[" + profile + "]\naws_access_key_id = " + keys.accessKeyId() + "\naws_secret_access_key = "
                        + keys.secretAccessKey() + "\n");
    }

    private String bucketOwner() throws IOException {
        return Files.readAllLines(directory.resolve("aws/s3/acme-state/owner")).get(0);
    }

    @Test
    @DisplayName("D45: without any credentials it is said that there are none, and how to give some")
    void saysThatThereAreNoCredentials() {
        StoreResult result = provision(
                "",
                Map.of(
                        "AWS_EC2_METADATA_DISABLED", "true",
                        "AWS_SHARED_CREDENTIALS_FILE", directory.resolve("none").toString(),
                        "AWS_CONFIG_FILE", directory.resolve("none").toString()));

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIALS);
            assertThat(problem.message())
                    .isEqualTo("no valid credentials for bucket 'acme-state' in eu-west-1: neither the environment nor"
                            + " a profile holds any");
            assertThat(problem.hint()).contains("AWS_PROFILE");
        });
    }

    @Test
    @DisplayName("D45: a machine without an identity is no refusal of the cloud but a lack of credentials")
    void saysThatTheMachineHasNone() {
        StoreResult result = provision(
                "ec2_metadata_service_endpoint: \"http://127.0.0.1:9\"",
                Map.of(
                        "AWS_SHARED_CREDENTIALS_FILE", directory.resolve("none").toString(),
                        "AWS_CONFIG_FILE", directory.resolve("none").toString()));

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIALS);
            assertThat(problem.message()).contains("a profile holds any, and the metadata service of this machine");
        });
    }

    @Test
    @DisplayName("keys of the backend create")
    void usesKeys() throws IOException {
        assertThat(provision(keys(), Map.of()).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(bucketOwner()).isEqualTo("222222222222");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~/credentials", "$HOME/credentials", "${HOME}/credentials"})
    @DisplayName("files of profiles are found below the home directory and through variables, as Terraform finds them")
    void expandsPaths(String path) throws IOException {
        credentials("creator");

        StoreResult result = provision(
                "profile: creator, shared_credentials_files: [\"" + path + "\"]", Map.of("HOME", directory.toString()));

        assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(bucketOwner()).isEqualTo("222222222222");
    }

    @Test
    @DisplayName("a profile of shared_config_files may lean on one of the usual credentials file")
    void joinsFiles() throws IOException {
        credentials("base");
        Path config = Files.writeString(
                directory.resolve("config"),
                "[profile creator]\nsource_profile = base\nrole_arn = arn:aws:iam::333333333333:role/x\nregion = eu-west-1\n"
                        + "endpoint_url = " + aws.uri() + "\n");

        StoreResult result = provision(
                "profile: base, shared_config_files: [\"" + config + "\"]",
                Map.of(
                        "AWS_SHARED_CREDENTIALS_FILE",
                        directory.resolve("credentials").toString()));

        assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(bucketOwner()).isEqualTo("222222222222");
    }

    @Test
    @DisplayName("a web identity brings its token in a file, and the nested role is assumed on top of it")
    void usesWebIdentity() throws IOException {
        Files.writeString(directory.resolve("token"), aws.webIdentityToken() + "\n");

        StoreResult result = provision(
                "assume_role_with_web_identity: {role_arn: \"arn:aws:iam::333333333333:role/ci\", session_name: ci,"
                        + " web_identity_token_file: \"~/token\"},"
                        + " assume_role: {role_arn: \"arn:aws:iam::444444444444:role/creator\", external_id: abc,"
                        + " source_identity: me, tags: {a: b}, transitive_tag_keys: [a], duration: 1h30m,"
                        + " policy_arns: [\"arn:aws:iam::aws:policy/AmazonS3FullAccess\"]}",
                Map.of("HOME", directory.toString()));

        assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(bucketOwner()).isEqualTo("444444444444");
        assertThat(aws.operations()).startsWith("AssumeRoleWithWebIdentity", "AssumeRole", "GetBucketTagging");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "custom_ca_bundle: /no/such/bundle.pem",
                "access_key: AKIAONLY",
                "ec2_metadata_service_endpoint_mode: IPv5",
                "assume_role_with_web_identity: {role_arn: r, web_identity_token: t, web_identity_token_file: f}",
                "http_proxy: \"http://bad host\", endpoints: {s3: \"http://s3.example.test\"}"
            })
    @DisplayName("what Terraform's backend would refuse is a problem that names the attribute")
    void refusesWhatTerraformRefuses(String attributes) {
        AwsEnvironment environment = AwsEnvironment.of(Map.of());
        List<StoreResult> results = new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(
                        List.of(WantedInstance.s3(
                                "vpc", "{bucket: acme-state, region: eu-west-1, " + attributes + "}")),
                        directory.resolve("intents")))
                .stores();

        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
                            assertThat(problem.message()).contains(attributes.substring(0, attributes.indexOf(':')));
                        }));
    }

    @Test
    @DisplayName("a bundle that holds no certificate is a problem, not a crash")
    void refusesAnEmptyBundle() throws IOException {
        Path bundle = Files.writeString(directory.resolve("bundle.pem"), "# nothing here\n");

        assertThat(provision(keys() + ", custom_ca_bundle: \"" + bundle + "\"", Map.of())
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    @DisplayName("a file of profiles that is none is told as that, and not as a wrong name of the bucket")
    void tellsMalformedProfiles() throws IOException {
        Path config = Files.writeString(directory.resolve("config"), "this is no profile\n");

        assertThat(provision("profile: p, shared_config_files: [\"" + config + "\"]", Map.of())
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
                    assertThat(problem.message()).contains("cannot be used");
                });
    }

    @Test
    @DisplayName("accounts that the backend names are looked at even where it asks for fewer questions")
    void checksAccountsAlways() {
        StoreResult result = provision(
                keys() + ", skip_requesting_account_id: true, allowed_account_ids: [\"333333333333\"]", Map.of());

        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.ACCOUNT_NOT_ALLOWED);
    }

    @Test
    @DisplayName("D41: two roles of one account make one bucket, the second finds it")
    void createsOnceForTwoRoles() {
        String common = "{bucket: acme-state, region: eu-west-1, endpoints: {s3: \"" + aws.uri() + "\", sts: \""
                + aws.uri() + "\"}, " + keys() + ", assume_role: {role_arn: \"arn:aws:iam::333333333333:role/";
        AwsEnvironment environment = AwsEnvironment.of(Map.of());

        List<StoreResult> results = new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(
                        List.of(WantedInstance.s3("a", common + "one\"}}"), WantedInstance.s3("b", common + "two\"}}")),
                        directory.resolve("intents")))
                .stores();

        assertThat(results).extracting(StoreResult::outcome).containsExactly(Outcome.CREATED, Outcome.EXISTS);
        assertThat(aws.operations()).containsOnlyOnce("CreateBucket");
    }
}

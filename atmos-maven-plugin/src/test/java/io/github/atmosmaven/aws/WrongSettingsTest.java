package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a manifest puts where identity, endpoint and network are read from, it ends in a bucket or a problem. */
class WrongSettingsTest {

    private static final List<String> VALUES =
            List.of("true", "\"\"", "\"x y\"", "[a, 5]", "{role_arn: 5, duration: 5}");

    private static final String UNFORESEEN = "ended unexpectedly";

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profile",
                "token",
                "shared_credentials_file",
                "shared_credentials_files",
                "shared_config_files",
                "allowed_account_ids",
                "forbidden_account_ids",
                "assume_role",
                "assume_role_with_web_identity",
                "sts_region",
                "use_path_style",
                "use_fips_endpoint",
                "use_dualstack_endpoint",
                "retry_mode",
                "custom_ca_bundle",
                "http_proxy",
                "https_proxy",
                "no_proxy",
                "max_retries",
                "insecure",
                "ec2_metadata_service_endpoint",
                "ec2_metadata_service_endpoint_mode",
                "skip_metadata_api_check"
            })
    @DisplayName("D70: no value of an attribute ends in an exception, nor is told as a defect of the plugin")
    void endsInABucketOrAProblem(String attribute) {
        AwsKeys keys = aws.keysOf(LocalAws.ACCOUNT);
        for (String value : VALUES) {
            StoreResult result = provision(AwsEnvironment.of(Map.of()), attribute + ": " + value);

            assertThat(result.problems().stream().filter(Problem::isError))
                    .as("%s: %s", attribute, value)
                    .hasSize(result.outcome() == StoreResult.Outcome.FAILED ? 1 : 0)
                    .allSatisfy(problem -> assertThat(problem.toString())
                            .doesNotContain(keys.secretAccessKey())
                            .doesNotContain(UNFORESEEN));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_DEFAULTS_MODE",
                "AWS_DISABLE_REQUEST_COMPRESSION",
                "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                "AWS_REQUEST_CHECKSUM_CALCULATION",
                "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
                "AWS_RESPONSE_CHECKSUM_VALIDATION",
                "AWS_RETRY_MODE",
                "AWS_CA_BUNDLE",
                "AWS_METADATA_URL",
                "AWS_ENDPOINT_URL_SSO"
            })
    @DisplayName("D70: a value that the SDK reads by itself ends in a bucket or the user's own mistake")
    void valuesOfTheEnvironmentAndProfilesAreChecked(String variable) throws IOException {
        Path config = directory.resolve("config");
        Files.writeString(config, "[default]\n" + variable.substring(4).toLowerCase(Locale.ROOT) + " = x y\n");
        for (Map<String, String> environment :
                List.of(Map.of(variable, "x y"), Map.of("AWS_CONFIG_FILE", config.toString()))) {
            StoreResult result = provision(AwsEnvironment.of(environment));

            assertThat(result.problems().stream().filter(Problem::isError))
                    .as("%s", environment)
                    .allSatisfy(problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
                        assertThat(problem.message()).containsIgnoringCase(variable.substring(4));
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9000", "minio", "//minio/x", "http:///x", "x y"})
    @DisplayName("D70: an endpoint of a profile that is no URL is the user's own mistake, and is named")
    void endpointsOfProfiles(String url) throws IOException {
        for (String text : List.of(
                "[default]\nendpoint_url = " + url + "\n",
                "[default]\nservices = own\n[services own]\ns3 =\n  endpoint_url = " + url + "\n")) {
            Path config = Files.writeString(directory.resolve("config"), text);

            StoreResult result =
                    provision(AwsEnvironment.of(Map.of("AWS_CONFIG_FILE", config.toString())), "endpoints: null");

            assertThat(result.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
                assertThat(problem.message()).contains("endpoint_url of ", "profile 'default'");
            });
        }
    }

    @Test
    @DisplayName("D70: a file of profiles that cannot be read as one is the user's own mistake, and names the file")
    void aFileOfProfilesWithAFault() throws IOException {
        Path config = directory.resolve("config");
        Files.writeString(config, "[default]\nnonsense\n");

        StoreResult result = provision(AwsEnvironment.of(Map.of("AWS_CONFIG_FILE", config.toString())));

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
            assertThat(problem.message()).contains(config.toString(), "line 2");
        });
    }

    @ParameterizedTest
    @CsvSource({"endpoints: {s3: 'http://localhost:99999'}, s3 endpoint", "region: ' ', region of s3 is blank"})
    @DisplayName("D70: what no address can be made of is the user's own mistake")
    void whatNoAddressCanBeMadeOf(String attribute, String said) {
        StoreResult result = provision(AwsEnvironment.of(Map.of()), attribute);

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
            assertThat(problem.message()).contains(said);
        });
    }

    @Test
    @DisplayName("D70: a defect of the program is told as one, and never as a wrong setting")
    void aDefectIsNoMistakeOfTheUser() throws IOException {
        Path config = directory.resolve("config");
        Files.writeString(config, "[default]\ncredential_process = keys\n");
        AwsEnvironment environment = AwsEnvironment.of(Map.of("AWS_CONFIG_FILE", config.toString()))
                .withCalls(new AwsEnvironment.Calls(Duration.ofMinutes(1), line -> {}, command -> {
                    throw new IllegalArgumentException("a defect");
                }));

        StoreResult result = provision(environment, "access_key: null", "secret_key: null");

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CLOUD_REFUSED);
            assertThat(problem.message()).contains(UNFORESEEN, "a defect");
        });
        assertThat(result.cause()).isInstanceOf(IllegalArgumentException.class);
    }

    /** @param attributes in the form of YAML, each in the place of a usual one of its name */
    private StoreResult provision(AwsEnvironment environment, String... attributes) {
        AwsKeys keys = aws.keysOf(LocalAws.ACCOUNT);
        List<String> backend = new ArrayList<>(List.of(
                "bucket: acme-state",
                "region: eu-west-1",
                "max_retries: 0",
                "access_key: " + keys.accessKeyId(),
                "secret_key: \"" + keys.secretAccessKey() + "\"",
                "endpoints: {s3: \"" + aws.uri() + "\", sts: \"" + aws.uri() + "\"}"));
        for (String own : attributes) {
            backend.removeIf(usual -> usual.startsWith(own.substring(0, own.indexOf(':') + 1)));
            backend.add(own);
        }
        return new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(
                        List.of(WantedInstance.s3("vpc", "{" + String.join(", ", backend) + "}")),
                        directory.resolve("intents")))
                .stores()
                .get(0);
    }
}

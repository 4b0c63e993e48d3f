package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a manifest puts where identity, endpoint and network are read from, it ends in a bucket or a problem. */
class WrongSettingsTest {

    private static final List<String> VALUES =
            List.of("true", "\"\"", "\"x y\"", "[a, 5]", "{role_arn: 5, duration: 5}");

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
                "insecure",
                "ec2_metadata_service_endpoint",
                "ec2_metadata_service_endpoint_mode",
                "skip_metadata_api_check"
            })
    @DisplayName("D70: no value of an attribute ends in an exception")
    void endsInABucketOrAProblem(String attribute) {
        AwsKeys keys = aws.keysOf(LocalAws.ACCOUNT);
        for (String value : VALUES) {
            String backend = "{bucket: acme-state, region: eu-west-1, max_retries: 0, access_key: "
                    + keys.accessKeyId() + ", secret_key: \"" + keys.secretAccessKey() + "\", endpoints: {s3: \""
                    + aws.uri() + "\", sts: \"" + aws.uri() + "\"}, " + attribute + ": " + value + "}";
            StoreResult result = new ProvisionBackends(
                            new S3StateStores(new S3BucketStores(AwsEnvironment.of(Map.of()))))
                    .run(new ProvisionBackends.Request(
                            List.of(WantedInstance.s3("vpc", backend)),
                            directory.resolve("intents"),
                            directory.resolve("intents").resolveSibling("results"),
                            false,
                            false))
                    .stores()
                    .get(0);

            assertThat(result.problems().stream().filter(Problem::isError))
                    .as("%s: %s", attribute, value)
                    .hasSize(result.outcome() == StoreResult.Outcome.FAILED ? 1 : 0)
                    .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain(keys.secretAccessKey()));
        }
    }
}

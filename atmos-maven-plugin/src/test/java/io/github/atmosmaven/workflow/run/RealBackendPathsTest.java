package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.map;
import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.aws.SdkBuckets;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D73: relative paths of a backend lead the provisioner and the real tool to the same file")
@Timeout(300)
@Tag("terraform")
class RealBackendPathsTest {

    private static final String ACCOUNT = "222222222222";

    @TempDir
    private Path parent;

    static Stream<Arguments> waysToAnIdentity() {
        Value profile = text("state");
        return Stream.of(
                Arguments.of(Map.of("profile", profile, "shared_credentials_files", files("../../../aws/credentials"))),
                Arguments.of(Map.of("profile", profile, "shared_config_files", files("../../../../../infra/config"))),
                Arguments.of(Map.of(
                        "assume_role_with_web_identity",
                        map(Map.of(
                                "role_arn",
                                text("arn:aws:iam::" + ACCOUNT + ":role/state"),
                                "web_identity_token_file",
                                text("token"))))));
    }

    private static Value files(String path) {
        return new ListValue(List.of(text(path)), InstanceOf.PLACE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToAnIdentity")
    @DisplayName("who may enter is read from there by both, and by nothing else")
    void readsTheSameFile(Map<String, Value> identity) throws IOException {
        RealTool tool = RealTool.in(parent);
        PlanProject project = tool.project;
        project.write("src/main/terraform/net/core/main.tf", "resource \"terraform_data\" \"core\" {}\n");
        try (LocalAws aws = LocalAws.start(new LocalAwsOptions(parent.resolve("data")))) {
            AwsKeys keys = aws.keysOf(ACCOUNT);
            String pair = "aws_access_key_id = " + keys.accessKeyId() + "\naws_secret_access_key = "
                    + keys.secretAccessKey() + "\n";
            project.write("src/main/aws/credentials", "[state]\n" + pair);
            project.write("infra/config", "[profile state]\nregion = us-east-1\n" + pair);
            project.write("src/main/terraform/net/core/token", aws.webIdentityToken());
            Instance instance = instance(identity, aws);

            List<StoreResult> buckets = provision(project, instance);
            PlanResult planned = project.plan(instance);

            assertThat(buckets).singleElement().satisfies(bucket -> {
                assertThat(bucket.problems()).isEmpty();
                assertThat(bucket.outcome()).isEqualTo(StoreResult.Outcome.CREATED);
            });
            assertThat(Files.readAllLines(parent.resolve("data/s3/acme-state/owner")))
                    .first()
                    .isEqualTo(ACCOUNT);
            assertThat(planned.failures()).isEmpty();
            assertThat(planned.summary()).isEqualTo("1 planned: 1 with changes");
        }
    }

    private static List<StoreResult> provision(PlanProject project, Instance instance) {
        AwsEnvironment environment =
                AwsEnvironment.of(project.environment).withRootModules(project.directory.resolve("src/main/terraform"));
        return new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(List.of(instance), project.directory.resolve(".atmos")))
                .stores();
    }

    private static Instance instance(Map<String, Value> identity, LocalAws aws) {
        Value yes = new BoolValue(true, InstanceOf.PLACE);
        Value here = text(aws.uri().toString());
        Map<String, Value> backend = new HashMap<>(identity);
        backend.put("bucket", text("acme-state"));
        backend.put("key", text("terraform.tfstate"));
        backend.put("region", text("us-east-1"));
        backend.put("use_path_style", yes);
        backend.put("skip_metadata_api_check", yes);
        backend.put("endpoints", map(Map.of("s3", here, "sts", here, "iam", here)));
        return new InstanceOf("dev", "core")
                .component("net/core")
                .backend("s3", backend)
                .section("provision", Map.of("backend", map(Map.of("enabled", yes))))
                .get();
    }
}

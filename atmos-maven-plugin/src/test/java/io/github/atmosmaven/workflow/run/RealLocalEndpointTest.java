package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D50: the s3 backend of the real tool on the local endpoint")
@Timeout(300)
@Tag("terraform")
class RealLocalEndpointTest {

    @TempDir
    private Path parent;

    private RealTool tool;
    private PlanProject project;

    @BeforeEach
    void layOut() throws IOException {
        tool = RealTool.in(parent);
        project = tool.project;
    }

    @Test
    @DisplayName("with the access role, use_lockfile and a profile nobody has")
    void plansOnTheLocalEndpoint() throws Exception {
        try (LocalAws aws = LocalAws.start(new LocalAwsOptions(parent.resolve("aws")))) {
            project.useLocalEndpoint(aws);
            RealTool.createBucket(aws, "acme-ue1-dev-tfstate");
            Instance instance = new InstanceOf("dev", "vpc")
                    .workspace("dev-vpc")
                    .backend("s3", s3())
                    .get();
            assertThat(project.plan(instance).failures()).isEmpty();
            tool.apply(instance);
            tool.clean();

            PlanResult result = project.plan(instance);

            assertThat(result.failures()).isEmpty();
            assertThat(result.summary()).isEqualTo("1 planned: 1 unchanged");
            assertThat(aws.operations()).contains("AssumeRole", "PutObject");
        }
    }

    static Stream<Map<String, Value>> settingsOfAnAccount() {
        Value yes = new BoolValue(true, InstanceOf.PLACE);
        Value accounts = new ListValue(List.of(text("999999999999")), InstanceOf.PLACE);
        Map<String, Value> one = new HashMap<>(Map.of(
                "allowed_account_ids", accounts,
                "kms_key_id", text("arn:aws:kms:us-east-1:999999999999:key/1234abcd-12ab-34cd-a6ef-1234567890ab"),
                "encrypt", yes,
                "acl", text("private"),
                "http_proxy", text("http://proxy.example.invalid:3128"),
                "https_proxy", text("http://proxy.example.invalid:3128"),
                "no_proxy", text("*.example.invalid"),
                "sts_region", text("eu-central-1"),
                "retry_mode", text("adaptive"),
                "ec2_metadata_service_endpoint", text("http://metadata.example.invalid")));
        one.putAll(Map.of(
                "ec2_metadata_service_endpoint_mode", text("IPv6"),
                "insecure", yes,
                "skip_s3_checksum", yes,
                "use_dualstack_endpoint", yes,
                "token", text("a-token"),
                "access_key", text("AKIAREALKEY"),
                "secret_key", text("real")));
        Map<String, Value> other = Map.of(
                "forbidden_account_ids",
                new ListValue(List.of(text("111111111111")), InstanceOf.PLACE),
                "max_retries",
                new NumberValue(1, InstanceOf.PLACE),
                "skip_credentials_validation",
                yes,
                "skip_region_validation",
                yes,
                "skip_requesting_account_id",
                yes,
                "skip_metadata_api_check",
                yes,
                "assume_role",
                InstanceOf.map(Map.of("role_arn", text("arn:aws:iam::111111111111:role/state"))));
        // Excludes kms_key_id.
        Map<String, Value> ownKey = Map.of(
                "sse_customer_key",
                text("MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA="),
                "encrypt",
                yes,
                "use_lockfile",
                yes);
        return Stream.of(one, other, ownKey);
    }

    @ParameterizedTest
    @MethodSource("settingsOfAnAccount")
    @DisplayName("what a manifest says of a real account does not stand in the way of the local endpoint")
    void worksAtTheLocalEndpointAsItIs(Map<String, Value> settings) throws Exception {
        try (LocalAws aws = LocalAws.start(new LocalAwsOptions(project.directory.resolve(".atmos/local-aws")))) {
            project.useLocalEndpoint(aws);
            RealTool.createBucket(aws, "acme-state");
            Map<String, Value> backend = new HashMap<>(settings);
            backend.put("bucket", text("acme-state"));
            backend.put("key", text("terraform.tfstate"));
            backend.put("region", text("us-east-1"));
            Instance instance = new InstanceOf("dev", "vpc")
                    .workspace("dev-vpc")
                    .backend("s3", backend)
                    .get();

            assertThat(project.plan(instance).failures()).isEmpty();
            assertThat(aws.operations()).contains("PutObject");
            tool.apply(instance);
            assertThat(project.plan(instance).summary()).isEqualTo("1 planned: 1 unchanged");
        }
    }

    private static Map<String, Value> s3() {
        Value nowhere = text("https://s3.example.invalid");
        Map<String, Value> backend = new HashMap<>();
        backend.put("bucket", text("acme-ue1-dev-tfstate"));
        backend.put("key", text("terraform.tfstate"));
        backend.put("region", text("us-east-1"));
        backend.put("workspace_key_prefix", text("vpc"));
        backend.put("use_lockfile", new BoolValue(true, InstanceOf.PLACE));
        backend.put("role_arn", text("arn:aws:iam::111111111111:role/TerraformStateDev"));
        // All of these would lead elsewhere, or to nobody.
        backend.put("profile", text("nobody-has-this"));
        backend.put("use_fips_endpoint", new BoolValue(true, InstanceOf.PLACE));
        backend.put("shared_credentials_files", new ListValue(List.of(text("/no/such/file")), InstanceOf.PLACE));
        backend.put("dynamodb_table", text("locks"));
        backend.put("custom_ca_bundle", text("/no/such/bundle.pem"));
        backend.put("force_path_style", new BoolValue(false, InstanceOf.PLACE));
        backend.put(
                "assume_role_with_web_identity",
                InstanceOf.map(Map.of(
                        "role_arn",
                        text("arn:aws:iam::222222222222:role/ci"),
                        "web_identity_token_file",
                        text("/no/such/token"))));
        backend.put("endpoints", InstanceOf.map(Map.of("s3", nowhere, "sts", nowhere)));
        return backend;
    }
}

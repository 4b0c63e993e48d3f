package io.github.atmosmaven.workflow;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.model.BoolValue;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.NumberValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.process.SystemProcesses;
import io.github.atmosmaven.terraform.Binary;
import io.github.atmosmaven.terraform.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** With the real tool, where there is one; root modules need no provider to be downloaded. */
@Timeout(120)
@Tag("terraform")
class RealTerraformTest {

    private static final String MODULE = """
            variable "size" {
              type    = number
              default = 1
            }

            module "inner" {
              source = "../modules/inner"
              value  = var.size
            }

            output "workspace" {
              value = terraform.workspace
            }
            """;
    private static final String INNER = """
            variable "value" {}

            resource "terraform_data" "one" {
              input = var.value
            }
            """;

    @TempDir
    Path parent;

    private PlanProject project;
    private String terraform;

    @BeforeEach
    void layOut() throws IOException {
        terraform = new Binary(System.getenv(), parent, "terraform")
                .of(new InstanceOf("dev", "vpc").get())
                .orElse("");
        assumeTrue(!terraform.isEmpty(), "terraform is not on the PATH");
        project = new PlanProject(Files.createDirectory(parent.resolve("my project")));
        project.environment.put("PATH", System.getenv("PATH"));
        project.environment.put("CHECKPOINT_DISABLE", "1");
        project.write("src/main/terraform/vpc/main.tf", MODULE);
        project.write("src/main/terraform/modules/inner/main.tf", INNER);
    }

    @Test
    @DisplayName("variables, a module beside, a workspace, a broken CLI configuration and a space in the path")
    void plansTheFirstTime() throws IOException {
        project.environment.put("TF_CLI_CONFIG_FILE", "/no/such/file");

        Instance instance = instance("vpc/1", 7);

        PlanResult result = project.plan(instance);

        assertThat(result.failures()).isEmpty();
        assertThat(result.summary()).isEqualTo("1 planned: 1 with changes");
        assertThat(PlanResult.line(result.planned().get(0)))
                .isEqualTo("dev/vpc/1: 1 to add, 0 to change, 0 to destroy");
        assertThat(project.log(instance)).contains("no/such/file", "input  = 7", "+ workspace = \"dev-vpc\"");
    }

    @Test
    @DisplayName(
            "D61: what lies beside and above the root module is found, a module at the top of the repository included")
    void mirrorsTheRepository() throws IOException {
        project.write("config/a.json", "{\"n\": 7}");
        project.write("config/b.json", "{}");
        project.write("src/main/config/t.tpl", "n is ${n}");
        project.write("modules/x/x.txt", "of x");
        project.write("modules/x/main.tf", """
                module "y" {
                  source = "../y"
                }

                output "path" {
                  value = "${path.module}: ${file("${path.module}/x.txt")}, ${module.y.path}"
                }
                """);
        project.write("modules/y/main.tf", "output \"path\" {\n  value = path.module\n}\n");
        project.write("src/main/terraform/vpc/main.tf", """
                module "x" {
                  source = "../../../../modules/x"
                }

                output "said" {
                  value = join(" ", [
                    join(",", fileset("${path.module}/../../../../config", "*.json")),
                    templatefile("../../config/t.tpl", jsondecode(file("${path.root}/../../../../config/a.json"))),
                    fileexists("../../../../modules/x/main.tf"),
                    module.x.path,
                  ])
                }
                """);
        Instance instance = new InstanceOf("dev", "vpc").get();

        PlanResult result = project.plan(instance);

        assertThat(result.failures()).isEmpty();
        assertThat(project.log(instance))
                .contains("+ said = \"a.json,b.json n is 7 true ../../../../modules/x: of x, ../../../../modules/y\"");
        assertThat(project.workingDirectory(instance).resolve(".terraform/modules/modules.json"))
                .content()
                .contains("\"Dir\":\"../../../../modules/x\"", "\"Dir\":\"../../../../modules/y\"");
    }

    @Test
    @DisplayName(
            "D74, D39: a backend that only OpenTofu reads does not count, and the state still lies outside of target")
    void passesOverFilesOfTheOtherTool() throws Exception {
        project.write("src/main/terraform/vpc/state.tofu", "terraform {\n  backend \"s3\" {}\n}\n");
        Instance instance = instance("vpc", 1);
        assertThat(project.plan(instance).failures()).isEmpty();
        apply(instance);

        assertThat(project.directory.resolve(".atmos/state/dev/vpc/terraform.tfstate.d/dev-vpc/terraform.tfstate"))
                .exists();
    }

    @Test
    @DisplayName("D75: no file of the module and no variable of the environment wins over the stack")
    void theStackHasTheLastWord() throws IOException {
        project.write("src/main/terraform/vpc/zz.auto.tfvars", "size = 99\n");
        project.write("src/main/terraform/vpc/\u00fc.auto.tfvars.json", "{\"size\": 98}\n");
        project.write("other.tfvars", "size = 97\n");
        project.environment.put("TF_CLI_ARGS_plan", "-parallelism=3 -var-file=" + project.directory + "/other.tfvars");
        project.environment.put("TF_CLI_ARGS", "-help");
        project.environment.put("TF_CLI_ARGS_init", "-backend-config=path=/nowhere");
        project.environment.put("TF_VAR_size", "96");
        Instance instance = instance("vpc/1", 7);

        PlanResult result = project.plan(instance);

        assertThat(result.summary()).isEqualTo("1 planned: 1 with changes");
        assertThat(project.log(instance)).contains("input  = 7", "-parallelism=3");
    }

    @Test
    @DisplayName("D39: mvn clean between two plans loses no state, and instances of one module keep theirs apart")
    void keepsLocalStateBesideTarget() throws Exception {
        Instance one = instance("vpc/1", 1);
        Instance two = instance("vpc/2", 2);
        project.parallel = 2;
        assertThat(project.plan(one, two).summary()).isEqualTo("2 planned: 2 with changes");
        apply(one);
        delete(project.directory.resolve("target"));

        PlanResult result = project.plan(one, two);

        assertThat(result.summary()).isEqualTo("2 planned: 1 with changes, 1 unchanged");
        assertThat(project.directory.resolve(".atmos/state/dev/vpc/1/terraform.tfstate.d/dev-vpc/terraform.tfstate"))
                .exists();
    }

    @Test
    @DisplayName("D39: so does the backend local, with a path of its own")
    void keepsTheStateOfTheBackendLocal() throws Exception {
        Instance instance = new InstanceOf("dev", "vpc")
                .backend("local", Map.of("path", text("kept/here.tfstate")))
                .get();
        project.plan(instance);
        apply(instance);
        delete(project.directory.resolve("target"));

        assertThat(project.plan(instance).summary()).isEqualTo("1 planned: 1 unchanged");
        assertThat(project.directory.resolve(".atmos/state/dev/vpc/kept/here.tfstate"))
                .exists();
    }

    @Test
    @DisplayName("a change of backend starts afresh: no state is copied, and the old one stays")
    void copiesNoStateFromOneBackendToAnother() throws Exception {
        Instance before = instance("vpc", 1);
        project.plan(before);
        apply(before);
        Instance after = new InstanceOf("dev", "vpc")
                .workspace("dev-vpc")
                .backend("local", Map.of("workspace_dir", text("elsewhere")))
                .get();

        assertThat(project.plan(after).summary()).isEqualTo("1 planned: 1 with changes");
        assertThat(project.plan(before).summary()).isEqualTo("1 planned: 1 unchanged");
    }

    @Test
    void tellsTheToolsOwnErrorWithItsPlace() throws IOException {
        project.write("src/main/terraform/vpc/outputs.tf", "output \"x\" {\n  value = var.nope\n}\n");

        PlanResult result = project.plan(instance("vpc", 1));

        assertThat(result.failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(
                                "Error: Reference to undeclared input variable",
                                "on src/main/terraform/vpc/outputs.tf:2"));
    }

    @Test
    @DisplayName(
            "D50: the s3 backend on the local endpoint, with the access role, use_lockfile and a profile nobody has")
    void plansOnTheLocalEndpoint() throws Exception {
        try (LocalAws aws = LocalAws.start(new LocalAwsOptions(parent.resolve("aws")))) {
            useLocalEndpoint(aws);
            createBucket(aws, "acme-ue1-dev-tfstate");
            Instance instance = new InstanceOf("dev", "vpc")
                    .workspace("dev-vpc")
                    .backend("s3", s3())
                    .get();
            assertThat(project.plan(instance).failures()).isEmpty();
            apply(instance);
            delete(project.directory.resolve("target"));

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
        return Stream.of(one, other);
    }

    @ParameterizedTest
    @MethodSource("settingsOfAnAccount")
    @DisplayName("D50: what a manifest says of a real account does not stand in the way of the local endpoint")
    void worksAtTheLocalEndpointAsItIs(Map<String, Value> settings) throws Exception {
        try (LocalAws aws = LocalAws.start(new LocalAwsOptions(project.directory.resolve(".atmos/local-aws")))) {
            useLocalEndpoint(aws);
            createBucket(aws, "acme-state");
            Map<String, Value> backend = new HashMap<>(settings);
            backend.put("bucket", text("acme-state"));
            backend.put("key", text("terraform.tfstate"));
            backend.put("region", text("us-east-1"));
            Instance instance = new InstanceOf("dev", "vpc")
                    .workspace("dev-vpc")
                    .backend("s3", backend)
                    .get();

            PlanResult result = project.plan(instance);

            assertThat(result.failures()).isEmpty();
            assertThat(aws.operations()).contains("PutObject");
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

    private void useLocalEndpoint(LocalAws aws) {
        project.additions.putAll(aws.environment());
        project.additions.put("AWS_SHARED_CREDENTIALS_FILE", "/no/such/file");
        project.additions.put("AWS_CONFIG_FILE", "/no/such/file");
        project.initArguments.add("-backend-config=use_path_style=true");
    }

    private static void createBucket(LocalAws aws, String bucket) {
        AwsBasicCredentials keys = AwsBasicCredentials.create(
                aws.environment().get("AWS_ACCESS_KEY_ID"), aws.environment().get("AWS_SECRET_ACCESS_KEY"));
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(aws.uri())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            s3.createBucket(request -> request.bucket(bucket));
        }
    }

    private void apply(Instance instance) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(project.environment);
        environment.put("TF_DATA_DIR", project.additions.isEmpty() ? ".terraform" : ".terraform-local");
        environment.putAll(project.additions);
        List<String> output = new ArrayList<>();
        Path plan = project.directories().base(instance).resolve("plan.tfplan");
        int exit = new SystemProcesses()
                .run(
                        new CommandLine(
                                List.of(terraform, "apply", "-input=false", "-no-color", plan.toString()),
                                project.workingDirectory(instance),
                                environment),
                        output::add);
        assertThat(exit).as(String.join("\n", output)).isZero();
    }

    private static Instance instance(String name, long size) {
        return new InstanceOf("dev", name)
                .workspace("dev-vpc")
                .section("vars", Map.of("size", new NumberValue(size, InstanceOf.PLACE)))
                .get();
    }

    private static void delete(Path tree) throws IOException {
        try (var all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

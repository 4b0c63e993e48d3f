package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.workflow.run.RealTool.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.SdkClients;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.report.run.CommandFile;
import io.github.atmosmaven.workflow.report.run.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Every command of the real tool that needs no provider, as a user types it. */
@Timeout(300)
@Tag("terraform")
class RealCommandTest {

    @TempDir
    private Path parent;

    private PlanProject project;
    private final Instance vpc = instance("vpc/1", 7);

    @BeforeEach
    void layOut() throws IOException {
        project = RealTool.in(parent).project;
    }

    private String typed(String line) {
        project.output.reset();
        project.errors.reset();
        CommandResult result = project.type(line, vpc);
        assertThat(result.failures()).as(line).isEmpty();
        return project.printed();
    }

    private Problem failing(String line) {
        project.output.reset();
        project.errors.reset();
        return project.type(line, vpc).failures().get(0);
    }

    @Test
    @DisplayName("D39, D69: what is applied is seen by every command on the state, whose backups lie beside it")
    void worksOnTheState() throws IOException {
        assertThat(typed("output -json")).isEqualTo("{}\n");
        assertThat(typed("apply -auto-approve")).contains("Apply complete! Resources: 1 added");
        assertThat(typed("state list")).isEqualTo("module.inner.terraform_data.one\n");
        assertThat(typed("state show 'module.inner.terraform_data.one'")).contains("input  = 7");
        assertThat(typed("output -raw workspace")).isEqualTo("dev-vpc");
        assertThat(typed("output -json workspace")).isEqualTo("\"dev-vpc\"\n");
        assertThat(typed("show -json")).startsWith("{\"format_version\"").contains("\"input\":7");
        assertThat(typed("taint module.inner.terraform_data.one")).contains("has been marked as tainted");
        assertThat(typed("untaint module.inner.terraform_data.one")).contains("successfully untainted");
        assertThat(typed("refresh")).contains("workspace = \"dev-vpc\"");
        assertThat(typed("state rm module.inner.terraform_data.one")).contains("Successfully removed 1");
        try (Stream<Path> states = Files.walk(project.directory.resolve(".atmos/state"))) {
            assertThat(states)
                    .anyMatch(file -> file.toString().matches(".*/dev-vpc/terraform[.]tfstate[.]\\d+[.]backup"));
        }
        assertThat(typed("import module.inner.terraform_data.one abc")).contains("Import successful!");
        assertThat(typed("state pull")).contains("\"id\": \"abc\"");
        assertThat(typed("plan -detailed-exitcode -out=my.plan")).contains("1 to change");
        assertThat(typed("apply my.plan")).contains("Apply complete! Resources: 0 added, 1 changed");
        assertThat(typed("destroy -auto-approve")).contains("Destroy complete! Resources: 1 destroyed");
        assertThat(typed("state list")).isEmpty();
    }

    @Test
    void looksAtTheModule() throws IOException {
        assertThat(typed("version")).startsWith("Terraform v");
        assertThat(typed("-version")).startsWith("Terraform v");
        assertThat(typed("get")).contains("inner");
        assertThat(typed("validate")).contains("Success! The configuration is valid.");
        assertThat(typed("providers")).contains("module.inner");
        assertThat(typed("providers schema -json")).contains("\"provider_schemas\"");
        assertThat(typed("providers lock")).contains("Success!");
        assertThat(typed("graph")).startsWith("digraph G");
        assertThat(typed("show")).contains("No state.");
        assertThat(typed("test")).contains("Success! 0 passed");
        assertThat(typed("console")).isBlank();
        assertThat(typed("init")).contains("successfully initialized!");
        assertThat(typed("init -backend=false")).contains("successfully initialized!");
        assertThat(typed("init -upgrade")).contains("successfully initialized!");
        assertThat(typed("state list -help")).contains("Usage: terraform");
        assertThat(typed("fmt -check")).isEmpty();
        project.write("src/main/terraform/vpc/more.tf", "locals {\n a=1\n}\n");
        Problem unformatted = failing("fmt -check");
        assertThat(unformatted.message()).startsWith("'fmt -check' failed with status 3 for dev/vpc/1:\nmore.tf");
        assertThat(typed("fmt")).isEqualTo("more.tf\n");
        assertThat(project.directory.resolve("src/main/terraform/vpc/more.tf"))
                .content()
                .contains(" a=1");
    }

    @Test
    void managesWorkspaces() {
        assertThat(typed("workspace list")).isEqualTo("* default\n\n");
        assertThat(typed("workspace new other")).contains("Created and switched to workspace \"other\"!");
        assertThat(typed("output -json")).isEqualTo("{}\n");
        assertThat(typed("workspace list")).isEqualTo("  default\n* dev-vpc\n  other\n\n");
        assertThat(typed("workspace show")).isEqualTo("dev-vpc\n");
        assertThat(typed("workspace select other")).contains("Switched to workspace \"other\".");
        assertThat(typed("workspace show")).isEqualTo("dev-vpc\n");
        assertThat(typed("workspace delete other")).contains("Deleted workspace \"other\"!");
        assertThat(typed("workspace delete dev-vpc")).contains("Deleted workspace \"dev-vpc\"!");
    }

    @Test
    @DisplayName("D75: what a user writes wins over the stack")
    void theUserHasTheLastWord() throws IOException {
        project.write("src/main/terraform/vpc/other.tfvars", "size = 98\n");

        assertThat(typed("plan")).contains("input  = 7");
        assertThat(typed("plan -var size=99")).contains("input  = 99");
        assertThat(typed("plan -var-file=other.tfvars")).contains("input  = 98");
    }

    @Test
    @DisplayName("D69: what the tool would ask fails where nobody can answer, and its status is told")
    void asksNobody() throws IOException {
        project.write("src/main/terraform/vpc/more.tf", "variable \"asked\" {}\n");
        Problem missing = failing("plan");
        assertThat(missing.message())
                .startsWith("'plan' failed with status 1 for dev/vpc/1:\nError: No value for required variable\n"
                        + "on src/main/terraform/vpc/more.tf:1");
        Problem unknown = failing("sate list");
        assertThat(unknown.message()).contains("failed with status 1", "no command named \"sate\"");
        Problem absent = failing("state show a.b");
        assertThat(absent.message()).contains("failed with status 1");
    }

    @Test
    @DisplayName("D50: at the local endpoint, two instances of one module and their states")
    void worksAtTheLocalEndpoint() throws IOException {
        try (LocalAws aws = LocalAws.start(new LocalAwsOptions(parent.resolve("aws")));
                S3Client s3 = SdkClients.s3(aws.uri(), aws.keysOf(LocalAws.ACCOUNT), "us-east-1")) {
            s3.createBucket(request -> request.bucket("state-bucket"));
            project.useLocalEndpoint(aws);

            CommandResult applied = project.type("apply -auto-approve", inBucket("a", 1), inBucket("b", 2));
            project.output.reset();
            CommandResult shown = project.type("output -raw workspace", inBucket("a", 1), inBucket("b", 2));

            assertThat(applied.failures()).isEmpty();
            assertThat(shown.failures()).isEmpty();
            assertThat(project.printed()).isEqualTo("dev-adev-b");
            assertThat(CommandFile.text(shown)).contains("\"summary\": \"2 run: 2 done\"");
            assertThat(s3.listObjectsV2(request -> request.bucket("state-bucket"))
                            .contents())
                    .extracting(object -> object.key())
                    .isEqualTo(List.of("env:/dev-a/vpc.tfstate", "env:/dev-b/vpc.tfstate"));
        }
    }

    private static Instance inBucket(String name, long size) {
        return new InstanceOf("dev", name)
                .workspace("dev-" + name)
                .backend(
                        "s3",
                        Map.of(
                                "bucket",
                                InstanceOf.text("state-bucket"),
                                "key",
                                InstanceOf.text("vpc.tfstate"),
                                "region",
                                InstanceOf.text("us-east-1")))
                .section("vars", Map.of("size", new NumberValue(size, InstanceOf.PLACE)))
                .get();
    }
}

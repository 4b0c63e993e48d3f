package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What planning leaves in working directories, and that it leaves the sources alone; with a script in place of the tool. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class PlannedFilesTest {

    private static final String SUCCESS = PlanProject.plan(PlanProject.NOTHING, 0) + "\nexit 0";

    @TempDir
    Path parent;

    private PlanProject project;
    private final Instance vpc = new InstanceOf("dev", "vpc").get();

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(Files.createDirectory(parent.resolve("my project")));
        project.write("src/main/terraform/vpc/main.tf", "# vpc\n");
    }

    @Test
    void writesVariablesForTheOwnerOnly() throws IOException {
        project.fakeTool("terraform", SUCCESS);
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("cidr", text("10.0.0.0/16")))
                .get();

        project.plan(instance);

        Path variables = project.directories().base(instance).resolve("variables.tfvars.json");
        assertThat(project.log(instance)).contains(" plan -var-file=" + variables);
        assertThat(variables).hasContent("{\n  \"cidr\": \"10.0.0.0/16\"\n}");
        assertThat(Files.getPosixFilePermissions(variables)).hasSize(2);
    }

    @Test
    @DisplayName("D75: where operations are remote, variables are in a file that is loaded behind all others")
    void writesTheLastAutoLoadedFile() throws IOException {
        project.fakeTool("terraform", SUCCESS);
        project.write("src/main/terraform/vpc/zz.auto.tfvars", "");
        project.write("src/main/terraform/vpc/~.auto.tfvars.json", "{}");
        project.write("src/main/terraform/vpc/\u00fc.auto.tfvars", "");
        Map<String, io.github.atmosmaven.model.value.Value> vars = Map.of("cidr", text("10.0.0.0/16"));
        Instance remote = new InstanceOf("dev", "vpc")
                .section("vars", vars)
                .backend("cloud", Map.of("organization", text("acme")))
                .get();
        Path directory = project.directoriesOf(remote).directory(remote);

        project.plan(remote);
        Path last = directory.resolve("\u00fc.auto.tfvars.zz-atmos.auto.tfvars.json");
        assertThat(last).content().contains("10.0.0.0/16");
        assertThat(project.log(remote)).doesNotContain("-var-file");

        Files.delete(project.directory.resolve("src/main/terraform/vpc/\u00fc.auto.tfvars"));
        project.plan(remote);
        assertThat(last).doesNotExist();
        assertThat(directory.resolve("~.auto.tfvars.json.zz-atmos.auto.tfvars.json"))
                .exists();

        Instance local = new InstanceOf("dev", "vpc").section("vars", vars).get();
        project.plan(local);
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.contains("atmos"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("semantics 12.12, 12.13: providers and requirements become override files")
    void writesProviders() throws IOException {
        project.fakeTool("terraform", SUCCESS);
        Instance instance = new InstanceOf("dev", "vpc")
                .section(
                        "providers",
                        Map.of(
                                "aws", InstanceOf.map(Map.of("region", text("a"))),
                                "aws.use1", InstanceOf.map(Map.of("region", text("b")))))
                .get();

        project.plan(instance);
        Path file = project.workingDirectory(instance).resolve("providers_override.tf.json");
        String written = Files.readString(file);
        project.plan(vpc);

        assertThat(written.replaceAll("\\s", ""))
                .isEqualTo("{\"provider\":{\"aws\":[{\"region\":\"a\"},{\"alias\":\"use1\",\"region\":\"b\"}]}}");
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("the root module's lock file is used and never changed")
    void usesTheLockFile() throws IOException {
        project.write("src/main/terraform/vpc/.terraform.lock.hcl", "# locked\n");
        project.fakeTool(
                "terraform",
                "echo \"Error: Provider dependency changes detected\"; "
                        + "echo 'but the lock file is read-only'; exit 1");

        PlanResult result = project.plan(vpc);

        assertThat(project.log(vpc)).contains("-lockfile=readonly");
        Problem problem = result.failures().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.LOCK_FILE_CHANGED);
        assertThat(problem.hint())
                .contains(
                        "src/main/terraform/vpc/.terraform.lock.hcl",
                        "mvn atmos:terraform -Dstack=dev -Dcomponent=vpc -Datmos.args=init -Datmos.updateLock");
    }

    @Test
    void choosesVersionsAnew_whenTheModuleHasNoLockFileAndWantsOthers() throws IOException {
        project.fakeTool(
                "terraform",
                PlanProject.plan(PlanProject.NOTHING, 0)
                        + "\n[ \"$1\" = init ] || exit 0\n[ -e .terraform.lock.hcl ] && { "
                        + "echo 'must use terraform init -upgrade'; exit 1; }; touch .terraform.lock.hcl; exit 0");
        project.plan(vpc);

        assertThat(project.plan(vpc).summary()).isEqualTo("1 planned: 1 unchanged");
    }

    @Test
    void forgetsTheWorkspaceAndBackendOfAnEarlierRun() throws IOException {
        project.fakeTool(
                "terraform",
                "[ \"$1\" = init ] && ls -A .terraform; mkdir -p .terraform; "
                        + "touch .terraform/environment .terraform/terraform.tfstate .terraform/kept; exit 0");

        project.plan(vpc);
        project.plan(vpc);

        assertThat(project.log(vpc).lines()).contains("kept").doesNotContain("environment", "terraform.tfstate");
    }

    @Test
    @DisplayName("D74: a backend file that Atmos left in the module is an error at the file, and goes nowhere")
    void refusesABackendFileOfAtmosInTheModule() throws IOException {
        project.fakeTool("terraform", SUCCESS);
        project.write("src/main/terraform/vpc/backend.tf.json", "{\"terraform\": {\"backend\": {\"gcs\": {}}}}");
        Instance instance = new InstanceOf("dev", "vpc")
                .backend("s3", Map.of("bucket", text("mine")))
                .get();

        assertThatThrownBy(() -> project.plan(instance))
                .isInstanceOfSatisfying(
                        AtmosException.InvalidConfiguration.class,
                        failure -> assertThat(failure.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo(ProblemCode.FILE_IN_THE_WAY);
                                    assertThat(problem.location())
                                            .hasToString("src/main/terraform/vpc/backend.tf.json:1:1");
                                }));

        assertThat(project.workingDirectory(instance).resolve("backend.tf.json"))
                .doesNotExist();
    }

    @Test
    @DisplayName("D39: a local backend in the root module's own code is handed its place as well")
    void placesTheStateOfAnOwnLocalBackend() throws IOException {
        project.fakeTool("terraform", SUCCESS);
        project.write(
                "src/main/terraform/vpc/main.tf", "terraform {\n  backend \"local\" {\n    path = \"x/y\"\n  }\n}\n");
        Instance vpc = new InstanceOf("dev", "vpc")
                .moduleBackend(project.moduleBackend("vpc"))
                .get();

        project.plan(vpc);

        assertThat(project.log(vpc)).contains("-backend-config=path=../../../../../../../../.atmos/state/dev/vpc/x/y ");
        assertThat(project.workingDirectory(vpc).resolve("backend.tf.json")).doesNotExist();
    }

    @Test
    @DisplayName("D3: a link of an earlier run never leads a backend file into the sources")
    void writesNothingIntoSources_whenTheInstanceHadAnotherRootModule() throws IOException {
        project.fakeTool("terraform", SUCCESS);
        project.write("src/main/terraform/net/core/main.tf", "# core\n");
        project.plan(vpc);
        Instance moved = new InstanceOf("dev", "vpc")
                .component("net/core")
                .backend("s3", Map.of("bucket", text("b")))
                .get();

        WorkingDirectories directories = project.directoriesOf(moved);
        new RenderBackends()
                .run(new RenderBackends.Request(
                        List.of(moved),
                        directories,
                        ToolsOf.project(project.directory, Map.of(), null),
                        new BuildLocks(project.directory, Duration.ofMinutes(1), note -> {})));

        assertThat(project.directory.resolve("src/main/terraform/net/core/backend.tf.json"))
                .doesNotExist();
        assertThat(directories.directory(moved).resolve("backend.tf.json")).isRegularFile();
        assertThat(project.plan(moved).summary()).isEqualTo("1 planned: 1 unchanged");
    }

    @Test
    void writesNothingIntoSources() throws IOException {
        project.fakeTool("terraform", "mkdir -p .terraform; touch .terraform.lock.hcl; exit 0");

        project.plan(vpc);

        try (var files = Files.walk(project.directory.resolve("src"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }
}

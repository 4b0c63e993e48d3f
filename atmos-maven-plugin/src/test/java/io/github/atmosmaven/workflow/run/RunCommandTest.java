package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.workflow.run.TypedProject.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.workflow.report.run.CommandFile;
import io.github.atmosmaven.workflow.report.run.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that a user types, with a script in place of the tool. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class RunCommandTest {

    @TempDir
    Path directory;

    private TypedProject typed;
    private PlanProject project;

    @BeforeEach
    void layOut() throws IOException {
        typed = new TypedProject(directory);
        project = typed.project;
    }

    @Test
    @DisplayName("a command runs initialised and in its workspace, and what it prints is shown as it is")
    void runsAnyCommand() throws IOException {
        CommandResult result = project.type("state show 'a[\"x y\"]'", typed.vpc);

        assertThat(result.failures()).isEmpty();
        assertThat(result.summary()).isEqualTo("1 run: 1 done");
        assertThat(project.printed()).isEqualTo("ran state show -no-color a[\"x y\"]\n");
        assertThat(typed.commands())
                .containsExactly(
                        "init -input=false -no-color -reconfigure",
                        "workspace select dev-vpc",
                        "state show -no-color a[\"x y\"]");
        assertThat(typed.log()).contains("ran state show");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                        project.directories().base(typed.vpc).resolve("terraform.log"))))
                .isEqualTo("rw-------");
        assertThat(CommandFile.text(result))
                .isEqualTo(Files.readString(directory.resolve("target/atmos/terraform.json")))
                .contains(
                        "\"stack\": \"dev\"",
                        "\"instance\": \"vpc\"",
                        "\"workspace\": \"dev-vpc\"",
                        "\"command\": \"state show 'a[\\\"x y\\\"]'\"",
                        "\"outcome\": \"done\"",
                        "\"status\": 0",
                        "\"log\": \"target/atmos/dev/vpc/terraform.log\"");
    }

    @Test
    @DisplayName("both outputs go where they belong, colours and questions without an end of line included")
    void showsOutputAsItIs() throws IOException {
        project.fakeTool(
                "terraform",
                "case \"$1\" in init|workspace) echo noise; exit 0;; esac\n"
                        + "printf '\\033[1m{}\\033[0m\\r\\nEnter a value: '; echo trouble >&2");

        project.type("output -json", typed.vpc);

        assertThat(project.printed()).isEqualTo("\u001B[1m{}\u001B[0m\r\nEnter a value: ");
        assertThat(project.errors.toString(StandardCharsets.UTF_8)).isEqualTo("trouble\n");
        assertThat(typed.log()).contains("noise", "\n{}\n", "\nEnter a value: \n", "\ntrouble\n");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"plan", "destroy", "refresh", "import a.b c", "console", "test", "apply -auto-approve"})
    @DisplayName("D75: the variables of the stack go to the commands that take them, before what the user writes")
    void givesVariables(String line) throws IOException {
        project.type(line + " -var size=3", typed.vpc);

        assertThat(typed.commands()).last().asString().contains(" -var-file=BASE/variables.tfvars.json ");
        assertThat(typed.commands()).last().asString().endsWith(" -var size=3");
    }

    @Test
    @DisplayName("a saved plan has its variables")
    void givesASavedPlanNoVariables() throws IOException {
        project.type("apply -parallelism 3 my.plan", typed.vpc);

        assertThat(typed.commands()).last().isEqualTo("apply -input=false -no-color -parallelism 3 my.plan");
    }

    @Test
    @DisplayName("what needs no state is run without one")
    void preparesNoMoreThanTheCommandNeeds() throws IOException {
        project.type("fmt -check", typed.vpc);
        assertThat(typed.commands()).containsExactly("fmt -no-color -check");
        assertThat(project.directories().directory(typed.vpc).resolve("main.tf"))
                .exists();
        project.type("plan -help", typed.vpc);
        assertThat(typed.commands()).containsExactly("plan -help");
        project.type("providers lock", typed.vpc);
        assertThat(typed.commands()).containsExactly("get -no-color", "providers lock -no-color");
        project.type("validate", typed.vpc);
        assertThat(typed.commands())
                .containsExactly("init -input=false -no-color -backend=false", "validate -no-color");
        project.type("workspace new x", typed.vpc);
        assertThat(typed.commands())
                .containsExactly("init -input=false -no-color -reconfigure", "workspace new -no-color x");
    }

    @Test
    @DisplayName("a workspace that is not there is created, with a word about it, but not to list workspaces")
    void createsTheWorkspace() throws IOException {
        project.fakeTool("terraform", "[ \"$2\" != select ] || { echo \"Workspace x doesn't exist.\"; exit 1; }");

        project.type("state list", typed.vpc);
        assertThat(typed.told).contains("dev/vpc the workspace 'dev-vpc' does not exist yet and is created");
        assertThat(typed.commands()).contains("workspace new dev-vpc");
        assertThat(project.type("workspace list", typed.vpc).failures()).isEmpty();
        assertThat(typed.commands()).doesNotContain("workspace new dev-vpc").endsWith("workspace list -no-color");
        assertThat(project.type("force-unlock -force x", typed.vpc).failures()).hasSize(1);
    }

    @Test
    @DisplayName("D66: init is run once, with the lock file used read-only unless it is to be changed")
    void runsInitOnce() throws IOException {
        project.write("src/main/terraform/vpc/.terraform.lock.hcl", "# of the module\n");

        project.type("init", typed.vpc);
        assertThat(typed.commands()).containsExactly("init -input=false -no-color -reconfigure -lockfile=readonly");
        project.type("init -backend=false", typed.vpc);
        assertThat(typed.commands())
                .containsExactly("init -input=false -no-color -backend=false -lockfile=readonly -backend=false");
        assertThat(typed.told).noneMatch(line -> line.contains("lock file"));

        project.fakeTool("terraform", "echo '# other' > .terraform.lock.hcl");
        project.type("init -upgrade", typed.vpc);
        assertThat(typed.commands()).containsExactly("init -input=false -no-color -reconfigure -upgrade");
        assertThat(typed.told)
                .last()
                .asString()
                .startsWith("dev/vpc the lock file of its root module is left as it is");
        assertThat(directory.resolve("src/main/terraform/vpc/.terraform.lock.hcl"))
                .hasContent("# of the module");
    }

    @Test
    @DisplayName("D66: instances of one root module write its lock file one after the other, and none loses a line")
    void writesLockFilesInTurn() throws IOException {
        project.write("src/main/terraform/vpc/.terraform.lock.hcl", "# of the module\n");
        project.fakeTool(
                "terraform",
                "[ \"$2\" != lock ] || { was=$(cat .terraform.lock.hcl); sleep 0.3;"
                        + " printf '%s\\n# %s\\n' \"$was\" \"$3\" > .terraform.lock.hcl; echo \"# $PWD\" >> .terraform.lock.hcl; }");
        project.updateLock = true;
        project.parallel = 3;

        project.type(
                "providers lock",
                instance("a").component("vpc").get(),
                instance("b").component("vpc").get(),
                instance("c").component("vpc").get());

        assertThat(Files.readString(directory.resolve("src/main/terraform/vpc/.terraform.lock.hcl")))
                .startsWith("# of the module\n")
                .contains("dev/a/", "dev/b/", "dev/c/");
    }

    @Test
    @DisplayName("D9: a dry run says what would be run")
    void previews() {
        assertThat(project.previewTyped("state list", typed.vpc))
                .singleElement()
                .asString()
                .startsWith(
                        "dev/vpc: would run 'terraform state list' in workspace 'dev-vpc', in target/atmos/dev/vpc/")
                .endsWith(", with no backend and so with the local file " + typed.vpc.stateAddress());
        assertThat(project.previewTyped("fmt -check", typed.vpc))
                .containsExactly(
                        "dev/vpc: would run 'terraform fmt -check', in target/atmos/dev/vpc/src/main/terraform/vpc");
        assertThat(directory.resolve("target")).doesNotExist();
    }

    @Test
    @DisplayName("what is formatted is a copy, which is said")
    void formatsCopies() {
        project.type("fmt", typed.vpc);
        assertThat(typed.told).anyMatch(line -> line.contains("copies of its files are formatted"));
        typed.told.clear();
        project.type("fmt -check", typed.vpc);
        assertThat(typed.told).noneMatch(line -> line.contains("copies"));
    }

    @Test
    @DisplayName("D75: what TF_CLI_ARGS has for a command goes to that command")
    void handsCallersArgumentsOn() throws IOException {
        project.environment.put("TF_CLI_ARGS", "-lock-timeout=5m");
        project.environment.put("TF_CLI_ARGS_apply", "-parallelism=3 -auto-approve");

        project.type("apply -auto-approve", typed.vpc);

        assertThat(typed.commands())
                .last()
                .asString()
                .contains(" -lock-timeout=5m ", " -parallelism=3 ")
                .containsOnlyOnce("-auto-approve");
    }
}

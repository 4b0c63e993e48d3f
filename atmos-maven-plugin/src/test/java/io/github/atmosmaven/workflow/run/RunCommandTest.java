package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.workflow.report.run.CommandFile;
import io.github.atmosmaven.workflow.report.run.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private PlanProject project;
    private final List<String> told = new ArrayList<>();
    private final Instance vpc = instance("vpc").get();

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "variable \"pin\" {\n  sensitive = true\n}\n");
        project.listener = new RunListener() {
            @Override
            public void running(Instance instance, String command) {
                told.add(instance.displayName() + ": " + command);
            }

            @Override
            public void note(Instance instance, String text) {
                told.add(instance.displayName() + " " + text);
            }
        };
        project.fakeTool("terraform", "case \"$1\" in init|workspace) exit 0;; esac\necho \"ran $*\"");
    }

    private static InstanceOf instance(String name) {
        return new InstanceOf("dev", name).workspace("dev-" + name);
    }

    private static Map<String, io.github.atmosmaven.model.value.Value> flag(String name, boolean value) {
        return Map.of(name, new BoolValue(value, InstanceOf.PLACE));
    }

    private List<String> commands(Instance instance) throws IOException {
        String tool = "$ " + directory.resolve("bin/terraform") + " ";
        return log(instance)
                .lines()
                .filter(line -> line.startsWith(tool))
                .map(line -> line.substring(tool.length()))
                .map(line -> line.replaceAll(" -backend-config=\\S+", ""))
                .map(line -> line.replace(project.directories().base(instance).toString(), "BASE"))
                .toList();
    }

    private String log(Instance instance) throws IOException {
        return Files.readString(project.directories().base(instance).resolve("terraform.log"));
    }

    @Test
    @DisplayName("a command runs initialised and in its workspace, and what it prints is shown as it is")
    void runsAnyCommand() throws IOException {
        CommandResult result = project.type("state show 'a[\"x y\"]'", vpc);

        assertThat(result.failures()).isEmpty();
        assertThat(result.summary()).isEqualTo("1 run: 1 done");
        assertThat(project.printed()).isEqualTo("ran state show -no-color a[\"x y\"]\n");
        assertThat(commands(vpc))
                .containsExactly(
                        "init -input=false -no-color -reconfigure",
                        "workspace select dev-vpc",
                        "state show -no-color a[\"x y\"]");
        assertThat(log(vpc)).contains("ran state show");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                        project.directories().base(vpc).resolve("terraform.log"))))
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

        project.type("output -json", vpc);

        assertThat(project.printed()).isEqualTo("\u001B[1m{}\u001B[0m\r\nEnter a value: ");
        assertThat(project.errors.toString(StandardCharsets.UTF_8)).isEqualTo("trouble\n");
        assertThat(log(vpc)).contains("noise", "\n{}\n", "\nEnter a value: \n", "\ntrouble\n");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"plan", "destroy", "refresh", "import a.b c", "console", "test", "apply -auto-approve"})
    @DisplayName("D75: the variables of the stack go to the commands that take them, before what the user writes")
    void givesVariables(String line) throws IOException {
        project.type(line + " -var size=3", vpc);

        assertThat(commands(vpc)).last().asString().contains(" -var-file=BASE/variables.tfvars.json ");
        assertThat(commands(vpc)).last().asString().endsWith(" -var size=3");
    }

    @Test
    @DisplayName("a saved plan has its variables")
    void givesASavedPlanNoVariables() throws IOException {
        project.type("apply -parallelism 3 my.plan", vpc);

        assertThat(commands(vpc)).last().isEqualTo("apply -input=false -no-color -parallelism 3 my.plan");
    }

    @Test
    @DisplayName("what needs no state is run without one")
    void preparesNoMoreThanTheCommandNeeds() throws IOException {
        project.type("fmt -check", vpc);
        assertThat(commands(vpc)).containsExactly("fmt -no-color -check");
        assertThat(project.directories().directory(vpc).resolve("main.tf")).exists();
        project.type("plan -help", vpc);
        assertThat(commands(vpc)).containsExactly("plan -help");
        project.type("providers lock", vpc);
        assertThat(commands(vpc)).containsExactly("get -no-color", "providers lock -no-color");
        project.type("validate", vpc);
        assertThat(commands(vpc)).containsExactly("init -input=false -no-color -backend=false", "validate -no-color");
        project.type("workspace new x", vpc);
        assertThat(commands(vpc))
                .containsExactly("init -input=false -no-color -reconfigure", "workspace new -no-color x");
    }

    @Test
    @DisplayName("a workspace that is not there is created, with a word about it, but not to list workspaces")
    void createsTheWorkspace() throws IOException {
        project.fakeTool("terraform", "[ \"$2\" != select ] || { echo \"Workspace x doesn't exist.\"; exit 1; }");

        project.type("state list", vpc);
        assertThat(told).contains("dev/vpc the workspace 'dev-vpc' does not exist yet and is created");
        assertThat(commands(vpc)).contains("workspace new dev-vpc");
        assertThat(project.type("workspace list", vpc).failures()).isEmpty();
        assertThat(commands(vpc)).doesNotContain("workspace new dev-vpc").endsWith("workspace list -no-color");
        assertThat(project.type("force-unlock -force x", vpc).failures()).hasSize(1);
    }

    @Test
    @DisplayName("D66: init is run once, with the lock file used read-only unless it is to be changed")
    void runsInitOnce() throws IOException {
        project.write("src/main/terraform/vpc/.terraform.lock.hcl", "# of the module\n");

        project.type("init", vpc);
        assertThat(commands(vpc)).containsExactly("init -input=false -no-color -reconfigure -lockfile=readonly");
        project.type("init -backend=false", vpc);
        assertThat(commands(vpc))
                .containsExactly("init -input=false -no-color -backend=false -lockfile=readonly -backend=false");
        assertThat(told).noneMatch(line -> line.contains("lock file"));

        project.fakeTool("terraform", "echo '# other' > .terraform.lock.hcl");
        project.type("init -upgrade", vpc);
        assertThat(commands(vpc)).containsExactly("init -input=false -no-color -reconfigure -upgrade");
        assertThat(told).last().asString().startsWith("dev/vpc the lock file of its root module is left as it is");
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
    @DisplayName("D72: a status other than 0 is a failure of its instance alone, and stands in message and report")
    void keepsTheResultsOfOthers() throws IOException {
        project.fakeTool(
                "terraform",
                "case \"$1$PWD\" in taint*/b/*) echo 'Error: no such thing' >&2; exit 3;; init*/c/*) exit 1;; esac");

        CommandResult result = project.type(
                "taint x.y",
                instance("a").get(),
                instance("b").get(),
                instance("c").get(),
                instance("d").section("metadata", flag("enabled", false)).get());

        assertThat(result.summary()).isEqualTo("3 run: 1 done, 2 failed; 1 skipped");
        assertThat(told).contains("dev/a: taint x.y", "dev/d skipped, it is disabled or abstract");
        assertThat(result.failures()).hasSize(2);
        assertThat(result.failures().get(0).message())
                .isEqualTo("'taint x.y' failed with status 3 for dev/b:\nError: no such thing");
        assertThat(result.failures().get(0).hint()).endsWith("target/atmos/dev/b/terraform.log");
        assertThat(result.failures().get(1).message()).startsWith("'taint x.y' was not run for dev/c:\n");
        assertThat(CommandFile.text(result)).contains("\"status\": 0", "\"status\": 3", "\"code\": \"ATMOS-401\"");
    }

    @Test
    @DisplayName("plan -detailed-exitcode with 2 is no failure, and 2 of anything else is one")
    void tellsChangesFromFailures() throws IOException {
        project.fakeTool("terraform", "case \"$1\" in init|workspace) exit 0;; esac\nexit 2");

        CommandResult changes = project.type("plan -detailed-exitcode", vpc);
        assertThat(changes.failures()).isEmpty();
        assertThat(changes.rows()).extracting(row -> row.result().outcome()).containsExactly(ToolOutcome.CHANGES);
        assertThat(CommandFile.text(changes)).contains("\"outcome\": \"changes\"", "\"status\": 2");
        assertThat(project.type("plan", vpc).failures()).hasSize(1);
        assertThat(project.type("refresh -detailed-exitcode", vpc).failures()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "apply -auto-approve",
                "destroy -auto-approve",
                "import a.b c",
                "state list",
                "taint a.b",
                "untaint a.b"
            })
    @DisplayName("D69: a locked component refuses what might change it before anything is run")
    void refusesForALockedComponent(String line) {
        Instance locked =
                instance("locked").section("metadata", flag("locked", true)).get();

        assertThatThrownBy(() -> project.type(line, vpc, locked))
                .isInstanceOfSatisfying(
                        AtmosException.InvalidConfiguration.class,
                        failure -> assertThat(failure.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo(ProblemCode.COMPONENT_LOCKED);
                                    assertThat(problem.message()).endsWith("dev/locked is locked");
                                    assertThat(problem.location()).isEqualTo(InstanceOf.PLACE);
                                }));
        assertThat(directory.resolve("target/atmos/dev")).doesNotExist();
        assertThatThrownBy(() -> project.previewTyped(line, locked))
                .isInstanceOf(AtmosException.InvalidConfiguration.class);
    }

    @Test
    void looksAtALockedComponent() {
        Instance locked =
                instance("locked").section("metadata", flag("locked", true)).get();
        Instance open =
                instance("open").section("metadata", flag("locked", false)).get();

        assertThat(project.type("plan", locked).failures()).isEmpty();
        assertThat(project.type("output", locked).failures()).isEmpty();
        assertThat(project.type("apply -help", locked).failures()).isEmpty();
        assertThat(project.type("state list", open).failures()).isEmpty();
    }

    @Test
    @DisplayName("D79: secrets of the arguments are hidden in messages, headings and reports")
    void hidesSecrets() throws IOException {
        project.fakeTool(
                "terraform", "case \"$1\" in init|workspace) exit 0;; esac\necho \"Error: no $3, $4, $5\"; exit 1");
        Instance instance =
                instance("a").section("vars", Map.of("pin", text("4711-0815"))).get();

        CommandResult result =
                project.type("import -var=db_password=hunter22 -var=pin=it\\'s-99 '4711-0815 x'", instance);

        String all = result.failures() + told.toString() + CommandFile.text(result);
        assertThat(all)
                .doesNotContain("hunter22", "s-99", "4711-0815")
                .contains("'-var=db_password=(sensitive)'", "'-var=pin=(sensitive)'", "'(sensitive) x'");
        assertThat(project.previewTyped("plan -var=pin=it\\'s-99", instance).toString())
                .doesNotContain("s-99");
        assertThat(log(instance)).contains("hunter22");
    }

    @Test
    @DisplayName("D9: a dry run says what would be run")
    void previews() {
        assertThat(project.previewTyped("state list", vpc))
                .singleElement()
                .asString()
                .startsWith(
                        "dev/vpc: would run 'terraform state list' in workspace 'dev-vpc', in target/atmos/dev/vpc/")
                .endsWith(", with no backend and so with the local file " + vpc.stateAddress());
        assertThat(project.previewTyped("fmt -check", vpc))
                .containsExactly(
                        "dev/vpc: would run 'terraform fmt -check', in target/atmos/dev/vpc/src/main/terraform/vpc");
        assertThat(directory.resolve("target")).doesNotExist();
    }

    @Test
    @DisplayName("D40: offline, a state that is not local is out of reach, but what needs no state runs")
    void staysOffline() throws IOException {
        project.offline = true;
        Instance remote =
                instance("vpc").backend("s3", Map.of("bucket", text("state"))).get();

        assertThatThrownBy(() -> project.type("state list", remote))
                .isInstanceOf(AtmosException.EnvironmentFailure.class)
                .hasMessageContaining("cannot be read offline");
        assertThat(project.type("validate", remote).failures()).isEmpty();
        assertThat(project.type("state list", vpc).failures()).isEmpty();
    }

    @Test
    @DisplayName("what is formatted is a copy, which is said")
    void formatsCopies() {
        project.type("fmt", vpc);
        assertThat(told).anyMatch(line -> line.contains("copies of its files are formatted"));
        told.clear();
        project.type("fmt -check", vpc);
        assertThat(told).noneMatch(line -> line.contains("copies"));
    }

    @Test
    @DisplayName("D75: what TF_CLI_ARGS has for a command goes to that command")
    void handsCallersArgumentsOn() throws IOException {
        project.environment.put("TF_CLI_ARGS", "-lock-timeout=5m");
        project.environment.put("TF_CLI_ARGS_apply", "-parallelism=3 -auto-approve");

        project.type("apply -auto-approve", vpc);

        assertThat(commands(vpc))
                .last()
                .asString()
                .contains(" -lock-timeout=5m ", " -parallelism=3 ")
                .containsOnlyOnce("-auto-approve");
    }

    @Test
    void removesTheResultsOfAnEarlierRun() throws IOException {
        project.write("target/atmos/terraform.json", "{}");
        Instance lost = new InstanceOf("dev", "lost").component("gone").get();

        assertThatThrownBy(() -> project.type("state list", lost))
                .isInstanceOf(AtmosException.InvalidConfiguration.class);
        assertThat(directory.resolve("target/atmos/terraform.json")).doesNotExist();
    }

    @Test
    void tellsAToolThatCannotBeStarted() throws IOException {
        project.write("bin/terraform", "#!/no/such/shell\n");

        assertThat(project.type("version", vpc).rows())
                .extracting(CommandResult.Row::result)
                .extracting(ToolResult::outcome)
                .containsExactly(ToolOutcome.FAILED);
    }
}

package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.tool.ToolIdentity;
import io.github.atmosmaven.terraform.tool.ToolRequest;
import io.github.atmosmaven.workflow.report.run.PlanFile;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a script in place of the tool; in a directory with a space in its name. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class PlanInstancesTest {

    private static final String SUCCESS = PlanProject.plan(PlanProject.NOTHING, 0) + "\nexit 0";
    private static final String CHANGES = PlanProject.plan(PlanProject.ONE_TO_ADD, 2) + "\nexit 0";
    private static final String FAILURE =
            "[ \"$1\" = plan ] || exit 0\necho '\u2577'; echo '\u2502 Error: Invalid thing'; echo '\u2502 '; "
                    + "echo '\u2502   on main.tf line 1'; echo '\u2575'; exit 1";

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
    void runsInitWorkspaceAndPlanInTheWorkingDirectory() throws IOException {
        project.fakeTool("terraform", "echo in $(pwd -P)\n" + SUCCESS);
        Instance instance = new InstanceOf("dev", "vpc").workspace("dev-vpc").get();

        PlanResult result = project.plan(instance);

        Path base = project.directories().base(instance);
        String state = "../../../../../../../../.atmos/state/dev/vpc";
        assertThat(result.summary()).isEqualTo("1 planned: 1 unchanged");
        String tool = project.directory.resolve("bin/terraform").toString();
        assertThat(project.log(instance).lines().filter(line -> line.startsWith("$")))
                .containsExactly(
                        "$ " + tool + " init -input=false -no-color -reconfigure -backend-config=path="
                                + state + "/terraform.tfstate -backend-config=workspace_dir=" + state
                                + "/terraform.tfstate.d",
                        "$ " + tool + " workspace select dev-vpc",
                        "$ " + tool + " plan -var-file=" + base.resolve("variables.tfvars.json")
                                + " -input=false -no-color -detailed-exitcode -out=" + project.savedPlan(instance),
                        "$ " + tool + " show -json -no-color " + project.savedPlan(instance));
        assertThat(project.log(instance))
                .contains("in " + base.resolve("src/main/terraform/vpc").toRealPath());
    }

    @Test
    @DisplayName("D62: outcomes, their numbers and the summary")
    void tellsChangesFromNoneAndFromFailure() throws IOException {
        project.fakeTool(
                "terraform",
                "case \"$PWD\" in */a/*) " + SUCCESS + ";; */b/*) true;; *) false;; esac && {\n" + CHANGES + "\n}\n"
                        + FAILURE);

        PlanResult result = project.plan(instance("a"), instance("b"), instance("c"));

        assertThat(result.planned())
                .extracting(ToolResult::outcome)
                .containsExactly(ToolOutcome.NO_CHANGES, ToolOutcome.CHANGES, ToolOutcome.FAILED);
        assertThat(result.summary()).isEqualTo("2 planned: 1 with changes, 1 unchanged; 1 failed");
        assertThat(PlanResult.line(result.planned().get(1))).isEqualTo("dev/b: 1 to add, 0 to change, 0 to destroy");
        assertThat(PlanFile.text(result))
                .contains("\"add\": 1", "\"change\": 0", "\"outputs\": 0", "\"log\": \"target/atmos/dev/b/plan.log\"");
        assertThat(result.failures()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.TOOL_FAILED);
            assertThat(problem.message())
                    .isEqualTo("the plan of dev/c failed:\nError: Invalid thing\n"
                            + "on src/main/terraform/vpc/main.tf:1");
            assertThat(problem.hint()).contains("target/atmos/dev/c/plan.log");
        });
    }

    @Test
    @DisplayName(
            "D29: another version than the one that is asked for is refused before anything runs, and both are named")
    void refusesAnotherVersion() throws IOException {
        project.fakeTool(
                "terraform",
                "[ \"$1\" = version ] || echo ran > '" + project.directory.resolve("ran") + "'\n"
                        + "[ \"$1\" != version ] || { echo 'Terraform v1.11.4'; exit 0; }\n" + SUCCESS);
        project.request = ToolRequest.of("1.12", "toolVersion").orElseThrow();

        assertThatThrownBy(() -> project.plan(vpc))
                .isInstanceOfSatisfying(
                        AtmosException.class,
                        refusal -> assertThat(refusal.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo(ProblemCode.WRONG_TOOL);
                                    assertThat(problem.message()).contains("Terraform 1.11.4", "Terraform 1.12");
                                }));
        assertThat(project.directory.resolve("ran")).doesNotExist();
        assertThat(project.directory.resolve("target/atmos/dev")).doesNotExist();

        project.request = ToolRequest.of("1.11", "toolVersion").orElseThrow();
        assertThat(project.plan(vpc).failures()).isEmpty();
    }

    @Test
    void stopsAnInstanceWhoseInitFails() throws IOException {
        project.fakeTool("terraform", "echo \"Error: no such $1\"; exit 1");

        PlanResult result = project.plan(vpc);

        assertThat(result.planned().get(0).summary()).isEqualTo("Error: no such init");
        assertThat(project.log(vpc)).doesNotContain(" plan ");
    }

    @Test
    void saysInTheOutcome_whenTheToolCannotBeStarted() throws IOException {
        project.fakeTool("terraform", SUCCESS);
        project.write("bin/terraform", "#!/no/such/interpreter\n");

        PlanResult result = project.plan(vpc);

        assertThat(result.planned().get(0).outcome()).isEqualTo(ToolOutcome.FAILED);
        assertThat(result.planned().get(0).summary()).contains("Cannot run program");
    }

    @Test
    @DisplayName(
            "D75: TF_WORKSPACE, TF_DATA_DIR, TF_INPUT and TF_CLI_ARGS are ours; env: null removes; all else passes")
    void composesTheEnvironment() throws IOException {
        project.fakeTool("terraform", "env; exit 0");
        project.environment.putAll(Map.of(
                "TF_WORKSPACE", "x", "TF_DATA_DIR", "/x", "TF_CLI_ARGS_plan", "-lock=false", "GONE", "x", "KEPT", "k"));
        project.environment.putAll(Map.of("TF_INPUT", "1", "TF_HTTP_USERNAME", "u"));
        Instance instance = new InstanceOf("dev", "vpc")
                .section(
                        "env",
                        Map.of("GONE", new NullValue(InstanceOf.PLACE), "NEW", text("n"), "TF_WORKSPACE", text("y")))
                .get();

        project.plan(instance);

        assertThat(project.log(instance).lines())
                .contains("KEPT=k", "NEW=n", "TF_IN_AUTOMATION=1", "TF_DATA_DIR=.terraform", "TF_HTTP_USERNAME=u")
                .noneMatch(line -> line.matches("(GONE|TF_WORKSPACE|TF_INPUT|TF_CLI_ARGS\\w*)=.*"));
        assertThat(project.log(instance)).contains(" plan -var-file=").contains(" -lock=false -input=false");
    }

    @Test
    @DisplayName("D59: the tool gets the identity of the build, over that of the caller and the instance")
    void givesTheIdentityOfTheBuild() throws IOException {
        project.fakeTool("terraform", "env; exit 0");
        project.environment.putAll(
                Map.of("AWS_ACCESS_KEY_ID", "caller", "AWS_SESSION_TOKEN", "caller", "AWS_REGION", "r"));
        project.identity =
                new ToolIdentity(Map.of("AWS_PROFILE", "ci"), Set.of("AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN"));
        Instance instance = new InstanceOf("dev", "vpc")
                .section("env", Map.of("AWS_PROFILE", text("other"), "AWS_ACCESS_KEY_ID", text("other")))
                .get();

        project.plan(instance);

        assertThat(project.log(instance).lines().filter(line -> line.startsWith("AWS_")))
                .containsOnly("AWS_PROFILE=ci", "AWS_REGION=r");
        assertThat(project.identity.toString()).doesNotContain("ci");
    }

    @Test
    @DisplayName("D50: with the local endpoint no account of the caller or the manifests is used")
    void keepsAccountsFromTheLocalEndpoint() throws IOException {
        project.fakeTool("terraform", "env; exit 0");
        project.additions.put("AWS_ACCESS_KEY_ID", "local");
        Instance instance = new InstanceOf("dev", "vpc")
                .backend("s3", Map.of("bucket", text("b"), "profile", text("prod")))
                .section("env", Map.of("AWS_PROFILE", text("prod"), "AWS_REGION", text("eu-west-1")))
                .get();

        project.plan(instance);

        assertThat(project.log(instance))
                .contains("AWS_ACCESS_KEY_ID=local", "AWS_REGION=eu-west-1", "TF_DATA_DIR=.terraform-local")
                .contains("-reconfigure -backend-config=use_path_style=true -backend-config=profile=\n")
                .doesNotContain("AWS_PROFILE");
    }

    @Test
    @DisplayName("D60: parameter, else the manifest's command, else terraform, else tofu")
    void choosesTheBinary() throws IOException {
        project.fakeTool("tofu", "echo tofu; exit 0");
        project.fakeTool("mine", "echo mine; exit 0");
        Instance named = new InstanceOf("dev", "named").command("mine").get();

        project.plan(vpc, named);
        assertThat(project.log(vpc)).contains("\ntofu\n");
        assertThat(project.log(named)).contains("\nmine\n");

        project.fakeTool("terraform", "echo terraform; exit 0");
        project.plan(vpc);
        assertThat(project.log(vpc)).contains("\nterraform\n");

        project.command = "tofu";
        project.plan(named);
        assertThat(project.log(named)).contains("\ntofu\n");
    }

    @Test
    void saysHowToSetATool_whenThereIsNone() {
        project.environment.put("PATH", project.directory.resolve("nowhere").toString());

        assertThatThrownBy(() -> project.plan(vpc, instance("b")))
                .isInstanceOfSatisfying(
                        AtmosException.EnvironmentFailure.class,
                        failure -> assertThat(failure.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo(ProblemCode.TOOL_MISSING);
                                    assertThat(problem.hint()).contains("-Datmos.command=");
                                }));
    }

    @Test
    void reportsAllThatIsWrongBeforeAnythingIsRun() throws IOException {
        project.fakeTool("terraform", "touch \"" + project.directory + "/was-run\"; exit 0");
        project.write("src/main/terraform/vpc/main.tf", "module \"a\" {\n  source = \"../modules/a\"\n}\n");
        project.write(
                "src/main/terraform/modules/a/main.tf.json",
                "{\"module\": {\"b\": {\"source\": \"../../../../../../x\"}}}");
        Instance missing = new InstanceOf("dev", "gone").component("gone").get();
        project.write("src/main/terraform/own/main.tf", "terraform {\n  backend \"gcs\" {}\n}\n");
        Instance second = new InstanceOf("dev", "own")
                .component("own")
                .backend("s3", Map.of("bucket", text("b")))
                .get();

        assertThatThrownBy(() -> project.plan(vpc, missing, second))
                .isInstanceOfSatisfying(
                        AtmosException.InvalidConfiguration.class,
                        failure -> assertThat(failure.problems())
                                .extracting(problem -> problem.code() + " " + problem.location())
                                .containsExactly(
                                        "ROOT_MODULE_MISSING src/main/stacks/dev.yaml:4:7",
                                        "MODULE_SOURCE_ESCAPES src/main/terraform/modules/a/main.tf.json:1:29",
                                        "BACKEND_IN_ROOT_MODULE src/main/terraform/own/main.tf:2:3"));
        assertThat(project.directory.resolve("was-run")).doesNotExist();
    }

    @Test
    void skipsDisabledAndAbstractInstances() throws IOException {
        project.fakeTool("terraform", SUCCESS);
        Instance disabled = new InstanceOf("dev", "off")
                .component("no such module")
                .section("metadata", Map.of("enabled", new BoolValue(false, InstanceOf.PLACE)))
                .get();

        Instance base = new InstanceOf("dev", "defaults")
                .section("metadata", Map.of("type", text("abstract")))
                .get();

        PlanResult result = project.plan(vpc, disabled, base);

        assertThat(result.skipped()).containsExactly(disabled, base);
        assertThat(result.summary()).isEqualTo("1 planned: 1 unchanged; 2 skipped");
    }

    @Test
    @DisplayName("D40: offline, only local states and the local endpoint are reached")
    void refusesOffline() throws IOException {
        project.fakeTool("terraform", SUCCESS);
        project.offline = true;
        Instance instance = new InstanceOf("dev", "vpc")
                .backend("s3", Map.of("bucket", text("b")))
                .get();

        assertThatThrownBy(() -> project.plan(instance))
                .isInstanceOf(AtmosException.EnvironmentFailure.class)
                .hasMessageContaining("offline");

        project.additions.put("AWS_ACCESS_KEY_ID", "local");
        assertThat(project.plan(instance).summary()).isEqualTo("1 planned: 1 unchanged");
        assertThat(project.plan(vpc).summary()).isEqualTo("1 planned: 1 unchanged");
    }

    @Test
    @DisplayName("instances of one root module run side by side, and results come in the order asked for")
    void runsSeveralAtOnce() throws IOException {
        // Each waits until both have begun to plan.
        project.fakeTool(
                "terraform",
                "[ \"$1\" = plan ] || exit 0\nsaves '" + PlanProject.NOTHING + "'\ntouch \"" + project.directory
                        + "/begun-$$\"\nwhile [ $(ls \"" + project.directory
                        + "\" | grep -c begun) -lt 2 ]; do sleep 0.02; done; exit 0");
        project.parallel = 2;

        PlanResult result = project.plan(instance("b"), instance("a"));

        assertThat(result.planned()).extracting(each -> each.instance().name()).containsExactly("b", "a");
        assertThat(result.summary()).isEqualTo("2 planned: 2 unchanged");
    }

    @Test
    void keepsHugeOutputInTheLog() throws IOException {
        project.fakeTool("terraform", "[ \"$1\" = plan ] && yes 'a line of output' | head -n 50000\n" + SUCCESS);

        project.plan(vpc);

        assertThat(project.log(vpc).lines().filter("a line of output"::equals)).hasSize(50_000);
    }

    private static Instance instance(String name) {
        return new InstanceOf("dev", name).get();
    }
}

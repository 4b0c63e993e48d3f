package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.run.ApplyCommand.Use;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With a script in place of the tool, which notes what it plans and applies. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class ApplyInstancesTest {

    private static final String DELETE = "{\"format_version\": \"1.2\", \"applyable\": true, \"resource_changes\": "
            + "[{\"address\": \"aws_db_instance.main\", \"mode\": \"managed\", \"type\": \"aws_db_instance\", "
            + "\"change\": {\"actions\": [\"delete\"]}}]}";
    private static final String CREATE = DELETE.replace("delete", "create");

    private static final String TOOL = """
            [ "$1" != version ] || { echo "Terraform v${VERSION:-1.11.4}"; exit 0; }
            case "$1" in
            init) echo "lock ${LOCK:-1}" > .terraform.lock.hcl ;;
            plan) echo "$*" | sed 's| -out=.*||; s| -var-file=[^ ]*||' >> "$NOTES"; saves "$PLAN"; exit 2 ;;
            apply | destroy)
                echo "$*" | sed "s|$PWD|.|; s|/.*/plans/|plans/|" >> "$NOTES"
                [ -z "$FAILS" ] || [ -e "$FAILS" ] || { : > "$FAILS"; echo "Error: $WHY"; exit 1; }
                [ -n "$MUTE" ] || echo 'Apply complete! Resources: 1 added, 0 changed, 0 destroyed.'
                ;;
            esac
            exit 0
            """;
    private static final String PLANNED = "plan -input=false -no-color -detailed-exitcode";
    private static final String APPLIED = "apply -input=false -no-color plans/dev/vpc/plan.tfplan";

    @TempDir
    Path directory;

    private PlanProject project;
    private final List<String> told = new ArrayList<>();
    private final Instance vpc = vpc(1);

    private static Instance vpc(long size) {
        return new InstanceOf("dev", "vpc")
                .section("vars", Map.of("size", new NumberValue(size, InstanceOf.PLACE)))
                .get();
    }

    private static Map<String, Value> settings(String yaml) {
        return Map.of("atmos", Objects.requireNonNull(ManifestText.map(yaml).get("atmos")));
    }

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "module \"inner\" {\n  source = \"../inner\"\n}\n");
        project.write("src/main/terraform/inner/main.tf", "# inner\n");
        project.fakeTool("terraform", TOOL);
        project.environment.put("NOTES", directory.resolve("notes").toString());
        project.environment.put("PLAN", CREATE);
        project.listener = new RunListener() {
            @Override
            public void planned(Instance instance, List<String> plan) {
                told.add(instance.displayName() + ": " + String.join(" | ", plan) + ", " + noted() + " noted");
            }

            @Override
            public void note(Instance instance, String text) {
                told.add(text);
            }
        };
    }

    private List<String> notes() throws IOException {
        Path notes = directory.resolve("notes");
        return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
    }

    private int noted() {
        try {
            return notes().size();
        } catch (IOException e) {
            return -1;
        }
    }

    private Path saved() {
        return project.directories().plan(vpc);
    }

    @Test
    @DisplayName("D63: a saved plan lies for its owner alone where a later job finds it, with all that it needs")
    void savesPlans() throws IOException {
        project.plan(vpc);

        assertThat(saved()).isEqualTo(directory.resolve("target/atmos/plans/dev/vpc"));
        assertThat(saved().toFile().list())
                .containsExactlyInAnyOrder("plan.tfplan", "plan.json", "terraform.lock.hcl", "digest.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(saved())))
                .isEqualTo("rwx------");
        for (String name : saved().toFile().list()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(saved().resolve(name))))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(saved().resolve("plan.json"))).isEqualTo(CREATE);
        assertThat(Files.readString(saved().resolve("digest.json")))
                .doesNotContain(directory.toString())
                .contains("\"tool\": \"Terraform 1.11.4\"", "\"files/../inner/main.tf\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Use.class,
            names = {"PREFER", "ONLY"})
    @DisplayName("D63: a saved plan is applied as it is, after it was shown, and is gone then")
    void appliesTheSavedPlan(Use use) throws IOException {
        project.plan(vpc);

        PlanResult result = project.apply(use, vpc);

        assertThat(notes()).containsExactly(PLANNED, APPLIED);
        assertThat(told)
                .containsExactly("dev/vpc: 1 to add, 0 to change, 0 to destroy | create aws_db_instance.main, 1 noted");
        assertThat(result.summary()).isEqualTo("1 run: 1 applied");
        assertThat(result.planned()).singleElement().satisfies(each -> {
            assertThat(each.outcome()).isEqualTo(ToolOutcome.DONE);
            assertThat(PlanResult.line(each)).isEqualTo("dev/vpc: 1 added, 0 changed, 0 destroyed");
        });
        assertThat(saved()).doesNotExist();
        assertThat(Files.readString(directory.resolve("target/atmos/apply.json")))
                .contains("\"outcome\": \"done\"", "\"add\": 1", "\"log\": \"target/atmos/dev/vpc/apply.log\"");
        assertThat(directory.resolve("target/atmos/dev/vpc/apply.log"))
                .content()
                .contains("Apply complete!");
    }

    @Test
    @DisplayName("D63: without a saved plan apply plans first and says so, and 'only' applies nothing")
    void plansWhatIsMissing() throws IOException {
        PlanResult refused = project.apply(Use.ONLY, vpc);

        assertThat(refused.failures()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SAVED_PLAN_UNUSABLE);
            assertThat(problem.message()).isEqualTo("applying dev/vpc failed:\nno plan is saved");
        });
        assertThat(notes()).isEmpty();

        assertThat(project.apply(Use.PREFER, vpc).summary()).isEqualTo("1 run: 1 applied");
        assertThat(notes()).containsExactly(PLANNED, APPLIED);
        assertThat(told).contains("planned now, since no plan is saved");
        assertThat(saved()).doesNotExist();
    }

    @Test
    @DisplayName("D63: 'never' plans whatever is saved")
    void plansAnewWhereAsked() throws IOException {
        project.plan(vpc);

        project.apply(Use.NEVER, vpc);

        assertThat(notes()).containsExactly(PLANNED, PLANNED, APPLIED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "src/main/terraform/vpc/main.tf   | a file that it reads changed (main.tf)",
                "src/main/terraform/vpc/new.tf    | a file that it reads changed (new.tf)",
                "src/main/terraform/inner/main.tf | a file that it reads changed (../inner/main.tf)",
                "src/main/terraform/vpc/.terraform.lock.hcl | the lock file of its root module changed",
            })
    @DisplayName("D63: a plan of other modules is stale; what changed is told, and nothing is applied by 'only'")
    void staleModules(String file, String words) throws IOException {
        project.plan(vpc);
        String earlier = Files.exists(directory.resolve(file)) ? Files.readString(directory.resolve(file)) : "";
        project.write(file, earlier + "# changed\n");

        PlanResult refused = project.apply(Use.ONLY, vpc);

        assertThat(refused.planned())
                .singleElement()
                .satisfies(each -> assertThat(each.summary()).isEqualTo("the saved plan is stale: " + words));
        assertThat(notes()).containsExactly(PLANNED);

        project.apply(Use.PREFER, vpc);
        assertThat(told).contains("planned now, since the saved plan is stale: " + words);
        assertThat(notes()).containsExactly(PLANNED, PLANNED, APPLIED);
    }

    @Test
    @DisplayName("D63: a plan of other values, another workspace, backend or tool is stale, and each part is named")
    void staleValues() throws IOException {
        project.plan(vpc);
        Path tool = directory.resolve("bin/terraform");
        Files.writeString(tool, Files.readString(tool).replace("1.11.4", "1.12.0"));
        Instance other = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("size", new NumberValue(2, InstanceOf.PLACE)))
                .section("env", Map.of("REGION", InstanceOf.text("r")))
                .workspace("other")
                .backend("http", Map.of("address", InstanceOf.text("http://127.0.0.1:1/x")))
                .get();
        project.command = tool.toString();

        assertThat(project.apply(Use.ONLY, other).planned())
                .singleElement()
                .satisfies(each -> assertThat(each.summary())
                        .contains("the manifests' values changed (env.REGION, vars.size)")
                        .contains("its backend changed")
                        .contains("its workspace changed")
                        .contains("the tool was Terraform 1.11.4 and is Terraform 1.12.0"));
    }

    @Test
    @DisplayName("D63: where the state has moved on, prefer plans anew and only fails")
    void staleState() throws IOException {
        project.environment.put("WHY", "Saved plan is stale");
        project.environment.put("FAILS", directory.resolve("once").toString());
        project.plan(vpc);

        PlanResult result = project.apply(Use.PREFER, vpc);

        assertThat(result.summary()).isEqualTo("1 run: 1 applied");
        assertThat(notes()).containsExactly(PLANNED, APPLIED, PLANNED, APPLIED);
        assertThat(told).contains("planned now, since the state has changed since the plan was saved");

        Files.delete(directory.resolve("once"));
        project.plan(vpc);
        assertThat(project.apply(Use.ONLY, vpc).planned())
                .singleElement()
                .satisfies(
                        each -> assertThat(each.summary()).isEqualTo("the state has changed since the plan was saved"));
        assertThat(saved()).doesNotExist();
    }

    @Test
    @DisplayName("D62: an apply that fails, or ends without a word, has failed, and no plan is left")
    void failures() throws IOException {
        project.environment.put("WHY", "no such thing");
        project.environment.put("FAILS", directory.resolve("once").toString());
        assertThat(project.apply(Use.PREFER, vpc).failures()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("applying dev/vpc failed:\nError: no such thing");
            assertThat(problem.hint()).contains("target/atmos/dev/vpc/apply.log");
        });
        assertThat(saved()).doesNotExist();

        project.environment.put("MUTE", "1");
        assertThat(project.apply(Use.PREFER, vpc).planned())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.summary()).contains("ended with status 0 without saying that it is done"));
    }

    @Test
    @DisplayName("D63: a saved plan without changes is handed to the tool, which checks the state, and is gone then")
    void appliesNothing() throws IOException {
        project.fakeTool("terraform", TOOL.replace("exit 2 ;;", "exit 0 ;;"));
        project.environment.put("PLAN", PlanProject.NOTHING);
        project.plan(vpc);

        PlanResult result = project.apply(Use.ONLY, vpc);

        assertThat(result.summary()).isEqualTo("1 run: 1 unchanged");
        assertThat(notes()).containsExactly(PLANNED, APPLIED);
        assertThat(told).isEmpty();
        assertThat(saved()).doesNotExist();
    }

    @Test
    @DisplayName("D63, D68: a saved plan passes the gate of today before it is applied, and so does a new one")
    void gatesPlans() throws IOException {
        project.environment.put("PLAN", DELETE);
        project.plan(vpc);
        Instance gated = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("size", new NumberValue(1, InstanceOf.PLACE)))
                .section("settings", settings("atmos: {gate: {forbid: [aws_db_instance]}}"))
                .get();

        for (Use use : List.of(Use.ONLY, Use.NEVER)) {
            PlanResult refused = project.apply(use, gated);

            assertThat(refused.failures()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.GATE_BROKEN);
                assertThat(problem.message()).contains("aws_db_instance.main");
            });
            assertThat(saved()).doesNotExist();
        }
        assertThat(notes()).containsExactly(PLANNED, PLANNED);
    }

    @Test
    @DisplayName("D63, D68: a destruction is planned, shown and judged before it is done, and leaves no plan")
    void destroys() throws IOException {
        project.plan(vpc);
        project.environment.put("PLAN", DELETE);

        PlanResult result = project.destroy(vpc);

        assertThat(result.summary()).isEqualTo("1 run: 1 destroyed");
        assertThat(notes()).containsExactly(PLANNED, PLANNED + " -destroy", APPLIED);
        assertThat(told)
                .containsExactly("dev/vpc: 0 to add, 0 to change, 1 to destroy | delete aws_db_instance.main, 2 noted");
        assertThat(saved()).doesNotExist();
        assertThat(directory.resolve("target/atmos/destroy.json")).exists();

        Instance kept = new InstanceOf("dev", "vpc")
                .section("settings", settings("atmos: {gate: {protect: [aws_db_instance.main]}}"))
                .get();
        assertThat(project.destroy(kept).failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.GATE_BROKEN));
        assertThat(notes()).hasSize(4).endsWith(PLANNED + " -destroy");
        assertThat(saved()).doesNotExist();
    }

    @Test
    @DisplayName("D69: a locked component is neither applied nor destroyed; one that is disabled is skipped")
    void lockedAndDisabled() throws IOException {
        Instance locked = new InstanceOf("dev", "vpc")
                .section("metadata", Map.of("locked", new BoolValue(true, InstanceOf.PLACE)))
                .get();
        Instance off = new InstanceOf("dev", "vpc")
                .section("metadata", Map.of("enabled", new BoolValue(false, InstanceOf.PLACE)))
                .get();

        assertThatThrownBy(() -> project.apply(Use.PREFER, locked))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageContaining("'apply' is refused: dev/vpc is locked");
        assertThatThrownBy(() -> project.destroy(locked))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageContaining("'destroy' is refused: dev/vpc is locked");
        assertThat(project.apply(Use.PREFER, off).summary()).isEqualTo("0 run; 1 skipped");
        assertThat(project.destroy(off).summary()).isEqualTo("0 run; 1 skipped");
        assertThat(notes()).isEmpty();
    }

    @Test
    @DisplayName("D79: neither a command that is shown to be repeated nor a change that is shown tells a secret")
    void hidesSecrets() throws IOException {
        project.environment.put("PLAN", CREATE.replace("db_instance.main", "db_instance.of[\\\"hush-4711\\\"]"));
        Instance secret = new InstanceOf("dev", "vpc")
                .section("env", Map.of("DB_PASSWORD", InstanceOf.text("hush-4711")))
                .get();
        List<String> commands = new ArrayList<>();
        project.listener = new RunListener() {
            @Override
            public boolean hearsCommands() {
                return true;
            }

            @Override
            public void repeatable(Instance instance, String command) {
                commands.add(command);
            }

            @Override
            public void planned(Instance instance, List<String> plan) {
                told.addAll(plan);
            }
        };

        project.apply(Use.PREFER, secret);

        assertThat(commands)
                .hasSize(4)
                .allMatch(command -> command.startsWith("cd " + project.workingDirectory(secret) + " && "))
                .allMatch(command -> command.contains("DB_PASSWORD=") && !command.contains("hush"));
        assertThat(commands.get(3))
                .endsWith("/bin/terraform apply -input=false -no-color " + project.savedPlan(secret));
        assertThat(told)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("create aws_db_instance.of")
                .doesNotContain("hush");
    }
}

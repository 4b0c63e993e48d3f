package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.workflow.run.NotedProject.APPLIED;
import static io.github.atmosmaven.workflow.run.NotedProject.CREATE;
import static io.github.atmosmaven.workflow.run.NotedProject.DELETE;
import static io.github.atmosmaven.workflow.run.NotedProject.PLANNED;
import static io.github.atmosmaven.workflow.run.NotedProject.TOOL;
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
import org.junit.jupiter.params.provider.EnumSource;

/** With a script in place of the tool, which notes what it plans and applies. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class ApplyInstancesTest {

    @TempDir
    Path directory;

    private NotedProject noted;
    private PlanProject project;

    @BeforeEach
    void layOut() throws IOException {
        noted = new NotedProject(directory);
        project = noted.project;
    }

    private static Map<String, Value> settings(String yaml) {
        return Map.of("atmos", Objects.requireNonNull(ManifestText.map(yaml).get("atmos")));
    }

    @Test
    @DisplayName("D63: a saved plan lies for its owner alone where a later job finds it, with all that it needs")
    void savesPlans() throws IOException {
        project.plan(noted.vpc);

        assertThat(noted.saved()).isEqualTo(directory.resolve("target/atmos/plans/dev/vpc"));
        assertThat(noted.saved().toFile().list())
                .containsExactlyInAnyOrder("plan.tfplan", "plan.json", "terraform.lock.hcl", "digest.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(noted.saved())))
                .isEqualTo("rwx------");
        for (String name : noted.saved().toFile().list()) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(noted.saved().resolve(name))))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(noted.saved().resolve("plan.json"))).isEqualTo(CREATE);
        assertThat(Files.readString(noted.saved().resolve("digest.json")))
                .doesNotContain(directory.toString())
                .contains("\"tool\": \"Terraform 1.11.4\"", "\"files/../inner/main.tf\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Use.class,
            names = {"PREFER", "ONLY"})
    @DisplayName("D63: a saved plan is applied as it is, after it was shown, and is gone then")
    void appliesTheSavedPlan(Use use) throws IOException {
        project.plan(noted.vpc);

        PlanResult result = project.apply(use, noted.vpc);

        assertThat(noted.notes()).containsExactly(PLANNED, APPLIED);
        assertThat(noted.told)
                .containsExactly("dev/vpc: 1 to add, 0 to change, 0 to destroy | create aws_db_instance.main, 1 noted");
        assertThat(result.summary()).isEqualTo("1 run: 1 applied");
        assertThat(result.planned()).singleElement().satisfies(each -> {
            assertThat(each.outcome()).isEqualTo(ToolOutcome.DONE);
            assertThat(PlanResult.line(each)).isEqualTo("dev/vpc: 1 added, 0 changed, 0 destroyed");
        });
        assertThat(noted.saved()).doesNotExist();
        assertThat(Files.readString(directory.resolve("target/atmos/apply.json")))
                .contains("\"outcome\": \"done\"", "\"add\": 1", "\"log\": \"target/atmos/dev/vpc/apply.log\"");
        assertThat(directory.resolve("target/atmos/dev/vpc/apply.log"))
                .content()
                .contains("Apply complete!");
    }

    @Test
    @DisplayName("D63: without a saved plan apply plans first and says so, and 'only' applies nothing")
    void plansWhatIsMissing() throws IOException {
        PlanResult refused = project.apply(Use.ONLY, noted.vpc);

        assertThat(refused.failures()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SAVED_PLAN_UNUSABLE);
            assertThat(problem.message()).isEqualTo("applying dev/vpc failed:\nno plan is saved");
        });
        assertThat(noted.notes()).isEmpty();

        assertThat(project.apply(Use.PREFER, noted.vpc).summary()).isEqualTo("1 run: 1 applied");
        assertThat(noted.notes()).containsExactly(PLANNED, APPLIED);
        assertThat(noted.told).contains("planned now, since no plan is saved");
        assertThat(noted.saved()).doesNotExist();
    }

    @Test
    @DisplayName("D63: 'never' plans whatever is saved")
    void plansAnewWhereAsked() throws IOException {
        project.plan(noted.vpc);

        project.apply(Use.NEVER, noted.vpc);

        assertThat(noted.notes()).containsExactly(PLANNED, PLANNED, APPLIED);
    }

    @Test
    @DisplayName("D62: an apply that fails, or ends without a word, has failed, and no plan is left")
    void failures() throws IOException {
        project.environment.put("WHY", "no such thing");
        project.environment.put("FAILS", directory.resolve("once").toString());
        assertThat(project.apply(Use.PREFER, noted.vpc).failures())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).isEqualTo("applying dev/vpc failed:\nError: no such thing");
                    assertThat(problem.hint()).contains("target/atmos/dev/vpc/apply.log");
                });
        assertThat(noted.saved()).doesNotExist();

        project.environment.put("MUTE", "1");
        assertThat(project.apply(Use.PREFER, noted.vpc).planned())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.summary()).contains("ended with status 0 without saying that it is done"));
    }

    @Test
    @DisplayName("D63: a saved plan without changes is handed to the tool, which checks the state, and is gone then")
    void appliesNothing() throws IOException {
        project.fakeTool("terraform", TOOL.replace("exit 2 ;;", "exit 0 ;;"));
        project.environment.put("PLAN", PlanProject.NOTHING);
        project.plan(noted.vpc);

        PlanResult result = project.apply(Use.ONLY, noted.vpc);

        assertThat(result.summary()).isEqualTo("1 run: 1 unchanged");
        assertThat(noted.notes()).containsExactly(PLANNED, APPLIED);
        assertThat(noted.told).isEmpty();
        assertThat(noted.saved()).doesNotExist();
    }

    @Test
    @DisplayName("D63, D68: a saved plan passes the gate of today before it is applied, and so does a new one")
    void gatesPlans() throws IOException {
        project.environment.put("PLAN", DELETE);
        project.plan(noted.vpc);
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
            assertThat(noted.saved()).doesNotExist();
        }
        assertThat(noted.notes()).containsExactly(PLANNED, PLANNED);
    }

    @Test
    @DisplayName("D63, D68: a destruction is planned, shown and judged before it is done, and leaves no plan")
    void destroys() throws IOException {
        project.plan(noted.vpc);
        project.environment.put("PLAN", DELETE);

        PlanResult result = project.destroy(noted.vpc);

        assertThat(result.summary()).isEqualTo("1 run: 1 destroyed");
        assertThat(noted.notes()).containsExactly(PLANNED, PLANNED + " -destroy", APPLIED);
        assertThat(noted.told)
                .containsExactly("dev/vpc: 0 to add, 0 to change, 1 to destroy | delete aws_db_instance.main, 2 noted");
        assertThat(noted.saved()).doesNotExist();
        assertThat(directory.resolve("target/atmos/destroy.json")).exists();

        Instance kept = new InstanceOf("dev", "vpc")
                .section("settings", settings("atmos: {gate: {protect: [aws_db_instance.main]}}"))
                .get();
        assertThat(project.destroy(kept).failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.GATE_BROKEN));
        assertThat(noted.notes()).hasSize(4).endsWith(PLANNED + " -destroy");
        assertThat(noted.saved()).doesNotExist();
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
        assertThat(noted.notes()).isEmpty();
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
                noted.told.addAll(plan);
            }
        };

        project.apply(Use.PREFER, secret);

        assertThat(commands)
                .hasSize(4)
                .allMatch(command -> command.startsWith("cd " + project.workingDirectory(secret) + " && "))
                .allMatch(command -> command.contains("DB_PASSWORD=") && !command.contains("hush"));
        assertThat(commands.get(3))
                .endsWith("/bin/terraform apply -input=false -no-color " + project.savedPlan(secret));
        assertThat(noted.told)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("create aws_db_instance.of")
                .doesNotContain("hush");
    }
}

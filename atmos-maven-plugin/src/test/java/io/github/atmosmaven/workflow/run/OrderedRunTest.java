package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.order.InstanceOrder;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.workflow.report.run.PlanFile;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

/** With a script in place of the tool, which notes what it is run for. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class OrderedRunTest {

    /** Notes when it begins and ends to plan, and fails for an instance whose name a variable holds. */
    private static final String TOOL = """
            [ "$1" = plan ] || exit 0
            name=$(echo "$PWD" | sed 's|.*/dev/||; s|/.*||')
            echo "begin $name" >> "$NOTES"
            sleep 0.2
            case " $FAILING " in *" $name "*) echo "Error: no $name"; exit 1 ;; esac
            echo "end $name" >> "$NOTES"
            saves '%s'
            """.formatted(PlanProject.NOTHING);

    @TempDir
    Path directory;

    private PlanProject project;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private final Instance account = instance("account");
    private final Instance vpc = instance("vpc", "account");
    private final Instance dns = instance("dns", "account");
    private final Instance app = instance("app", "vpc", "dns");
    private final Instance other = instance("other");
    private final List<Instance> all = List.of(account, app, dns, other, vpc);

    private static Instance instance(String name, String... on) {
        List<String> entries = new ArrayList<>();
        for (String each : on) {
            entries.add("{name: " + each + "}");
        }
        return new InstanceOf("dev", name)
                .component("m")
                .section("dependencies", Map.of("components", list(String.join(", ", entries))))
                .get();
    }

    private static Value list(String entries) {
        return Objects.requireNonNull(
                ManifestText.map("{list: [" + entries + "]}").get("list"));
    }

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(directory);
        project.write("src/main/terraform/m/main.tf", "");
        project.fakeTool("terraform", TOOL);
        project.environment.put("NOTES", directory.resolve("notes").toString());
        project.parallel = 4;
        project.order = RunOrder.forward(InstanceOrder.of(all));
        project.listener = new RunListener() {
            @Override
            public void ended(ToolResult result) {
                told.add(PlanResult.line(result));
            }
        };
    }

    private List<String> notes() throws IOException {
        return Files.readAllLines(directory.resolve("notes"));
    }

    @Test
    @DisplayName("D64: an instance begins when all that it depends on are done; independent ones run side by side")
    void goesForward() throws IOException {
        project.plan(all.toArray(Instance[]::new));

        assertThat(notes()).containsSubsequence("begin account", "end account", "begin vpc", "end vpc", "begin app");
        assertThat(notes()).containsSubsequence("end account", "begin dns", "end dns", "begin app", "end app");
        assertThat(notes().indexOf("begin other")).isLessThan(notes().indexOf("end account"));
        assertThat(Math.max(notes().indexOf("begin vpc"), notes().indexOf("begin dns")))
                .isLessThan(Math.min(notes().indexOf("end vpc"), notes().indexOf("end dns")));
    }

    @Test
    @DisplayName("D64: what is taken down goes the other way")
    void goesInReverse() throws IOException {
        project.order = RunOrder.reverse(InstanceOrder.of(all));

        project.plan(all.toArray(Instance[]::new));

        assertThat(notes()).containsSubsequence("end app", "begin vpc", "end vpc", "begin account");
        assertThat(notes()).containsSubsequence("end app", "begin dns", "end dns", "begin account");
    }

    @Test
    @DisplayName("D64: what is not selected is not waited for, and what lies behind it still comes first")
    void waitsByWayOfOthers() throws IOException {
        project.plan(app, account);

        assertThat(notes()).containsExactly("begin account", "end account", "begin app", "end app");
    }

    @Test
    @DisplayName("D64: what is disabled is not waited for, and what lies behind it still comes first")
    void waitsByWayOfDisabledOnes() throws IOException {
        Instance off = new InstanceOf("dev", "off")
                .component("m")
                .section("metadata", Map.of("enabled", new BoolValue(false, InstanceOf.PLACE)))
                .section("dependencies", Map.of("components", list("{name: zoo}")))
                .get();
        Instance zoo = instance("zoo");
        Instance late = instance("late", "off");
        project.order = RunOrder.forward(InstanceOrder.of(List.of(off, zoo, late)));

        project.plan(late, off, zoo);

        assertThat(notes()).containsExactly("begin zoo", "end zoo", "begin late", "end late");
    }

    @Test
    @DisplayName("D64: a failure stops what depends on it, is told so, and is reported once; nothing else stops")
    void aFailureStopsDependentsOnly() throws IOException {
        project.environment.put("FAILING", "vpc");

        PlanResult result = project.plan(all.toArray(Instance[]::new));

        assertThat(notes()).contains("end account", "end dns", "end other").doesNotContain("begin app");
        assertThat(told).contains("dev/vpc: failed", "dev/app: not started, since dev/vpc failed");
        assertThat(result.summary()).isEqualTo("3 planned: 3 unchanged; 1 failed; 1 not started");
        assertThat(result.failures())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).isEqualTo("the plan of dev/vpc failed:\nError: no vpc"));
        assertThat(PlanFile.text(result))
                .contains(
                        "\"code\": \"ATMOS-422\"",
                        "\"outcome\": \"failed\"",
                        "\"summary\": \"not started, since dev/vpc failed\"");
    }

    @Test
    @DisplayName("D78: a tool that takes longer than atmos.timeout gets one interrupt, is waited for, and has failed")
    void endsWhatTakesTooLong() throws IOException {
        project.fakeTool("terraform", """
                [ "$1" = plan ] || exit 0
                case "$PWD" in */other/*) saves '%s'; exit 0 ;; esac
                trap 'echo "Interrupt received."; echo x >> "$NOTES"; sleep 0.5; echo ended >> "$NOTES"; exit 0' INT
                while :; do sleep 0.1; done
                """.formatted(PlanProject.NOTHING));
        project.parallel = 1;
        project.timeout = Duration.ofSeconds(2);

        PlanResult result = project.plan(vpc, app, other);

        assertThat(notes()).containsExactly("x", "ended");
        assertThat(result.planned())
                .extracting(PlanResult::line)
                .containsExactly(
                        "dev/vpc: failed", "dev/app: not started, since dev/vpc failed", "dev/other: no changes");
        assertThat(result.failures()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.TOOL_TIMED_OUT);
            assertThat(problem.message())
                    .isEqualTo(
                            "the plan of dev/vpc failed:\nit was interrupted after 2s, the time that each instance has");
            assertThat(problem.hint()).contains("-Datmos.timeout", "plan.log");
        });
    }
}

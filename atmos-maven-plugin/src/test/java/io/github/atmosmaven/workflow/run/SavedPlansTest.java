package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.stack.order.InstanceOrder;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.ApplyCommand.Use;
import io.github.atmosmaven.terraform.run.RunListener;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a script in place of the tool, whose {@code apply} can be told to fail: which saved plans are used, and which stay. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class SavedPlansTest {

    private static final String CREATE = "{\"format_version\": \"1.2\", \"applyable\": true, \"resource_changes\": "
            + "[{\"address\": \"aws_vpc.main\", \"mode\": \"managed\", \"type\": \"aws_vpc\", "
            + "\"change\": {\"actions\": [\"create\"]}}]}";

    private static final String TOOL = """
            [ "$1" != version ] || { echo "Terraform v1.11.4"; exit 0; }
            name=$(echo "$PWD" | sed 's|.*/dev/||; s|/.*||')
            echo "$1 $name" >> "$NOTES"
            case "$1" in
            init) echo "lock" > .terraform.lock.hcl ;;
            plan)
                [ -e "$STEADY/$name" ] && { saves '%s'; exit 0; }
                saves '%s'
                exit 2
                ;;
            apply)
                [ -z "$SAYS" ] || { echo "$SAYS"; exit 1; }
                echo 'Apply complete! Resources: 1 added, 0 changed, 0 destroyed.'
                ;;
            esac
            exit 0
            """.formatted(PlanProject.NOTHING, CREATE);

    @TempDir
    Path directory;

    private PlanProject project;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final Instance account = instance("account");
    private final Instance vpc = instance("vpc", "account");
    private final Instance app = instance("app", "vpc");
    private final Instance other = instance("other");

    private static Instance instance(String name, String... on) {
        List<String> entries = new ArrayList<>();
        for (String each : on) {
            entries.add("{name: " + each + "}");
        }
        return new InstanceOf("dev", name)
                .component("m")
                .section("dependencies", Map.of("components", yaml("[" + String.join(", ", entries) + "]")))
                .get();
    }

    private static Value yaml(String text) {
        return Objects.requireNonNull(ManifestText.map("{it: " + text + "}").get("it"));
    }

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(directory);
        project.write("src/main/terraform/m/main.tf", "");
        project.fakeTool("terraform", TOOL);
        project.environment.put("NOTES", directory.resolve("notes").toString());
        project.environment.put("STEADY", directory.resolve("steady").toString());
        project.listener = new RunListener() {
            @Override
            public void note(Instance instance, String text) {
                told.add(instance.name() + ": " + text);
            }
        };
    }

    private List<String> notes() throws IOException {
        return Files.readAllLines(directory.resolve("notes"));
    }

    private Path saved(Instance instance) {
        return project.directories().plan(instance);
    }

    private static ToolResult only(PlanResult result) {
        return result.planned().get(0);
    }

    @Test
    @DisplayName("D63: a plan made before this run changed what it depends on, directly or not, is stale and made anew")
    void plansAnewAfterAChange() throws IOException {
        project.order = RunOrder.forward(InstanceOrder.of(List.of(account, vpc, app, other)));
        project.write("steady/vpc", "");
        project.plan(account, vpc, app, other);
        Files.delete(directory.resolve("notes"));

        assertThat(project.apply(Use.PREFER, account, vpc, app, other).summary())
                .isEqualTo("4 run: 3 applied, 1 unchanged");

        assertThat(notes().stream().filter(note -> note.startsWith("plan")))
                .containsExactlyInAnyOrder("plan vpc", "plan app");
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "vpc: planned now, since the saved plan is stale: dev/account was changed by this run after the"
                                + " plan was made",
                        "app: planned now, since the saved plan is stale: dev/account was changed by this run after the"
                                + " plan was made");
    }

    @Test
    @DisplayName("D63: 'only' applies reviewed waves as they were reviewed, and says loudly what has changed before")
    void appliesReviewedWaves() throws IOException {
        project.order = RunOrder.forward(InstanceOrder.of(List.of(account, vpc, other)));
        project.plan(account, vpc, other);
        Files.delete(directory.resolve("notes"));

        assertThat(project.apply(Use.ONLY, account, vpc, other).summary()).isEqualTo("3 run: 3 applied");

        assertThat(notes()).noneMatch(note -> note.startsWith("plan"));
        assertThat(told)
                .containsExactly("vpc: WARNING: applied as reviewed, but dev/account was changed by this run after the"
                        + " plan was made: plan again afterwards");
    }

    @Test
    @DisplayName("D63: what did not change makes no plan stale")
    void keepsPlansAfterNoChange() throws IOException {
        project.order = RunOrder.forward(InstanceOrder.of(List.of(account, vpc)));
        project.write("steady/account", "");
        project.plan(account, vpc);

        assertThat(project.apply(Use.PREFER, account, vpc).summary()).isEqualTo("2 run: 1 applied, 1 unchanged");
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Error: Error acquiring the state lock", "Error: no credentials"})
    @DisplayName("D63: a saved plan stays where applying it failed before the tool began to change something")
    void keepsWhatWasNotBegun(String words) throws IOException {
        project.plan(vpc);
        project.environment.put("SAYS", words);

        assertThat(project.apply(Use.ONLY, vpc).failures()).hasSize(1);

        assertThat(saved(vpc).resolve("digest.json")).exists();
        project.environment.remove("SAYS");
        assertThat(project.apply(Use.ONLY, vpc).summary()).isEqualTo("1 run: 1 applied");
        assertThat(saved(vpc)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"init", "show"})
    @DisplayName("D63: a saved plan stays where the tool failed on the way to it")
    void keepsWhatWasNotReached(String command) throws IOException {
        project.plan(vpc);
        Path tool = directory.resolve("bin/terraform");
        String script = Files.readString(tool);
        Files.writeString(tool, script.replaceFirst("\n", "\n[ \"\\$1\" != " + command + " ] || exit 1\n"));

        assertThat(project.apply(Use.ONLY, vpc).failures()).hasSize(1);

        Files.writeString(tool, script);
        assertThat(project.apply(Use.ONLY, vpc).summary()).isEqualTo("1 run: 1 applied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Creating...", "Modifying... [id=vpc-1]", "Destroying... [id=vpc-1]"})
    @DisplayName("D63, D62: a plan that the tool has begun to apply is gone; the failure tells its counts and changes")
    void removesWhatWasBegun(String words) throws IOException {
        project.plan(vpc);
        project.environment.put("SAYS", "aws_vpc.main: " + words);

        ToolResult failed = only(project.apply(Use.ONLY, vpc));

        assertThat(saved(vpc)).doesNotExist();
        assertThat(failed.failure()).isNotNull();
        assertThat(failed.list())
                .singleElement()
                .satisfies(change -> assertThat(change.address()).isEqualTo("aws_vpc.main"));
        assertThat(Files.readString(directory.resolve("target/atmos/apply.json")))
                .contains("\"outcome\": \"failed\"", "\"add\": 1", "\"address\": \"aws_vpc.main\"");
    }

    @Test
    @DisplayName("D62: an apply that comes to the end of its time is told with its counts and changes")
    void tellsWhatWasInterrupted() throws IOException {
        project.plan(vpc);
        Path tool = directory.resolve("bin/terraform");
        Files.writeString(tool, Files.readString(tool).replace("apply)\n", "apply)\n sleep 30\n"));
        project.timeout = Duration.ofSeconds(3);

        ToolResult failed = only(project.apply(Use.ONLY, vpc));

        assertThat(failed.summary()).contains("interrupted after 3s");
        assertThat(failed.list()).hasSize(1);
        assertThat(saved(vpc).resolve("digest.json")).exists();
    }

    @Test
    @DisplayName("D63: what was applied is applied, also where its plan cannot be removed")
    void notesWhatCannotBeRemoved() throws IOException {
        project.plan(vpc);
        Path tool = directory.resolve("bin/terraform");
        Files.writeString(
                tool,
                Files.readString(tool)
                        .replace("apply)\n", "apply)\n rm \"$last\"; mkdir \"$last\"; : > \"$last/in\"\n"));

        assertThat(project.apply(Use.ONLY, vpc).summary()).isEqualTo("1 run: 1 applied");

        assertThat(told).singleElement().asString().startsWith("vpc: its saved plan cannot be removed: ");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "terraform.lock.hcl gone | its lock file is missing; carry the whole directory",
                "terraform.lock.hcl changed | terraform.lock.hcl is not the file that was saved",
                "plan.tfplan gone | plan.tfplan is missing; carry the whole directory",
                "plan.tfplan changed | plan.tfplan is not the file that was saved",
                "digest.json changed | digest.json is damaged",
                "digest.json old | another version of the plugin saved it",
            })
    @DisplayName("D63: a saved plan that is not whole, was altered or has another form is told as such")
    void tellsWhatIsWrong(String line) throws IOException {
        String[] parts = line.split(" \\| ");
        String[] what = parts[0].split(" ");
        project.plan(vpc);
        Path file = saved(vpc).resolve(what[0]);
        switch (what[1]) {
            case "gone" -> Files.delete(file);
            case "changed" -> Files.writeString(file, "{");
            default ->
                Files.writeString(file, Files.readString(file).replaceFirst("\"form\": \"\\d+\"", "\"form\": \"1\""));
        }

        assertThat(only(project.apply(Use.ONLY, vpc)).summary())
                .isEqualTo("the saved plan cannot be used: " + parts[1]);
    }

    @Test
    @DisplayName("D63: a saved plan is stale where a file outside the modules changed that their code names literally")
    void readsFilesOutsideItsModules() throws IOException {
        project.write(
                "src/main/terraform/m/main.tf",
                "locals {\n  a = file(\"../../shared/policy.json\")\n  b = fileset(\"../../many\", \"*\")\n}\n");
        project.write("src/main/shared/policy.json", "1");
        project.write("src/main/shared/other.json", "1");
        project.write("src/main/many/one.txt", "1");
        project.plan(vpc);
        project.write("src/main/shared/other.json", "2");
        project.write("src/main/shared/policy.json", "2");
        project.write("src/main/many/two.txt", "2");

        assertThat(only(project.apply(Use.ONLY, vpc)).summary())
                .isEqualTo("the saved plan is stale: 2 files that it reads changed"
                        + " (../../many/two.txt, ../../shared/policy.json)");
    }

    @Test
    @DisplayName(
            "D63: the lock file of the root module counts as it was brought in, whatever others make of it meanwhile")
    void knowsTheLockFileThatItWasMadeWith() throws IOException {
        Path lock = directory.resolve("src/main/terraform/m/.terraform.lock.hcl");
        Files.writeString(lock, "# one\n");
        Path tool = directory.resolve("bin/terraform");
        Files.writeString(tool, Files.readString(tool).replace("plan)\n", "plan)\n echo '# two' > '" + lock + "'\n"));
        project.plan(vpc);

        assertThat(only(project.apply(Use.ONLY, vpc)).summary())
                .isEqualTo("the saved plan is stale: the lock file of its root module changed");
        Files.writeString(lock, "# one\n");
        assertThat(project.apply(Use.ONLY, vpc).summary()).isEqualTo("1 run: 1 applied");
    }
}

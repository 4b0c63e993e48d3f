package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static io.github.atmosmaven.workflow.run.TypedProject.flag;
import static io.github.atmosmaven.workflow.run.TypedProject.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.workflow.report.run.CommandFile;
import io.github.atmosmaven.workflow.report.run.CommandResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Results of commands that a user types, with a script in place of the tool. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class CommandResultsTest {

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
        assertThat(typed.told).contains("dev/a: taint x.y", "dev/d skipped, it is disabled or abstract");
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

        CommandResult changes = project.type("plan -detailed-exitcode", typed.vpc);
        assertThat(changes.failures()).isEmpty();
        assertThat(changes.rows()).extracting(row -> row.result().outcome()).containsExactly(ToolOutcome.CHANGES);
        assertThat(CommandFile.text(changes)).contains("\"outcome\": \"changes\"", "\"status\": 2");
        assertThat(project.type("plan", typed.vpc).failures()).hasSize(1);
        assertThat(project.type("refresh -detailed-exitcode", typed.vpc).failures())
                .hasSize(1);
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

        String all = result.failures() + typed.told.toString() + CommandFile.text(result);
        assertThat(all)
                .doesNotContain("hunter22", "s-99", "4711-0815")
                .contains("'-var=db_password=(sensitive)'", "'-var=pin=(sensitive)'", "'(sensitive) x'");
        assertThat(project.previewTyped("plan -var=pin=it\\'s-99", instance).toString())
                .doesNotContain("s-99");
        assertThat(typed.log(instance)).contains("hunter22");
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

        assertThat(project.type("version", typed.vpc).rows())
                .extracting(CommandResult.Row::result)
                .extracting(ToolResult::outcome)
                .containsExactly(ToolOutcome.FAILED);
    }
}

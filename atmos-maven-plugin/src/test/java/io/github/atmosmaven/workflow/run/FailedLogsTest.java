package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.run.FailedLog;
import io.github.atmosmaven.terraform.run.RunListener;
import java.io.IOException;
import java.nio.file.Path;
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

@DisplayName("D62: the log of a failing instance is shown in full at the end, once")
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class FailedLogsTest {

    @TempDir
    Path directory;

    private PlanProject project;
    private final List<FailedLog> logs = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "# vpc\n");
        project.listener = new RunListener() {
            @Override
            public void ended(io.github.atmosmaven.terraform.outcome.ToolResult result) {
                told.add("ended " + result.instance().name());
            }

            @Override
            public void failed(FailedLog log) {
                told.add("log of " + log.instance().name());
                logs.add(log);
            }

            @Override
            public void closed(String summary) {
                told.add("closed");
            }
        };
    }

    @Test
    @DisplayName("D79: behind all that ran and before the summary, without secrets")
    void showsLogs() throws IOException {
        project.fakeTool("terraform", """
                [ "$1" != init ] || echo 'Initializing with s3cr3t-password'
                [ "$1" = plan ] || exit 0
                case "$PWD" in */bad/*) echo 'Refreshing'; echo 'Error: no vpc'; exit 1 ;; esac
                saves '%s'
                """.formatted(PlanProject.NOTHING));
        Instance bad = new InstanceOf("dev", "bad")
                .section("vars", Map.of("password", InstanceOf.text("s3cr3t-password")))
                .get();

        project.plan(bad, new InstanceOf("dev", "good").get());

        assertThat(told)
                .containsSubsequence("ended bad", "log of bad", "closed")
                .containsOnlyOnce("log of bad");
        assertThat(told.indexOf("log of bad")).isGreaterThan(told.indexOf("ended good"));
        FailedLog log = logs.get(0);
        assertThat(log.file()).isEqualTo("target/atmos/dev/bad/plan.log");
        assertThat(log.text())
                .contains("terraform init ", "\nInitializing with ", "\nRefreshing\nError: no vpc")
                .doesNotContain("s3cr3t");
        assertThat(log.leftOut()).isZero();
    }

    @Test
    @DisplayName("what several fail of in the same words is shown once, and what their words say already not at all")
    void showsNothingTwice() throws IOException {
        project.fakeTool("terraform", """
                [ "$1" = plan ] || exit 0
                case "$PWD" in
                */same-*/*) echo 'Refreshing'; echo 'Error: no vpc'; exit 1 ;;
                */short/*) echo 'Error: nothing else to say'; exit 1 ;;
                esac
                """);

        project.plan(
                new InstanceOf("dev", "same-1").get(),
                new InstanceOf("dev", "same-2").get(),
                new InstanceOf("dev", "short").get());

        assertThat(logs).extracting(log -> log.instance().name()).containsExactly("same-1");
    }

    @Test
    @DisplayName("of a log that nobody would read to its end the last lines are shown, and how many are missing")
    void boundsLogs() throws IOException {
        project.fakeTool("terraform", """
                [ "$1" = plan ] || exit 0
                i=0; while [ $i -lt 3000 ]; do echo "line $i"; i=$((i + 1)); done
                echo 'Error: no vpc'
                exit 1
                """);

        project.plan(new InstanceOf("dev", "vpc").get());

        FailedLog log = logs.get(0);
        assertThat(log.text().lines()).hasSize(2_000).endsWith("line 2999", "Error: no vpc");
        assertThat(log.leftOut()).isGreaterThanOrEqualTo(1_001);
    }
}

package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The tool's own words, made useful: places in the sources, one error once, and what to do next. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class ToolFailuresTest {

    private static final String LOCKED = """
            cat >&2 <<'END'
            ╷
            │ Error: Error acquiring the state lock
            │\s
            │ Error message: operation error S3: PutObject, https response error
            │ StatusCode: 412
            │ Lock Info:
            │   ID:        3f6fb8f4-0000-4000-8000-000000000000
            │   Path:      bucket/vpc.tfstate
            │   Operation: OperationTypeApply
            │   Who:       ann@laptop
            │   Version:   1.11.0
            │   Created:   2026-01-01 08:15:00.123 +0000 UTC
            │   Info:     \s
            │\s
            │\s
            │ Terraform acquires a state lock to protect the state from being written
            │ by multiple users at the same time.
            ╵
            END
            exit 1
            """;

    @TempDir
    Path parent;

    private PlanProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(Files.createDirectory(parent.resolve("my project")));
        project.write("src/main/terraform/vpc/main.tf", "# vpc\n");
        project.write("src/main/terraform/modules/inner/net.tf", "# inner\n");
    }

    @Test
    @DisplayName("places of the root module, of a module beside it and of a generated file are those of the project")
    void leadsToTheSources() throws IOException {
        project.fakeTool("terraform", """
                [ "$1" = plan ] || exit 0
                echo '╷'; echo '│ Error: Unsupported argument'; echo '│ '
                echo '│   on main.tf line 14, in resource "a" "b":'; echo '╵'
                echo '╷'; echo '│ Error: Invalid value'; echo '│   with module.inner,'
                echo '│   on ../modules/inner/net.tf line 3, in variable "x":'; echo '╵'
                echo '╷'; echo '│ Error: Odd'; echo '│   on providers_override.tf.json line 2:'; echo '╵'
                exit 1
                """);
        Instance instance = new InstanceOf("dev", "a")
                .component("vpc")
                .section("providers", Map.of("acme", InstanceOf.map(Map.of("region", InstanceOf.text("here")))))
                .get();

        assertThat(project.plan(instance).failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("""
                                the plan of dev/a failed:
                                Error: Unsupported argument
                                on src/main/terraform/vpc/main.tf:14, in resource "a" "b":
                                Error: Invalid value
                                with module.inner,
                                on src/main/terraform/modules/inner/net.tf:3, in variable "x":
                                Error: Odd
                                on target/atmos/dev/a/src/main/terraform/vpc/providers_override.tf.json:2:"""));
    }

    @Test
    @DisplayName("places are relative to where the user stands, which may be above the module")
    void leadsThereFromTheExecutionRoot() throws IOException {
        project.executionRoot = parent;
        project.fakeTool(
                "terraform", "[ \"$1\" = plan ] || exit 0\necho 'Error: Bad'; echo '  on main.tf line 1:'; exit 1");

        assertThat(project.plan(instance("a")).failures())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).endsWith("on my project/src/main/terraform/vpc/main.tf:1:"));
    }

    @Test
    @DisplayName("the log is told as seen from a module beside the one that it belongs to")
    void leadsToTheLogFromAside() throws IOException {
        project.executionRoot = Files.createDirectories(parent.resolve("web"));
        project.fakeTool("terraform", "[ \"$1\" = plan ] || exit 0\necho 'Error: Bad'; exit 1");

        assertThat(project.plan(instance("a")).failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint())
                        .isEqualTo("the whole output is in ../my project/target/atmos/dev/a/plan.log"));
    }

    @Test
    @DisplayName("one error of a module that hits many instances is told once, with the instances it hit")
    void tellsOneErrorOnce() throws IOException {
        project.fakeTool(
                "terraform",
                "[ \"$1\" = plan ] || exit 0\necho 'Error: Bad'; case \"$PWD\" in */i7/*) echo 'and more';; esac;"
                        + " echo \"in $PWD\"; exit 1");
        Instance[] instances = IntStream.range(0, 14)
                .mapToObj(number -> instance("i" + number))
                .toArray(Instance[]::new);

        assertThat(project.plan(instances).failures())
                .extracting(Problem::message)
                .containsExactly(
                        "the plans of dev/i0, dev/i1, dev/i2, dev/i3, dev/i4, dev/i5, dev/i6, dev/i8, dev/i9, dev/i10 "
                                + "and 3 more failed:\nError: Bad\nin src/main/terraform/vpc",
                        "the plan of dev/i7 failed:\nError: Bad\nand more\nin src/main/terraform/vpc");
    }

    @Test
    @DisplayName("the words about an error that stands thousands of lines above the end are found")
    void findsAnErrorFarAboveTheEnd() throws IOException {
        project.fakeTool(
                "terraform",
                "[ \"$1\" = plan ] || exit 0\necho '│ Error: Early'; echo '╵'; yes x | head -n 3000; exit 1");

        assertThat(project.plan(instance("a")).planned().get(0).summary()).isEqualTo("Error: Early");
    }

    @Test
    @DisplayName("D67: a lock that is met is told with holder, time and id, and the command that releases it")
    void tellsWhoHoldsALock() throws IOException {
        project.fakeTool("terraform", "[ \"$1\" = plan ] || exit 0\n" + LOCKED);

        assertThat(project.plan(instance("a/1")).failures()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.STATE_LOCKED);
            assertThat(problem.message())
                    .isEqualTo("the plan of dev/a/1 failed:\nthe state is locked by ann@laptop since "
                            + "2026-01-01 08:15:00.123 UTC (apply), "
                            + "lock id 3f6fb8f4-0000-4000-8000-000000000000");
            assertThat(problem.hint())
                    .contains("mvn atmos:unlock -Dstack=dev -Dcomponent=a/1 "
                            + "-Datmos.lockId=3f6fb8f4-0000-4000-8000-000000000000;");
        });
    }

    @Test
    @DisplayName("the command that releases a lock goes to the local endpoint again, and can be pasted into a shell")
    void tellsHowToReleaseALockOfTheLocalEndpoint() throws IOException {
        project.fakeTool(
                "terraform",
                "[ \"$1\" = plan ] || exit 0\necho 'Error: Error acquiring the state lock'; echo 'Error message: "
                        + "workspace already locked (lock ID: \"acme/my app\")'; exit 1");
        project.additions.put("AWS_ACCESS_KEY_ID", "AKIALOCALENDPOINT");

        assertThat(project.plan(instance("a")).failures())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.hint()).contains(" -Datmos.lockId='acme/my app' -Datmos.local;"));
    }

    @Test
    @DisplayName("a missing bucket that may be provisioned is told with the goal that creates it")
    void tellsHowToCreateTheBucket() throws IOException {
        project.fakeTool(
                "terraform",
                "[ \"$1\" != init ] || { echo 'Error: Failed to get existing workspaces: S3 bucket \"b\" does"
                        + " not'; echo 'exist.'; exit 1; }");
        Instance provisioned = new InstanceOf("dev", "a")
                .backend("s3", Map.of("bucket", text("b")))
                .section(
                        "provision",
                        Map.of("backend", InstanceOf.map(Map.of("enabled", new BoolValue(true, InstanceOf.PLACE)))))
                .get();
        Instance foreign = new InstanceOf("dev", "b")
                .backend("s3", Map.of("bucket", text("b")))
                .get();

        assertThat(project.plan(provisioned, foreign).failures())
                .extracting(Problem::hint)
                .satisfiesExactly(
                        hint -> assertThat(hint).startsWith("create it: mvn atmos:provision -Dstack=dev;"),
                        hint -> assertThat(hint).startsWith("the whole output is in"));
    }

    private static Instance instance(String name) {
        return new InstanceOf("dev", name).component("vpc").get();
    }
}

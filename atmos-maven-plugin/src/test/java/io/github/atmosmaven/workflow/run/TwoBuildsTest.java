package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.TestJvm;
import io.github.atmosmaven.files.WriteResult;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.report.run.PlanFile;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D78: two builds of one project at the same time")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a shell script")
@Timeout(300)
@SuppressWarnings("try") // a lock is held, not used
class TwoBuildsTest {

    /** A tool that selects a workspace as Terraform does, and plans for the one that it finds selected. */
    private static final String TOOL = """
            case "$1 $2" in
            "workspace select") mkdir -p "$TF_DATA_DIR"; printf %%s "$3" > "$TF_DATA_DIR/environment" ;;
            plan*)
              [ -e busy ] && echo "two at a time" >> "$ROOT/overlaps"
              touch busy; sleep 0.3; rm busy
              saves '%s'
              echo "$(cat "$TF_DATA_DIR/environment" 2> /dev/null || echo default)" >> "$ROOT/planned"
              exit 0 ;;
            esac
            """.formatted(PlanProject.NOTHING);

    @TempDir
    private Path directory;

    private static List<Instance> instances() {
        return List.of(
                new InstanceOf("dev", "vpc").workspace("dev-vpc").get(),
                new InstanceOf("dev", "vpc/1").workspace("dev-vpc-1").get());
    }

    private static PlanProject project(Path directory) throws IOException {
        PlanProject project = new PlanProject(directory);
        project.environment.put("ROOT", directory.toString());
        project.environment.put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
        return project;
    }

    /** One build. */
    public static final class Build {

        private Build() {}

        public static void main(String[] arguments) throws IOException {
            PlanProject project = project(Path.of(arguments[0]));
            PlanResult result = project.plan(instances().toArray(Instance[]::new));
            System.out.println(result.summary());
        }
    }

    /** Five pairs of builds, and with {@code -Datmos.interrupts=20} (profile {@code thorough}) as many as that. */
    static IntStream pairs() {
        return IntStream.rangeClosed(1, Integer.getInteger("atmos.interrupts", 5));
    }

    @ParameterizedTest(name = "pair {0}")
    @MethodSource("pairs")
    @DisplayName("started at the same moment they plan what they plan one after the other")
    void planAsIfOneAfterTheOther(int pair) throws Exception {
        PlanProject project = project(directory);
        project.fakeTool("terraform", TOOL);
        project.write("src/main/terraform/vpc/main.tf", "");

        List<Process> builds = List.of(
                TestJvm.start(Build.class, directory.toString()), TestJvm.start(Build.class, directory.toString()));
        for (Process build : builds) {
            String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(build.waitFor()).as(said).isZero();
            assertThat(said).contains("2 planned: 2 unchanged");
        }

        assertThat(directory.resolve("overlaps")).doesNotExist();
        assertThat(Files.readAllLines(directory.resolve("planned")))
                .containsExactlyInAnyOrder("dev-vpc", "dev-vpc", "dev-vpc-1", "dev-vpc-1");
    }

    @Test
    @DisplayName("a build waits for an instance of the other only")
    void waitsForTheSameInstanceOnly() throws Exception {
        PlanProject project = project(directory);
        project.fakeTool("terraform", TOOL);
        project.write("src/main/terraform/vpc/main.tf", "");
        project.lockTimeout = Duration.ZERO;
        List<Instance> instances = instances();
        project.plan(instances.toArray(Instance[]::new));

        try (var held =
                project.directories().lock(instances.get(0), project.rendering().locks())) {
            assertThat(project.plan(instances.get(1)).summary()).contains("1 unchanged");
        }
    }

    @Test
    @DisplayName("D72: a lock that is given up fails its instance, with its code, and no other")
    void failsTheLockedInstanceOnly() throws Exception {
        PlanProject project = project(directory);
        project.fakeTool("terraform", TOOL);
        project.write("src/main/terraform/vpc/main.tf", "");
        project.lockTimeout = Duration.ZERO;
        Instance locked = new InstanceOf("dev", "vpc")
                .backend("local", Map.of("path", InstanceOf.text("a.tfstate")))
                .get();
        Instance other = new InstanceOf("dev", "vpc/1")
                .backend("local", Map.of("path", InstanceOf.text("b.tfstate")))
                .get();
        project.directoriesOf(locked, other);
        Files.createDirectories(project.directories().base(locked));
        RenderBackends.Result rendered;
        PlanResult planned;

        try (var held = project.directories().lock(locked, project.rendering().locks())) {
            rendered = new RenderBackends().run(project.rendering());
            planned = project.plan(locked, other);
        }

        assertThat(rendered.failures()).extracting(Problem::code).containsExactly(ProblemCode.LOCKED_BY_OTHER_BUILD);
        assertThat(rendered.count(WriteResult.CREATED)).isEqualTo(1);
        assertThat(planned.summary()).isEqualTo("1 planned: 1 unchanged; 1 failed");
        assertThat(planned.failures()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LOCKED_BY_OTHER_BUILD);
            assertThat(problem.location()).isEqualTo(locked.location());
            assertThat(problem.message()).contains("the plan of dev/vpc failed", "another build works on dev/vpc");
            assertThat(problem.hint()).contains("-Datmos.lockTimeout").doesNotContain("plan.log");
        });
        assertThat(PlanFile.text(planned)).contains("\"code\": \"" + ProblemCode.LOCKED_BY_OTHER_BUILD.id());
    }

    @Test
    @DisplayName("a backend file that does not change is no reason to wait")
    void doesNotWaitWhereNothingChanges() throws Exception {
        PlanProject project = project(directory);
        Instance instance = new InstanceOf("dev", "vpc")
                .backend("s3", Map.of("bucket", InstanceOf.text("b")))
                .get();
        project.lockTimeout = Duration.ZERO;
        project.directoriesOf(instance);
        new RenderBackends().run(project.rendering());

        try (var held = project.directories().lock(instance, project.rendering().locks())) {
            assertThat(new RenderBackends().run(project.rendering()).problems()).isEmpty();
        }
        try (Stream<Path> locks = Files.list(directory.resolve(".atmos/locks"))) {
            assertThat(locks).hasSize(1);
        }
    }
}

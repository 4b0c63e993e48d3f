package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.mirror.MavenBuild;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.select.OutputDirectory;
import io.github.atmosmaven.workflow.select.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D77: a place of the plugin that is no plain directory or file is refused before it is written through")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // nothing interrupts who opens a pipe
class OutputDirectoryTest {

    @TempDir
    private Path parent;

    private Path project;
    private Path elsewhere;
    private PlanProject plans;

    private final Instance instance = new InstanceOf("dev", "vpc")
            .backend("s3", Map.of("bucket", text("b")))
            .get();

    @BeforeEach
    void layOut() throws IOException {
        project = Files.createDirectories(parent.resolve("project"));
        elsewhere = Files.createDirectories(project.resolve("src/main/x"));
        plans = new PlanProject(project);
        plans.idleTool("terraform");
        plans.write("src/main/terraform/vpc/main.tf", "");
    }

    private void open() {
        Path target = project.resolve("target");
        new OutputDirectory(
                new OutputDirectory.Directories(project, project, target.resolve("atmos")),
                Sources.of(project, null),
                new MavenBuild(project, Set.of(target)));
    }

    private void refused(Path place, ThrowingCallable work) throws IOException {
        assertThatThrownBy(work).isInstanceOfSatisfying(AtmosException.EnvironmentFailure.class, failure -> {
            assertThat(failure.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.PLACE_NOT_PLAIN);
                assertThat(problem.message()).startsWith(place.toString());
            });
        });
        try (Stream<Path> children = Files.list(elsewhere)) {
            assertThat(children).isEmpty();
        }
    }

    private void notPlanned(Path place, Instance planned) throws IOException {
        assertThat(plans.plan(planned).failures()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.PLACE_NOT_PLAIN);
            assertThat(problem.message()).contains("failed:\n" + place);
        });
        try (Stream<Path> children = Files.list(elsewhere)) {
            assertThat(children).isEmpty();
        }
    }

    private RenderBackends.Request renderingOf(Instance only) {
        plans.directoriesOf(only);
        return plans.rendering();
    }

    private Path link(String place) throws IOException {
        Path link = project.resolve(place);
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, elsewhere);
    }

    private Path pipe(String place) throws IOException, InterruptedException {
        Path pipe = project.resolve(place);
        Files.createDirectories(pipe.getParent());
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/atmos", ".atmos", ".atmos/state", ".atmos/locks", "target/atmos/plans"})
    @DisplayName("links, by every goal")
    void links(String place) throws IOException {
        refused(link(place), this::open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/atmos", "target/atmos/index.json", "target/atmos/problems.json", ".atmos"})
    @DisplayName("pipes, by every goal")
    void pipes(String place) throws IOException, InterruptedException {
        refused(pipe(place), this::open);
    }

    @Test
    @DisplayName("a build directory that the user made a link of is fine")
    void takesTheBuildDirectoryAsItIs() throws IOException {
        Files.createSymbolicLink(project.resolve("target"), Files.createDirectories(parent.resolve("ramdisk")));
        open();
        assertThat(plans.plan(instance).summary()).contains("1 unchanged");
        assertThat(parent.resolve("ramdisk/atmos/dev/vpc")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/atmos/dev", "target/atmos/dev/vpc"})
    @DisplayName("links on the way to an instance, when it is rendered and when it is planned")
    void linksOnTheWay(String place) throws IOException {
        Path link = link(place);
        assertThat(new RenderBackends().run(renderingOf(instance)).failures())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.PLACE_NOT_PLAIN);
        notPlanned(link, instance);
        notPlanned(link, new InstanceOf("dev", "vpc").get());
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    @DisplayName("links that appear once plans were made are no links of the plugin's")
    void linksOfOthers() throws IOException {
        plans.plan(instance);
        Files.move(project.resolve("target/atmos/dev"), parent.resolve("kept"));
        notPlanned(link("target/atmos/dev"), instance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan.log",
                "../../plans/dev/vpc/plan.tfplan",
                "../../plans/dev/vpc/digest.json",
                "variables.tfvars.json",
                ".atmos-copied",
                "src/main/terraform/vpc/.terraform",
                "src/main/terraform/vpc/.terraform/environment",
                "src/main/terraform/vpc/.terraform/terraform.tfstate",
                "src/main/terraform/vpc/.terraform.lock.hcl"
            })
    @DisplayName("pipes and links in place of files of an instance, which hit no other (D72)")
    void noPlainFilesOfAnInstance(String name) throws IOException, InterruptedException {
        plans.plan(instance);
        String place = Path.of("target/atmos/dev/vpc").resolve(name).normalize().toString();
        Files.deleteIfExists(project.resolve(place));
        notPlanned(pipe(place), instance);
        Path outside = Files.createDirectory(parent.resolve("outside"));
        for (Path target : List.of(outside, outside.resolve("new"))) {
            Files.delete(project.resolve(place));
            notPlanned(Files.createSymbolicLink(project.resolve(place), target), instance);
        }
        assertThat(outside).isEmptyDirectory();

        Instance other = new InstanceOf("dev", "other").get();
        assertThat(plans.plan(instance, other).summary()).isEqualTo("1 planned: 1 unchanged; 1 failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"providers_override.tf.json", "terraform_override.tf.json"})
    @DisplayName("pipes in place of generated files")
    void pipesOfGeneratedFiles(String name) throws IOException, InterruptedException {
        Instance generating = new InstanceOf("dev", "vpc")
                .section("providers", Map.of("aws", InstanceOf.map(Map.of("region", text("r")))))
                .section("required_providers", Map.of("aws", text("x")))
                .get();
        notPlanned(pipe("target/atmos/dev/vpc/src/main/terraform/vpc/" + name), generating);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/terraform/vpc/x.tf",
                "src/main/terraform/vpc/sub/x.txt",
                "src/main/terraform/modules/m/x.tf",
                "src/main/terraform/x.auto.tfvars",
                "x.tf"
            })
    @DisplayName("pipes among the files of modules, the top of the repository included, are left out")
    void pipesAmongSources(String place) throws IOException, InterruptedException {
        plans.write("main.tf", "");
        plans.write("src/main/terraform/modules/m/main.tf", "");
        plans.write("src/main/terraform/vpc/main.tf", """
                module "top" {
                  source = "../../../../"
                }

                module "m" {
                  source = "../modules/m"
                }
                """);
        pipe(place);
        plans.fakeTool(
                "terraform",
                "[ $1 = version ] || cat *.tf ../modules/m/* ../../../../*.tf > /dev/null\n"
                        + PlanProject.plan(PlanProject.NOTHING, 0));

        assertThat(plans.plan(instance).summary()).isEqualTo("1 planned: 1 unchanged");
    }

    @Test
    @DisplayName("a pipe in place of a backend file")
    void pipeOfABackend() throws IOException, InterruptedException {
        Path place = plans.directoriesOf(instance).directory(instance).resolve("backend.tf.json");
        Path pipe = pipe(project.relativize(place).toString());
        notPlanned(pipe, instance);
    }
}

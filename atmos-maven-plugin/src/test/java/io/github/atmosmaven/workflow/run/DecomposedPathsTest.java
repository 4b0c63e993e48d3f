package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.process.SystemProcesses;
import io.github.atmosmaven.terraform.tool.CommandLine;
import io.github.atmosmaven.terraform.tool.ToolBinaries;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Local states with the real tool, which composes the characters of every path that a backend is told (D39). */
@Timeout(300)
@Tag("terraform")
class DecomposedPathsTest {

    private static final String DECOMPOSED = "Cafe\u0301";
    private static final String COMPOSED = "Caf\u00e9";

    @TempDir
    Path parent;

    private PlanProject project;
    private String terraform;

    @BeforeEach
    void layOut() throws IOException {
        terraform = new ToolBinaries(System.getenv(), parent, "terraform")
                .of(new InstanceOf("dev", "vpc").get())
                .orElse("");
        assumeTrue(!terraform.isEmpty(), "terraform is not on the PATH");
        project = projectAt(Files.createDirectories(parent.resolve(DECOMPOSED).resolve("project")));
        project.write("src/main/terraform/vpc/main.tf", """
                variable "size" {
                  default = 1
                }

                resource "terraform_data" "one" {
                  input = var.size
                }
                """);
    }

    private static PlanProject projectAt(Path directory) {
        PlanProject project = new PlanProject(directory);
        project.environment.put("PATH", System.getenv("PATH"));
        project.environment.put("CHECKPOINT_DISABLE", "1");
        return project;
    }

    @Test
    @DisplayName("a project below a folder with a decomposed name, without a backend and with one, applied and planned")
    void keepsStatesInTheProject() throws Exception {
        project.write("src/main/terraform/" + DECOMPOSED + "/main.tf", "resource \"terraform_data\" \"two\" {}\n");
        Instance none = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("size", text("7")))
                .get();
        Instance local = new InstanceOf("dev", "net")
                .component("vpc")
                .workspace("blue")
                .backend("local", Map.of("workspace_dir", text("all")))
                .get();
        Instance module = new InstanceOf("dev", "mod").component(DECOMPOSED).get();

        keeps(".atmos/state/dev/vpc/terraform.tfstate", none);
        keeps(".atmos/state/dev/net/all/blue/terraform.tfstate", local);
        keeps(".atmos/state/dev/mod/terraform.tfstate", module);

        assertThat(states()).hasSize(3).allMatch(state -> state.startsWith(project.directory));
    }

    @Test
    @DisplayName("names and attributes that are decomposed themselves: the state is where its address says")
    void keepsStatesOfDecomposedNames() throws Exception {
        keeps(
                ".atmos/state/dev/" + COMPOSED + "/terraform.tfstate",
                new InstanceOf("dev", DECOMPOSED).component("vpc").get());
        keeps(
                ".atmos/state/dev/net/" + COMPOSED + "/x.tfstate",
                new InstanceOf("dev", "net")
                        .component("vpc")
                        .backend("local", Map.of("path", text(DECOMPOSED + "/x.tfstate")))
                        .get());
        keeps(
                "states/" + COMPOSED + ".tfstate",
                new InstanceOf("dev", "abs")
                        .component("vpc")
                        .backend(
                                "local", Map.of("path", text(project.directory + "/states/" + DECOMPOSED + ".tfstate")))
                        .get());
    }

    @Test
    @DisplayName("a project that is reached through a link, and its build directory, which is one")
    void followsLinks() throws Exception {
        Path real = Files.createDirectories(parent.resolve("plain/project"));
        Path built = Files.createDirectories(parent.resolve("far/away/" + DECOMPOSED + "/target"));
        Files.createSymbolicLink(real.resolve("target"), built);
        project = projectAt(Files.createSymbolicLink(parent.resolve("link"), real));
        project.write("src/main/terraform/vpc/main.tf", "resource \"terraform_data\" \"one\" {}\n");

        keeps(".atmos/state/dev/vpc/terraform.tfstate", new InstanceOf("dev", "vpc").get());

        assertThat(states()).containsExactly(real.resolve(".atmos/state/dev/vpc/terraform.tfstate"));
    }

    @Test
    @DisplayName("an absolute place in a decomposed folder that the tool cannot be told is refused")
    void refusesWhatCannotBeTold() throws IOException {
        Path elsewhere = Files.createDirectories(parent.resolve(DECOMPOSED + "-states"));
        assumeTrue(!Files.exists(parent.resolve(COMPOSED + "-states")), "one folder of two forms");
        project = projectAt(Files.createDirectory(parent.resolve("plain")));
        project.write("src/main/terraform/vpc/main.tf", "# nothing\n");
        // Below the common folder the way leads through the decomposed name.
        Instance vpc = new InstanceOf("dev", "vpc")
                .backend("local", Map.of("path", text(elsewhere + "/vpc.tfstate")))
                .get();

        PlanResult result = project.plan(vpc);

        assertThat(result.failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("no state can be kept in " + elsewhere.toRealPath(), "decomposed"));
        assertThat(parent.resolve(COMPOSED + "-states")).doesNotExist();
    }

    /** Plans, applies by hand in the working directory, and plans again. */
    private void keeps(String place, Instance instance) throws Exception {
        assertThat(project.plan(instance).failures()).isEmpty();
        List<String> said = new ArrayList<>();
        int applied = new SystemProcesses()
                .run(
                        new CommandLine(
                                List.of(
                                        terraform,
                                        "apply",
                                        "-no-color",
                                        project.savedPlan(instance).toString()),
                                project.workingDirectory(instance),
                                project.environment),
                        said::add);

        assertThat(applied).as(String.join("\n", said)).isZero();
        assertThat(project.directory.resolve(place)).isRegularFile();
        assertThat(project.plan(instance).summary()).isEqualTo("1 planned: 1 unchanged");
    }

    private List<Path> states() throws IOException {
        try (Stream<Path> all = Files.walk(parent)) {
            return all.filter(path -> path.endsWith("terraform.tfstate")
                            && !path.toString().contains("/.terraform/"))
                    .toList();
        }
    }
}

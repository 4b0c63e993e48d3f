package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("semantics 6.6: manifests that make one stack")
class SharedStacksTest {

    private static final String TWO = "components: {terraform: {vpc: {}, dns: {}}}\n";

    @TempDir
    private Path directory;

    private List<Problem> problems(TestProject project) {
        return project.load().problems();
    }

    @Test
    @DisplayName("a copied environment that has kept its name is a warning at the name")
    void tellsACopy() {
        assertThat(problems(new TestProject(directory)
                        .stack("dev", "name: dev\n" + TWO)
                        .stack("prod", TWO + "name: dev\n")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isFalse();
                    assertThat(problem.code()).isEqualTo(ProblemCode.DUPLICATE_INSTANCE);
                    assertThat(problem.location()).hasToString("src/main/stacks/prod.yaml:2:7");
                    assertThat(problem.message())
                            .contains("'dev'", "src/main/stacks/dev.yaml", "src/main/stacks/prod.yaml");
                    assertThat(problem.hint()).contains("another name");
                });
    }

    @Test
    @DisplayName("every copy is told, also of a stack that is named by its variables")
    void tellsEveryCopy() {
        TestProject project = new TestProject(directory)
                .file(
                        "atmos.yaml",
                        "stacks: {base_path: src/main/stacks, included_paths: ['*'], name_pattern: '{stage}'}");
        for (String name : List.of("a", "b", "c")) {
            project.stack(name, "vars: {stage: dev}\n" + TWO);
        }

        assertThat(problems(project))
                .extracting(problem -> problem.severity() + " " + problem.location())
                .containsExactly("WARNING src/main/stacks/b.yaml:1:1", "WARNING src/main/stacks/c.yaml:1:1");
    }

    @Test
    @DisplayName("manifests that share some instances and have others of their own are fine")
    void leavesCompositionsAlone() {
        assertThat(problems(new TestProject(directory)
                        .stack("a", "name: dev\ncomponents: {terraform: {vpc: {}, dns: {}}}")
                        .stack("b", "name: dev\ncomponents: {terraform: {vpc: {}, rds: {}}}")
                        .stack("c", "name: dev\ncomponents: {terraform: {vpc: {}}}")))
                .isEmpty();
    }

    @Test
    @DisplayName("a name in a file that all of them import is told once, at the name, and not of every instance")
    void namesTheImportedName() {
        TestProject project = new TestProject(directory).stack("catalog/base", "vars: {x: 1}\nname: acme\n" + TWO);
        for (int i = 0; i < 7; i++) {
            project.stack("env" + i, "import: [catalog/base]\nvars: {n: " + i + "}\n");
        }

        assertThat(problems(project)).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.code()).isEqualTo(ProblemCode.DUPLICATE_INSTANCE);
            assertThat(problem.location()).hasToString("src/main/stacks/catalog/base.yaml:2:7");
            assertThat(problem.message()).contains("'acme'", "env0.yaml", "and 2 more");
        });
    }

    @Test
    @DisplayName("instances that differ under a name of their manifests' own are told one by one")
    void tellsDifferences() {
        assertThat(problems(new TestProject(directory)
                        .stack("a", "name: dev\nvars: {x: 1}\n" + TWO)
                        .stack("b", "name: dev\nvars: {x: 2}\n" + TWO)))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.message()).contains("configured differently"));
    }
}

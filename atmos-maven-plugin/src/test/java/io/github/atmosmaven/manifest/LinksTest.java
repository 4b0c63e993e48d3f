package io.github.atmosmaven.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Symbolic links below the stacks directory. */
class LinksTest {

    @TempDir
    private Path project;

    private StacksOnDisk stacks;

    @BeforeEach
    void layOut() {
        stacks = new StacksOnDisk(project);
    }

    @Test
    void aLinkThatIsAManifestOfAnotherPlaceIsRefused() throws IOException {
        Files.createDirectories(project.resolve("stacks"));
        Files.writeString(project.resolve("outside.yaml"), "vars: {x: 1}");
        Files.createSymbolicLink(project.resolve("stacks/top.yaml"), project.resolve("outside.yaml"));

        assertThat(stacks.problemsOf("top")).extracting(Problem::code).containsExactly(ProblemCode.IMPORT_REFUSED);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D13: a link that leads out is refused by whatever name it is imported, not passed over")
    @ValueSource(strings = {"catalog/file.yaml", "catalog/file", "catalog/*", "catalog/folder/a", "catalog/**/*"})
    void refusesLinksThatLeadOut(String path) throws IOException {
        stacks.write("catalog/own.yaml", "vars: {x: 1}");
        Path outside = Files.createDirectories(project.resolve("outside"));
        Path file = Files.writeString(outside.resolve("a.yaml"), "vars: {x: 2}");
        Files.createSymbolicLink(project.resolve("stacks/catalog/file.yaml"), file);
        Files.createSymbolicLink(project.resolve("stacks/catalog/folder"), outside);
        stacks.write("top.yaml", "import:\n  - {path: '" + path + "', skip_if_missing: true}");

        assertThat(stacks.problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.IMPORT_REFUSED);
            assertThat(problem.location()).hasToString("stacks/top.yaml:2:5");
            assertThat(problem.message()).contains("leads out of the stacks directory");
        });
    }

    @Test
    @DisplayName("D13: a linked folder of manifests that leads out is not passed over")
    void refusesALinkedFolderOfManifests() throws IOException {
        stacks.write("top.yaml", "vars: {x: 1}");
        Files.createSymbolicLink(project.resolve("stacks/linked"), Files.createDirectories(project.resolve("outside")));

        assertThat(stacks.problemsOf("top")).isEmpty();
        assertThat(stacks.problemsOf("linked")).extracting(Problem::code).containsExactly(ProblemCode.IMPORT_REFUSED);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("a link that leads nowhere is not passed over, so that no stack goes away unseen")
    @CsvSource({
        "gone.yaml, nowhere.yaml, which does not exist",
        "self.yaml, self.yaml, which leads back to it",
        "orgs, ../gone/orgs, which does not exist",
        "through.yaml, top.yaml/x.yaml, which cannot be reached: 'top.yaml' on the way is a file and not a directory",
        "around.yaml, ../circle, from where links form a circle",
    })
    void reportsALinkThatLeadsNowhere(String link, String target, String reason) throws IOException {
        stacks.write("top.yaml", "vars: {x: 1}");
        Files.createSymbolicLink(project.resolve("circle"), Path.of("circle"));
        Files.createSymbolicLink(project.resolve("stacks").resolve(link), Path.of(target));

        assertThat(stacks.problemsOf("top")).isEmpty();
        assertThat(stacks.problemsOf(link.replace(".yaml", ""))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_FILE);
            assertThat(problem.message())
                    .isEqualTo("the symbolic link stacks/%s leads to '%s', %s", link, target, reason);
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a link that leads nowhere is told where it is imported")
    @ValueSource(strings = {"catalog/vpc", "catalog/vpc.yaml", "catalog/*", "catalog/**/*"})
    void reportsAnImportedLinkThatLeadsNowhere(String path) throws IOException {
        stacks.write("catalog/own.yaml", "vars: {x: 1}");
        Files.createSymbolicLink(project.resolve("stacks/catalog/vpc.yaml"), Path.of("nowhere.yaml"));
        stacks.write("top.yaml", "import: ['" + path + "']");

        assertThat(stacks.problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.IMPORT_MISSING);
            assertThat(problem.message())
                    .contains("the symbolic link catalog/vpc.yaml leads to 'nowhere.yaml', which does not exist");
        });
    }

    @Test
    @DisplayName(
            "what Emacs leaves beside a file that is being edited, and links to other files, are nobody's business")
    void leavesLocksAlone() throws IOException {
        stacks.write("top.yaml", "import: ['catalog/*']\nvars: {x: 1}");
        stacks.write("catalog/a.yaml", "vars: {y: 1}");
        Files.createSymbolicLink(project.resolve("stacks/.#top.yaml"), Path.of("me@host.1234:5678"));
        Files.createSymbolicLink(project.resolve("stacks/catalog/.#a.yaml"), Path.of("me@host.1234:5678"));
        Files.createSymbolicLink(project.resolve("stacks/notes.txt"), Path.of("gone.txt"));

        assertThat(stacks.load().manifests())
                .hasSize(2)
                .allSatisfy(manifest -> assertThat(manifest.problems()).isEmpty());
        assertThat(stacks.load().problems()).isEmpty();
    }

    @Test
    void aLoopOfLinksEnds() throws IOException {
        stacks.write("d/a.yaml", "vars: {x: a}");
        Files.createSymbolicLink(project.resolve("stacks/d/again"), project.resolve("stacks"));
        stacks.write("top.yaml", "import: [d/a]");

        assertThat(stacks.vars("top")).isEqualTo("{x: a}");
    }
}

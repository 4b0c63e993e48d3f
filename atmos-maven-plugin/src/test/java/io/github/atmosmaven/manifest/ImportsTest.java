package io.github.atmosmaven.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the paths of imports mean, and what is told of those that mean nothing. */
class ImportsTest {

    @TempDir
    private Path project;

    private StacksOnDisk stacks;

    @BeforeEach
    void layOut() {
        stacks = new StacksOnDisk(project);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/etc/hosts", "a/../../outside", "link/x", "https://example.com/x", "git::x"})
    @DisplayName("D13, D22: what leaves the stacks directory is refused at its item")
    void refusesWhatLeaves(String path) throws IOException {
        Files.writeString(project.resolve("outside.yaml"), "vars: {x: 1}");
        Files.createDirectories(project.resolve("elsewhere"));
        Files.writeString(project.resolve("elsewhere/x.yaml"), "vars: {x: 1}");
        Files.createDirectories(project.resolve("stacks"));
        Files.createSymbolicLink(project.resolve("stacks/link"), project.resolve("elsewhere"));
        stacks.write("top.yaml", "vars: {}\nimport:\n  - " + path);

        assertThat(stacks.problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.IMPORT_REFUSED);
            assertThat(problem.location()).hasToString("stacks/top.yaml:3:5");
            assertThat(problem.message()).contains(path);
        });
    }

    @ParameterizedTest
    @CsvSource({"../stacks/a, top", "./a, top", "../a, d/top", "d/../a, top", "../../stacks/a, d/top", "a.yaml, top"})
    @DisplayName("D22: a path may climb as long as it ends inside")
    void mayClimb(String path, String importer) throws IOException {
        stacks.write("a.yaml", "vars: {x: a}");
        stacks.write(importer + ".yaml", "import: ['" + path + "']");

        assertThat(stacks.vars(importer)).isEqualTo("{x: a}");
    }

    @Test
    @DisplayName("D22: a dotted name is tried with the extensions too")
    void findsDottedNames() throws IOException {
        stacks.write("v1.2.yaml", "vars: {x: 12}");
        stacks.write("top.yaml", "import: [v1.2]");

        assertThat(stacks.vars("top")).isEqualTo("{x: 12}");
    }

    @Test
    @DisplayName("semantics 2.7: skip_if_missing does not cover the imports of the file")
    void skipIsNotPassedDown() throws IOException {
        stacks.write("a.yaml", "import: [gone]");
        stacks.write(
                "top.yaml", "import:\n  - {path: a, skip_if_missing: true}\n  - {path: nope, skip_if_missing: true}");

        assertThat(stacks.problemsOf("top"))
                .extracting(problem -> problem.code() + " " + problem.location())
                .containsExactly("IMPORT_MISSING stacks/a.yaml:1:10");
    }

    @Test
    @DisplayName("semantics 2.6: a missing import names the nearest file")
    void namesTheNearest() throws IOException {
        stacks.write("catalog/vpc.yaml", "vars: {}");
        stacks.write("top.yaml", "import: [catalog/vcp]");

        assertThat(stacks.problemsOf("top"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint()).contains("did you mean 'catalog/vpc'?"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("semantics 2.15: a remote import is refused at its item, even where it may be missing")
    @ValueSource(
            strings = {
                "https://acme.com/stacks/a.yaml",
                "git::https://acme.com/stacks",
                "git@acme.com:stacks.git",
                "github.com/acme/stacks//catalog/vpc?ref=v1",
                "stacks.acme.io/catalog/vpc",
                "s3::https://s3.amazonaws.com/b/a.yaml",
            })
    void refusesRemoteImports(String path) throws IOException {
        stacks.write("top.yaml", "import:\n  - {path: '" + path + "', skip_if_missing: true}");

        assertThat(stacks.problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.IMPORT_REFUSED);
            assertThat(problem.location()).hasToString("stacks/top.yaml:2:5");
            assertThat(problem.message()).contains(path).contains("remote");
        });
    }

    @Test
    @DisplayName("a folder may be called like a host")
    void importsFromAFolderThatIsCalledLikeAHost() throws IOException {
        stacks.write("acme.io/vpc.yaml", "vars: {x: 1}");
        stacks.write("top.yaml", "import: [acme.io/vpc]");

        assertThat(stacks.vars("top")).isEqualTo("{x: 1}");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("each mistake in an import is told once, as what it is")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{pth: x}                 | unknown key 'pth' of an import                              | did you mean 'path'?",
                "{context: {a: b}}        | an import has no 'path'                                     | write 'path",
                "'.'                      | import '.' is the stacks directory itself                   | import manifests",
                "a/..                     | import 'a/..' is the stacks directory itself                | import manifests",
                "'['                      | the glob segment '[' opens '[' and does not close it        | correct the glob",
                "[x]                      | an import must be a path or a map with 'path', not a list   | write '- catalog",
                "12                       | an import must be a path or a map with 'path', not a number | write '- catalog",
                "{catalog/vpc: }          | the ':' behind 'catalog/vpc' makes it a map                 | remove the ':'",
                "{path: 12}               | 'path' of an import must be text, not a number              | write 'path",
                "{path: ''}               | 'path' of an import is empty                                | name a manifest",
                "!include x.yaml          | an import must be a path or a map with 'path', not a function | imports are read before",
                "{path: x, context: text} | 'context' of an import must be a map, not text              |",
            })
    void tellsAMistakeOnce(String item, String message, @Nullable String hint) throws IOException {
        stacks.write("top.yaml", "import: [" + item + "]");

        assertThat(stacks.problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(message);
            if (hint == null) {
                assertThat(problem.hint()).isNull();
            } else {
                assertThat(problem.hint()).startsWith(hint);
            }
        });
    }

    @Test
    void aContextIsRefusedOnlyWhereATemplateWouldNeedIt() throws IOException {
        stacks.write("plain.yaml", "vars: {x: 1}");
        stacks.write("templated.yaml", "vars: {x: \"{{ .flavor }}\"}");
        stacks.write(
                "top.yaml",
                "import:\n  - {path: plain, context: {flavor: blue}}\n"
                        + "  - {path: templated, context: {flavor: blue}}");

        assertThat(stacks.problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNSUPPORTED_FEATURE);
            assertThat(problem.location()).hasToString("stacks/top.yaml:3:5");
        });
    }

    @Test
    @DisplayName("D12: what is told of an import is told of the next file with it too, and not by chance")
    void tellsEachImporter() throws IOException {
        stacks.write("catalog/y.yaml.tmpl", "vars: {}");
        stacks.write("catalog/x.yaml", "vars: {}");
        for (int i = 0; i < 40; i++) {
            stacks.write("s" + i + ".yaml", "import: ['catalog/*.*']");
        }

        assertThat(stacks.load().manifests())
                .filteredOn(manifest -> manifest.ref().name().startsWith("s"))
                .hasSize(40)
                .allSatisfy(manifest -> assertThat(manifest.problems())
                        .extracting(Problem::code)
                        .containsExactly(ProblemCode.UNSUPPORTED_FEATURE));
    }
}

package io.github.atmosmaven.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestLoaderTest {

    @TempDir
    private Path project;

    private final ConcurrentHashMap<String, AtomicInteger> reads = new ConcurrentHashMap<>();

    @Test
    @DisplayName("2.8: later imports win over earlier ones, the file's own content over all of them")
    void mergesInOrder() throws IOException {
        write("a.yaml", "vars: {x: a, y: a, z: a}");
        write("b.yaml", "vars: {y: b, z: b}");
        write("top.yaml", "import: [a, b]\nvars: {z: top}");

        assertThat(vars("top")).isEqualTo("{x: a, y: b, z: top}");
    }

    @Test
    @DisplayName("D12: a file that many import is parsed once, and merged at each of its positions")
    void parsesOnce() throws IOException {
        write("a.yaml", "vars: {x: a}");
        write("b.yaml", "vars: {x: b}");
        write("one.yaml", "import: [a, b, a]");
        write("two.yaml", "import: [b]");

        assertThat(vars("one")).isEqualTo("{x: a}");
        assertThat(reads.values()).allMatch(count -> count.get() == 1);
    }

    @Test
    @DisplayName("D12: a cycle between two top-level manifests is reported once, and breaks both")
    void reportsACycleOnce() throws IOException {
        write("a.yaml", "import: [b]");
        write("b.yaml", "import: [a]");
        write("c.yaml", "vars: {}");

        ManifestLoader.Loaded<MergedManifest> loaded = load();

        Set<Problem> problems = Set.copyOf(
                loaded.manifests().stream().flatMap(m -> m.problems().stream()).toList());
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.IMPORT_CYCLE);
            assertThat(problem.location()).hasToString("stacks/b.yaml:1:10");
            assertThat(problem.message()).contains("a -> b -> a");
        });
        assertThat(loaded.manifests()).extracting(MergedManifest::hasErrors).containsExactly(true, true, false);
    }

    @ParameterizedTest(name = "order of names: {0}")
    @ValueSource(strings = {"f%04d", "g%04d"})
    @DisplayName("D24: a chain of imports that nobody could follow is cut, whichever of its files is looked at first")
    void refusesEndlessChains(String name) throws IOException {
        int files = 3_000;
        for (int i = 0; i < files; i++) {
            String path = name.formatted(name.startsWith("f") ? i : files - i);
            String next = name.formatted(name.startsWith("f") ? i + 1 : files - i - 1);
            write(path + ".yaml", i == files - 1 ? "vars: {}" : "import: [" + next + "]");
        }

        List<Problem> problems = load().manifests().stream()
                .flatMap(manifest -> manifest.problems().stream())
                .distinct()
                .toList();

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
            assertThat(problem.message()).contains("more than 1000 imports");
        });
    }

    @Test
    @DisplayName("D12: what is told of an import is told of the next file with it too, and not by chance")
    void tellsEachImporter() throws IOException {
        write("catalog/y.yaml.tmpl", "vars: {}");
        write("catalog/x.yaml", "vars: {}");
        for (int i = 0; i < 40; i++) {
            write("s" + i + ".yaml", "import: ['catalog/*.*']");
        }

        assertThat(load().manifests())
                .filteredOn(manifest -> manifest.ref().name().startsWith("s"))
                .hasSize(40)
                .allSatisfy(manifest -> assertThat(manifest.problems())
                        .extracting(Problem::code)
                        .containsExactly(ProblemCode.UNSUPPORTED_FEATURE));
    }

    @Test
    @DisplayName("D12: a glob that matches its own file is a cycle")
    void aGlobMayCloseACycle() throws IOException {
        write("m/a.yaml", "import: ['m/*']");

        assertThat(problemsOf("m/a")).extracting(Problem::code).containsExactly(ProblemCode.IMPORT_CYCLE);
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
        write("top.yaml", "vars: {}\nimport:\n  - " + path);

        assertThat(problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.IMPORT_REFUSED);
            assertThat(problem.location()).hasToString("stacks/top.yaml:3:5");
            assertThat(problem.message()).contains(path);
        });
    }

    @ParameterizedTest
    @CsvSource({"../stacks/a, top", "./a, top", "../a, d/top", "d/../a, top", "../../stacks/a, d/top", "a.yaml, top"})
    @DisplayName("D22: a path may climb as long as it ends inside")
    void mayClimb(String path, String importer) throws IOException {
        write("a.yaml", "vars: {x: a}");
        write(importer + ".yaml", "import: ['" + path + "']");

        assertThat(vars(importer)).isEqualTo("{x: a}");
    }

    @Test
    @DisplayName("D22: a dotted name is tried with the extensions too")
    void findsDottedNames() throws IOException {
        write("v1.2.yaml", "vars: {x: 12}");
        write("top.yaml", "import: [v1.2]");

        assertThat(vars("top")).isEqualTo("{x: 12}");
    }

    @Test
    @DisplayName("2.7: skip_if_missing does not cover the imports of the file")
    void skipIsNotPassedDown() throws IOException {
        write("a.yaml", "import: [gone]");
        write("top.yaml", "import:\n  - {path: a, skip_if_missing: true}\n  - {path: nope, skip_if_missing: true}");

        assertThat(problemsOf("top"))
                .extracting(problem -> problem.code() + " " + problem.location())
                .containsExactly("IMPORT_MISSING stacks/a.yaml:1:10");
    }

    @Test
    @DisplayName("2.6: a missing import names the nearest file")
    void namesTheNearest() throws IOException {
        write("catalog/vpc.yaml", "vars: {}");
        write("top.yaml", "import: [catalog/vcp]");

        assertThat(problemsOf("top"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint()).contains("did you mean 'catalog/vpc'?"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("2.15: a remote import is refused at its item, even where it may be missing")
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
        write("top.yaml", "import:\n  - {path: '" + path + "', skip_if_missing: true}");

        assertThat(problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.IMPORT_REFUSED);
            assertThat(problem.location()).hasToString("stacks/top.yaml:2:5");
            assertThat(problem.message()).contains(path).contains("remote");
        });
    }

    @Test
    @DisplayName("a folder may be called like a host")
    void importsFromAFolderThatIsCalledLikeAHost() throws IOException {
        write("acme.io/vpc.yaml", "vars: {x: 1}");
        write("top.yaml", "import: [acme.io/vpc]");

        assertThat(vars("top")).isEqualTo("{x: 1}");
    }

    @Test
    @DisplayName("D11: of several ways to an imported file the one that is merged last counts")
    void keepsTheChainThatIsMergedLast() throws IOException {
        write("base.yaml", "vars: {x: 1}");
        write("a.yaml", "import: [base]");
        write("b.yaml", "import: [base]");
        write("top.yaml", "import: [a, b]");

        assertThat(manifest("top").ref().importChains())
                .containsEntry("stacks/base.yaml", List.of("stacks/top.yaml", "stacks/b.yaml", "stacks/base.yaml"));
        assertThat(manifest("top").ref().imports()).containsExactly("a", "b", "base");
    }

    @Test
    @DisplayName("D14: a list of overrides reaches a component once, however many imports are on the way")
    void overridesAreJoinedOnce() throws IOException {
        write("catalog/queue.yaml", "components: {terraform: {queue: {vars: {topics: [q]}}}}");
        write(
                "team.yaml",
                "import: [catalog/queue]\noverrides: {vars: {topics: [o]}}\n"
                        + "components: {terraform: {queue: {vars: {own: 1}}}}");
        write("top.yaml", "import: [team, catalog/queue]");

        MapValue overrides = load(ListStrategy.APPEND).manifests().stream()
                .filter(each -> each.ref().name().equals("top"))
                .findFirst()
                .orElseThrow()
                .overrides()
                .get("queue");

        assertThat(overrides).hasToString("{vars: {topics: [o]}}");
    }

    @Test
    @DisplayName(
            "4.6, 4.7: overrides written at a component are replaced in the files that overrides reach, and only there")
    void writtenOverridesStayWhereNoneReach() throws IOException {
        write("catalog/queue.yaml", "components: {terraform: {queue: {overrides: {vars: {topics: [hand]}}}}}");
        write(
                "team.yaml",
                "overrides: {vars: {topics: [o]}}\n"
                        + "components: {terraform: {queue: {overrides: {vars: {topics: [lost]}}}}}");
        write("top.yaml", "import: [catalog/queue, team]");

        MergedManifest top = manifest("top");

        assertThat(top.body().at("components", "terraform", "queue", "overrides", "vars", "topics"))
                .hasToString("[hand]");
        assertThat(top.overrides().get("queue")).hasToString("{vars: {topics: [o]}}");
    }

    @Test
    void aContextIsRefusedOnlyWhereATemplateWouldNeedIt() throws IOException {
        write("plain.yaml", "vars: {x: 1}");
        write("templated.yaml", "vars: {x: \"{{ .flavor }}\"}");
        write(
                "top.yaml",
                "import:\n  - {path: plain, context: {flavor: blue}}\n"
                        + "  - {path: templated, context: {flavor: blue}}");

        assertThat(problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNSUPPORTED_FEATURE);
            assertThat(problem.location()).hasToString("stacks/top.yaml:3:5");
        });
    }

    @Test
    void aProjectWithoutManifestsIsAnError() {
        assertThat(load().problems()).extracting(Problem::code).containsExactly(ProblemCode.NO_MANIFESTS);
    }

    @Test
    void aLinkThatIsAManifestOfAnotherPlaceIsRefused() throws IOException {
        Files.createDirectories(project.resolve("stacks"));
        Files.writeString(project.resolve("outside.yaml"), "vars: {x: 1}");
        Files.createSymbolicLink(project.resolve("stacks/top.yaml"), project.resolve("outside.yaml"));

        assertThat(problemsOf("top")).extracting(Problem::code).containsExactly(ProblemCode.IMPORT_REFUSED);
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
                "[x]                      | an import must be a path or a map with 'path', not a list   | write it as a list",
                "12                       | an import must be a path or a map with 'path', not a number | write it as a list",
                "{catalog/vpc: }          | the ':' behind 'catalog/vpc' makes it a map                 | take the ':' out",
                "{path: 12}               | 'path' of an import must be text, not a number              | write 'path",
                "{path: ''}               | 'path' of an import is empty                                | name a manifest",
                "{path: x, context: text} | 'context' of an import must be a map, not text              |",
            })
    void tellsAMistakeOnce(String item, String message, @Nullable String hint) throws IOException {
        write("top.yaml", "import: [" + item + "]");

        assertThat(problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(message);
            if (hint == null) {
                assertThat(problem.hint()).isNull();
            } else {
                assertThat(problem.hint()).startsWith(hint);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D13: a link that leads out is refused by whatever name it is imported, not passed over")
    @ValueSource(strings = {"catalog/file.yaml", "catalog/file", "catalog/*", "catalog/folder/a", "catalog/**/*"})
    void refusesLinksThatLeadOut(String path) throws IOException {
        write("catalog/own.yaml", "vars: {x: 1}");
        Path outside = Files.createDirectories(project.resolve("outside"));
        Path file = Files.writeString(outside.resolve("a.yaml"), "vars: {x: 2}");
        Files.createSymbolicLink(project.resolve("stacks/catalog/file.yaml"), file);
        Files.createSymbolicLink(project.resolve("stacks/catalog/folder"), outside);
        write("top.yaml", "import:\n  - {path: '" + path + "', skip_if_missing: true}");

        assertThat(problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.IMPORT_REFUSED);
            assertThat(problem.location()).hasToString("stacks/top.yaml:2:5");
            assertThat(problem.message()).contains("leads out of the stacks directory");
        });
    }

    @Test
    @DisplayName("D13: a linked folder of manifests that leads out is not passed over")
    void refusesALinkedFolderOfManifests() throws IOException {
        write("top.yaml", "vars: {x: 1}");
        Files.createSymbolicLink(project.resolve("stacks/linked"), Files.createDirectories(project.resolve("outside")));

        assertThat(problemsOf("top")).isEmpty();
        assertThat(problemsOf("linked")).extracting(Problem::code).containsExactly(ProblemCode.IMPORT_REFUSED);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("a link that leads nowhere is not passed over, so that no stack goes away unseen")
    @CsvSource({
        "gone.yaml, nowhere.yaml, which does not exist",
        "self.yaml, self.yaml, which leads back to it",
        "orgs, ../gone/orgs, which does not exist",
        "through.yaml, top.yaml/x.yaml, which cannot be reached: 'top.yaml' on the way is a file and no directory",
        "around.yaml, ../circle, from where links go round in circles",
    })
    void reportsALinkThatLeadsNowhere(String link, String target, String reason) throws IOException {
        write("top.yaml", "vars: {x: 1}");
        Files.createSymbolicLink(project.resolve("circle"), Path.of("circle"));
        Files.createSymbolicLink(project.resolve("stacks").resolve(link), Path.of(target));

        assertThat(problemsOf("top")).isEmpty();
        assertThat(problemsOf(link.replace(".yaml", ""))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_FILE);
            assertThat(problem.message())
                    .isEqualTo("the symbolic link stacks/%s leads to '%s', %s", link, target, reason);
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a link that leads nowhere is told where it is imported")
    @ValueSource(strings = {"catalog/vpc", "catalog/vpc.yaml", "catalog/*", "catalog/**/*"})
    void reportsAnImportedLinkThatLeadsNowhere(String path) throws IOException {
        write("catalog/own.yaml", "vars: {x: 1}");
        Files.createSymbolicLink(project.resolve("stacks/catalog/vpc.yaml"), Path.of("nowhere.yaml"));
        write("top.yaml", "import: ['" + path + "']");

        assertThat(problemsOf("top")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.IMPORT_MISSING);
            assertThat(problem.message())
                    .contains("the symbolic link catalog/vpc.yaml leads to 'nowhere.yaml', which does not exist");
        });
    }

    @Test
    @DisplayName(
            "what Emacs leaves beside a file that is being edited, and links to other files, are nobody's business")
    void leavesLocksAlone() throws IOException {
        write("top.yaml", "import: ['catalog/*']\nvars: {x: 1}");
        write("catalog/a.yaml", "vars: {y: 1}");
        Files.createSymbolicLink(project.resolve("stacks/.#top.yaml"), Path.of("me@host.1234:5678"));
        Files.createSymbolicLink(project.resolve("stacks/catalog/.#a.yaml"), Path.of("me@host.1234:5678"));
        Files.createSymbolicLink(project.resolve("stacks/notes.txt"), Path.of("gone.txt"));

        assertThat(load().manifests())
                .hasSize(2)
                .allSatisfy(manifest -> assertThat(manifest.problems()).isEmpty());
        assertThat(load().problems()).isEmpty();
    }

    @Test
    void aLoopOfLinksEnds() throws IOException {
        write("d/a.yaml", "vars: {x: a}");
        Files.createSymbolicLink(project.resolve("stacks/d/again"), project.resolve("stacks"));
        write("top.yaml", "import: [d/a]");

        assertThat(vars("top")).isEqualTo("{x: a}");
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve("stacks").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private ManifestLoader.Loaded<MergedManifest> load() {
        return load(ListStrategy.REPLACE);
    }

    private ManifestLoader.Loaded<MergedManifest> load(ListStrategy lists) {
        YamlReader reader = new YamlReader() {
            private final YamlReader real = new SnakeYamlReader();

            @Override
            public YamlDocument read(Path file, String displayName) {
                reads.computeIfAbsent(displayName, name -> new AtomicInteger()).incrementAndGet();
                return real.read(file, displayName);
            }

            @Override
            public YamlDocument parse(String text, String displayName) {
                return real.parse(text, displayName);
            }
        };
        return new ManifestLoader(reader, List.of())
                .load(
                        new ManifestLoader.Request(
                                project, project.resolve("stacks"), List.of("**"), List.of(), new DeepMerge(lists)),
                        Function.identity());
    }

    private MergedManifest manifest(String name) {
        return load().manifests().stream()
                .filter(each -> each.ref().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Problem> problemsOf(String name) {
        return manifest(name).problems();
    }

    private String vars(String name) {
        MergedManifest manifest = manifest(name);
        assertThat(manifest.problems()).isEmpty();
        return String.valueOf(manifest.body().get("vars"));
    }
}

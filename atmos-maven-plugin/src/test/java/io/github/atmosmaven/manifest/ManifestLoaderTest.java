package io.github.atmosmaven.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests with everything they import merged into them. */
class ManifestLoaderTest {

    @TempDir
    private Path project;

    private StacksOnDisk stacks;

    @BeforeEach
    void layOut() {
        stacks = new StacksOnDisk(project);
    }

    @Test
    @DisplayName("semantics 2.8: later imports win over earlier ones, the file's own content over all of them")
    void mergesInOrder() throws IOException {
        stacks.write("a.yaml", "vars: {x: a, y: a, z: a}");
        stacks.write("b.yaml", "vars: {y: b, z: b}");
        stacks.write("top.yaml", "import: [a, b]\nvars: {z: top}");

        assertThat(stacks.vars("top")).isEqualTo("{x: a, y: b, z: top}");
    }

    @Test
    @DisplayName("D12: a file that many import is parsed once, and merged at each of its positions")
    void parsesOnce() throws IOException {
        stacks.write("a.yaml", "vars: {x: a}");
        stacks.write("b.yaml", "vars: {x: b}");
        stacks.write("one.yaml", "import: [a, b, a]");
        stacks.write("two.yaml", "import: [b]");

        assertThat(stacks.vars("one")).isEqualTo("{x: a}");
        assertThat(stacks.reads().values()).allMatch(count -> count.get() == 1);
    }

    @Test
    @DisplayName("D12: a cycle between two top-level manifests is reported once, and breaks both")
    void reportsACycleOnce() throws IOException {
        stacks.write("a.yaml", "import: [b]");
        stacks.write("b.yaml", "import: [a]");
        stacks.write("c.yaml", "vars: {}");

        ManifestLoader.Loaded<MergedManifest> loaded = stacks.load();

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
        int files = 1_200;
        for (int i = 0; i < files; i++) {
            String path = name.formatted(name.startsWith("f") ? i : files - i);
            String next = name.formatted(name.startsWith("f") ? i + 1 : files - i - 1);
            stacks.write(path + ".yaml", i == files - 1 ? "vars: {}" : "import: [" + next + "]");
        }

        List<Problem> problems = stacks.load().manifests().stream()
                .flatMap(manifest -> manifest.problems().stream())
                .distinct()
                .toList();

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
            assertThat(problem.message()).contains("more than 1000 imports");
        });
    }

    @Test
    @DisplayName("D12: a glob that matches its own file is a cycle")
    void aGlobMayCloseACycle() throws IOException {
        stacks.write("m/a.yaml", "import: ['m/*']");

        assertThat(stacks.problemsOf("m/a")).extracting(Problem::code).containsExactly(ProblemCode.IMPORT_CYCLE);
    }

    @Test
    @DisplayName("D11: of several ways to an imported file the one that is merged last counts")
    void keepsTheChainThatIsMergedLast() throws IOException {
        stacks.write("base.yaml", "vars: {x: 1}");
        stacks.write("a.yaml", "import: [base]");
        stacks.write("b.yaml", "import: [base]");
        stacks.write("top.yaml", "import: [a, b]");

        assertThat(stacks.manifest("top").ref().importChains())
                .containsEntry("stacks/base.yaml", List.of("stacks/top.yaml", "stacks/b.yaml", "stacks/base.yaml"));
        assertThat(stacks.manifest("top").ref().imports()).containsExactly("a", "b", "base");
    }

    @Test
    @DisplayName("D14: a list of overrides reaches a component once, however many imports are on the way")
    void overridesAreJoinedOnce() throws IOException {
        stacks.write("catalog/queue.yaml", "components: {terraform: {queue: {vars: {topics: [q]}}}}");
        stacks.write(
                "team.yaml",
                "import: [catalog/queue]\noverrides: {vars: {topics: [o]}}\n"
                        + "components: {terraform: {queue: {vars: {own: 1}}}}");
        stacks.write("top.yaml", "import: [team, catalog/queue]");

        MapValue overrides = stacks.load(ListStrategy.APPEND).manifests().stream()
                .filter(each -> each.ref().name().equals("top"))
                .findFirst()
                .orElseThrow()
                .overrides()
                .get("queue");

        assertThat(overrides).hasToString("{vars: {topics: [o]}}");
    }

    @Test
    @DisplayName(
            "semantics 4.6, 4.7: overrides written at a component are replaced in the files that overrides reach, and only there")
    void writtenOverridesStayWhereNoneReach() throws IOException {
        stacks.write("catalog/queue.yaml", "components: {terraform: {queue: {overrides: {vars: {topics: [hand]}}}}}");
        stacks.write(
                "team.yaml",
                "overrides: {vars: {topics: [o]}}\n"
                        + "components: {terraform: {queue: {overrides: {vars: {topics: [lost]}}}}}");
        stacks.write("top.yaml", "import: [catalog/queue, team]");

        MergedManifest top = stacks.manifest("top");

        assertThat(top.body().at("components", "terraform", "queue", "overrides", "vars", "topics"))
                .hasToString("[hand]");
        assertThat(top.overrides().get("queue")).hasToString("{vars: {topics: [o]}}");
    }

    @Test
    void aProjectWithoutManifestsIsAnError() {
        assertThat(stacks.load().problems()).extracting(Problem::code).containsExactly(ProblemCode.NO_MANIFESTS);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"REPLACE", "APPEND"})
    @Timeout(60)
    @DisplayName(
            "D24: a list that imports of imports multiply is refused where it grows too long, in what imports it (D18)")
    void refusesListsWithoutEnd(ListStrategy lists) throws IOException {
        String append = lists == ListStrategy.APPEND ? "" : "!append ";
        threefold(20, "vars: {l: " + append + "[x]}");
        stacks.write("top.yaml", "import: [f19]");

        List<MergedManifest> manifests = stacks.load(lists).manifests();

        assertThat(manifests).filteredOn(each -> !each.hasErrors()).hasSize(13);
        assertThat(manifests)
                .filteredOn(MergedManifest::hasErrors)
                .allSatisfy(each -> assertThat(each.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
                    assertThat(problem.location().file()).startsWith("stacks/f");
                }));
    }

    @Test
    @Timeout(60)
    @DisplayName("D24: many lists that imports multiply a little are refused together")
    void refusesManyListsThatGrow() throws IOException {
        String items = IntStream.range(0, 2_000)
                .mapToObj(i -> "l" + i + ": !append [x]")
                .collect(Collectors.joining(", "));
        threefold(9, "vars: {" + items + "}");

        assertThat(stacks.problemsOf("f5")).isEmpty();
        assertThat(stacks.problemsOf("f8")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
            assertThat(problem.message()).contains("more than 1,000,000 values");
            assertThat(problem.location()).hasToString("stacks/f6.yaml:1:10");
        });
    }

    @Test
    @Timeout(60)
    @DisplayName("D24: overrides reach what is imported again and again in a time of the number of files")
    void overridesOfRepeatedImports() throws IOException {
        threefold(20, "overrides: {vars: {here: x}}\ncomponents: {terraform: {vpc: {}}}");

        assertThat(stacks.manifest("f19").overrides().get("vpc").toString()).isEqualTo("{vars: {here: x}}");
    }

    @Test
    @Timeout(60)
    @DisplayName("D27: lists of overrides are appended once, on however many ways their file is reached")
    void overridesOfAFileAreAppendedOnce() throws IOException {
        threefold(14, "overrides: {vars: {l: !append [x]}}\ncomponents: {terraform: {vpc: {}}}");

        assertThat(stacks.problemsOf("f13")).isEmpty();
        assertThat(stacks.manifest("f13").overrides().get("vpc"))
                .hasToString("{vars: {l: [" + String.join(", ", Collections.nCopies(14, "x")) + "]}}");
    }

    @Test
    @DisplayName("D27: a file of overrides that two teams import, and one of them twice, appends its lists once")
    void overridesOfTwoTeams() throws IOException {
        stacks.write("on-call.yaml", "overrides: {vars: {topics: [o]}, settings: {last: on-call}}");
        stacks.write("a.yaml", "import: [on-call]\noverrides: {vars: {topics: [a]}, settings: {last: a}}");
        stacks.write("b.yaml", "import: [on-call, on-call]\ncomponents: {terraform: {queue: {}}}");
        stacks.write("top.yaml", "import: [a, b]");

        assertThat(overrides("top", ListStrategy.APPEND, "queue"))
                .hasToString("{vars: {topics: [o, a]}, settings: {last: on-call}}");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "semantics 4.6: overrides of the files of one glob reach what is imported behind it, and not each other")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Imported one by one the file before counts.
                "layers/a, layers/b          | {vars: {x: a, y: t}}",
                "layers/*                    | {vars: {y: t}}",
                "layers/{a,b}                | {vars: {y: t}}",
                "layers/**/*                 | {vars: {y: t}}",
                // A glob that means one file is like its name.
                "layers/a*, layers/b*        | {vars: {x: a, y: t}}",
                "layers/[a], layers/b        | {vars: {x: a, y: t}}",
                // A file that brings the glob has its own ways.
                "all-layers                  | {vars: {y: t}}",
                "layers/*, later             | {vars: {y: t}}",
            })
    void overridesOfAGlob(String imports, String overrides) throws IOException {
        stacks.write("layers/a.yaml", "terraform: {overrides: {vars: {x: a}}}");
        stacks.write("layers/b.yaml", "components: {terraform: {vpc: {}}}");
        stacks.write("later.yaml", "components: {terraform: {later: {}}}");
        stacks.write("all-layers.yaml", "import: ['layers/*']");
        stacks.write(
                "top.yaml",
                "import: ['" + imports.replace(", ", "', '") + "']\n"
                        + "overrides: {vars: {y: t}}\ncomponents: {terraform: {own: {}}}");

        assertThat(overrides("top", ListStrategy.REPLACE, "vpc")).hasToString(overrides);
        assertThat(overrides("top", ListStrategy.REPLACE, "own")).hasToString("{vars: {x: a, y: t}}");
        if (imports.contains("later")) {
            assertThat(overrides("top", ListStrategy.REPLACE, "later")).hasToString("{vars: {x: a, y: t}}");
        }
    }

    @Test
    @DisplayName(
            "semantics 4.6: each file of a glob passes on what was collected before it, so that counts again behind the glob")
    void overridesBeforeAGlob() throws IOException {
        stacks.write("first.yaml", "overrides: {vars: {x: first, l: [f]}}");
        stacks.write("layers/_defaults.yaml", "overrides: {vars: {x: defaults, l: [d]}}");
        stacks.write("layers/b.yaml", "helmfile: {overrides: {vars: {x: helm}}}\ncomponents: {terraform: {vpc: {}}}");
        stacks.write("top.yaml", "import: [first, 'layers/*']\ncomponents: {terraform: {own: {}}}");

        assertThat(overrides("top", ListStrategy.APPEND, "vpc")).hasToString("{vars: {x: first, l: [f]}}");
        assertThat(overrides("top", ListStrategy.APPEND, "own")).hasToString("{vars: {x: first, l: [f, d]}}");
    }

    @Test
    @DisplayName(
            "semantics 4.6: a component of two files of a glob keeps what reaches it in either, each list item once")
    void overridesOfOneComponentInTwoFilesOfAGlob() throws IOException {
        stacks.write("layers/a.yaml", "overrides: {vars: {x: a, y: a, l: [a]}}\ncomponents: {terraform: {vpc: {}}}");
        stacks.write("layers/b.yaml", "overrides: {vars: {y: b}}\ncomponents: {terraform: {vpc: {}}}");
        stacks.write("layers/c.yaml", "components: {terraform: {vpc: {}}}");
        stacks.write("later.yaml", "components: {terraform: {vpc: {}}}");
        stacks.write("top.yaml", "import: ['layers/*']\noverrides: {vars: {z: t, l: [t]}}");
        stacks.write("more.yaml", "import: ['layers/*', later]\noverrides: {vars: {z: t, l: [t]}}");

        String both = "{vars: {x: a, y: b, l: [a, t], z: t}}";
        assertThat(overrides("top", ListStrategy.APPEND, "vpc")).hasToString(both);
        assertThat(overrides("more", ListStrategy.APPEND, "vpc")).hasToString(both);
    }

    private MapValue overrides(String manifest, ListStrategy lists, String component) {
        return stacks.load(lists).manifests().stream()
                .filter(each -> each.ref().name().equals(manifest))
                .findFirst()
                .orElseThrow()
                .overrides()
                .get(component);
    }

    @Test
    @DisplayName("D24: of one kind a thousand problems of a file are told, and how many more there are")
    void tellsAThousandOfAKind() throws IOException {
        stacks.write("top.yaml", "a: 1\n".repeat(1_500) + "b: 012345678\n");

        List<Problem> problems = stacks.problemsOf("top");

        assertThat(problems)
                .filteredOn(problem -> problem.code() == ProblemCode.DUPLICATE_KEY)
                .hasSize(1_001)
                .allMatch(Problem::isError);
        assertThat(problems.get(problems.size() - 1).message())
                .isEqualTo("key 'a' is already defined at line 1; and 498 more of this kind in this file");
        assertThat(problems).anyMatch(problem -> problem.code() == ProblemCode.SCALAR_KEPT_AS_TEXT);
    }

    /** So many files, each of which imports the one before it three times. */
    private void threefold(int files, String body) throws IOException {
        stacks.write("f0.yaml", body);
        for (int i = 1; i < files; i++) {
            String before = "f" + (i - 1);
            stacks.write("f" + i + ".yaml", "import: [" + before + ", " + before + ", " + before + "]\n" + body);
        }
    }
}

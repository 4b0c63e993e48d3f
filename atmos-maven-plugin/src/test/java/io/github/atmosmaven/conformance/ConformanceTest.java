package io.github.atmosmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.backend.BackendFile;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.stack.Resolution;
import io.github.atmosmaven.workflow.describe.InstanceDocument;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of {@code src/test/resources/conformance} resolves to what it expects. */
class ConformanceTest {

    /** Sections that the cases compare; others are not mentioned there. */
    private static final Set<String> COMPARED = Set.of(
            "component",
            "metadata",
            "vars",
            "settings",
            "env",
            "command",
            "providers",
            "provision",
            "hooks",
            "inheritance",
            "backend_type",
            "backend",
            "remote_state_backend_type",
            "remote_state_backend",
            "workspace",
            "imports",
            "atmos_manifest");

    static Stream<ConformanceCase> cases() throws IOException {
        return ConformanceCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @DisplayName("resolves to the expected instances, or to the expected problems at their places")
    void resolves(ConformanceCase each) {
        LoadedStacks loaded = load(each, AbstractComponents.RESOLVED);
        List<Problem> errors =
                loaded.problems().stream().filter(Problem::isError).toList();
        List<Problem> warnings = loaded.problems().stream()
                .filter(problem -> !problem.isError() && !isOfOtherFeatures(problem))
                .toList();

        if (each.json("expected-error.json").isPresent()) {
            assertProblems(errors, each.json("expected-error.json").orElseThrow());
            return;
        }
        assertThat(errors).isEmpty();
        assertThat(instances(loaded.resolution())).isEqualTo(expected(each));
        if (each.json("expected-warnings.json").isPresent()) {
            assertProblems(warnings, each.json("expected-warnings.json").orElseThrow());
        } else {
            assertThat(warnings).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @DisplayName("finds the same instances and problems whether abstract components are resolved or only checked")
    void checksAbstractComponents(ConformanceCase each) {
        Resolution resolved = load(each, AbstractComponents.RESOLVED).resolution();
        Resolution checked = load(each, AbstractComponents.CHECKED).resolution();

        assertThat(checked.problems()).isEqualTo(resolved.problems());
        assertThat(instances(checked)).isEqualTo(instances(resolved));
        assertThat(checked.manifests())
                .allSatisfy(
                        manifest -> assertThat(manifest.abstractComponents()).isEmpty());
    }

    static Stream<ConformanceCase> casesWithFiles() throws IOException {
        return cases().filter(each ->
                each.directory().resolve("expected-files").toFile().isDirectory());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("casesWithFiles")
    @DisplayName("D34: renders the expected bytes")
    void renders(ConformanceCase each) throws IOException {
        Resolution resolution = load(each, AbstractComponents.RESOLVED).resolution();
        Map<String, String> rendered = new TreeMap<>();
        for (Instance instance : resolution.instances()) {
            BackendFile.of(instance, () -> Tool.any(Tool.Kind.TERRAFORM))
                    .ifPresent(file -> rendered.put(
                            instance.stack() + "/" + instance.name() + "/" + BackendFile.NAME, file.text()));
        }

        assertThat(each.expectedFiles())
                .isNotEmpty()
                .allSatisfy((path, text) -> assertThat(rendered).containsEntry(path, text));
    }

    private static LoadedStacks load(ConformanceCase each, AbstractComponents abstracts) {
        return Wiring.loadStacks(ToolsOf.missing(each.directory())).run(each.settings(), abstracts);
    }

    /** The cases say nothing of features that Atmos has and the plugin does not, which are told once a run (D8). */
    private static boolean isOfOtherFeatures(Problem problem) {
        return problem.code().id().startsWith("ATMOS-6");
    }

    private static Map<String, Object> instances(Resolution resolution) {
        Map<String, Object> stacks = new TreeMap<>();
        for (Instance instance : resolution.instances()) {
            Map<String, Object> sections = new TreeMap<>();
            InstanceDocument.of(instance).entries().stream()
                    .filter(entry -> COMPARED.contains(entry.key()))
                    .forEach(entry -> sections.put(entry.key(), PlainValue.of(entry.value())));
            @SuppressWarnings("unchecked")
            Map<String, Object> stack = (Map<String, Object>)
                    stacks.computeIfAbsent(instance.stack(), name -> new TreeMap<String, Object>());
            stack.put(instance.name(), sections);
        }
        return stacks;
    }

    private static Object expected(ConformanceCase each) {
        return PlainValue.of(each.json("expected.json").orElseThrow().path("instances"));
    }

    private static void assertProblems(List<Problem> found, JsonNode expected) {
        List<String> places = found.stream()
                .map(problem ->
                        problem.location() == null ? "" : problem.location().fileAndLine())
                .sorted()
                .toList();
        List<String> wanted = new ArrayList<>();
        expected.path("problems")
                .forEach(problem -> wanted.add(problem.path("at").asText()));
        wanted.sort(null);
        assertThat(places).as(found.toString()).isEqualTo(wanted);
        for (JsonNode problem : expected.path("problems")) {
            String at = problem.path("at").asText();
            assertThat(found)
                    .filteredOn(candidate -> candidate.location() != null
                            && candidate.location().fileAndLine().equals(at))
                    .anySatisfy(candidate -> {
                        String text = (candidate.message() + "\n" + candidate.hint()).toLowerCase(Locale.ROOT);
                        problem.path("mentions")
                                .forEach(word ->
                                        assertThat(text).contains(word.asText().toLowerCase(Locale.ROOT)));
                    });
        }
    }
}

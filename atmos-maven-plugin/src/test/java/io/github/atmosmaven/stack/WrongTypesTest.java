package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.describe.InstanceDocument;
import io.github.atmosmaven.workflow.describe.Provenance;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good projects with values of a wrong kind put anywhere: problems with places, never an exception. */
class WrongTypesTest {

    private static final List<String> REPLACEMENTS = List.of(
            "~",
            "[]",
            "{}",
            "7",
            "1.5",
            "true",
            "text",
            "\"\"",
            "[a, 1, {b: c}]",
            "{a: {b: [c]}}",
            "2026-01-01",
            "!env HOME",
            "!unset x",
            "!append [x]",
            "\"{{ .vars.nope }}\"",
            "\"{{ if }}\"",
            "\"{{ .locals.nope }}\"",
            "!include gone.yaml",
            "!vault x");
    private static final Pattern VALUE = Pattern.compile("(?<=: )[^,{}\\[\\]\\n#]+|\\[[^\\[\\]{}\\n]*]");
    private static final int MUTANTS = 12;

    @TempDir
    private Path directory;

    static Stream<Path> projects() throws IOException {
        try (Stream<Path> cases = Files.list(Path.of("src/test/resources/conformance"))) {
            return cases.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    @DisplayName("D70: values of a wrong kind end in problems with a code and a place")
    void neverThrows(Path project) throws IOException {
        Random random = new Random(project.getFileName().toString().hashCode());
        List<Path> files = copy(project);
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            Path file = files.get(random.nextInt(files.size()));
            String good = Files.readString(file);
            String mutated = mutate(good, random);
            Files.writeString(file, mutated);
            assertThatCode(() -> check(directory)).as(file + "\n" + mutated).doesNotThrowAnyException();
            Files.writeString(file, good);
        }
    }

    private static void check(Path project) {
        LoadedStacks loaded = Wiring.loadStacks(ToolsOf.missing(project))
                .run(PluginSettings.defaults(project, Map.of("HOME", "/home")), AbstractComponents.RESOLVED);
        for (Problem problem : loaded.problems()) {
            Location place = problem.location();
            assertThat(problem.message()).isNotBlank().doesNotContain("io.github.atmosmaven");
            if (place != null) {
                assertThat(project.resolve(place.file())).exists();
                assertThat(place.line()).isPositive();
                assertThat(place.column()).isPositive();
            }
        }
        loaded.resolution()
                .instances()
                .forEach(instance -> assertThat(Provenance.document(instance, InstanceDocument.of(instance)))
                        .isNotNull());
    }

    private static String mutate(String text, Random random) {
        List<int[]> values = new ArrayList<>();
        Matcher matcher = VALUE.matcher(text);
        while (matcher.find()) {
            values.add(new int[] {matcher.start(), matcher.end()});
        }
        if (values.isEmpty()) {
            return text + "\nvars: " + REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size())) + "\n";
        }
        int[] value = values.get(random.nextInt(values.size()));
        String replacement = REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size()));
        return text.substring(0, value[0]) + replacement + text.substring(value[1]);
    }

    private List<Path> copy(Path project) throws IOException {
        List<Path> manifests = new ArrayList<>();
        try (Stream<Path> found = Files.walk(project)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                    Path copy = directory.resolve(project.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                    manifests.add(copy);
                }
            }
        }
        return manifests;
    }
}

package io.github.atmosmaven.terraform.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D68: the gate of an instance is that of its manifests and that of the POM together")
class GatesTest {

    private static final String FILE = "src/main/stacks/dev.yaml";

    @TempDir
    private Path directory;

    @Test
    @DisplayName("manifests merge as always, and every rule knows its place")
    void mergesManifests() {
        Instance instance = instance("""
                import: [catalog/base]
                settings: {atmos: {gate: {maxDestroy: 3, forbid: [aws_x]}}}
                components:
                  terraform:
                    db: {settings: {atmos: {gate: {maxDestroy: 1, protect: [aws_y.z]}}}}
                """);

        assertThat(rules(Gates.OPEN, instance))
                .containsExactly(
                        "maxDestroy 1 " + FILE + ":5:48",
                        "maxReplace 2 src/main/stacks/catalog/base.yaml:1:41",
                        "forbid 'aws_x' " + FILE + ":2:51",
                        "protect 'aws_y.z' " + FILE + ":5:61");
        assertThat(Gates.OPEN.problems(instance)).isEmpty();
    }

    @Test
    @DisplayName("a manifest narrows: its lists add to those of the POM, and the smaller number counts")
    void narrows() {
        Gates gates = new Gates(new PomGate(2, 5, List.of("aws_db", "aws_x"), List.of("a.b"), false));
        Instance instance = instance("""
                settings: {atmos: {gate: {maxDestroy: 0, forbid: [aws_x, aws_y], maxReplace: null}}}
                components: {terraform: {db: {}}}
                """);

        assertThat(rules(gates, instance))
                .containsExactly(
                        "maxDestroy 0 " + FILE + ":1:39",
                        "maxReplace 5 null",
                        "forbid 'aws_x' " + FILE + ":1:51",
                        "forbid 'aws_y' " + FILE + ":1:58",
                        "forbid 'aws_db' null",
                        "protect 'a.b' null");
        assertThat(gates.problems(instance)).isEmpty();
    }

    @Test
    @DisplayName("a wider number is an error at its place, and the POM's number counts")
    void refusesWidening() {
        Gates gates = new Gates(new PomGate(0, 2, List.of(), List.of(), false));
        Instance instance = instance("""
                settings: {atmos: {gate: {maxDestroy: 1, maxReplace: 2}}}
                components: {terraform: {db: {}}}
                """);

        assertThat(gates.problems(instance))
                .singleElement()
                .satisfies(problem -> assertThat(
                                problem.location() + " " + problem.code().id() + " " + problem.message())
                        .isEqualTo(FILE
                                + ":1:39 ATMOS-442 settings.atmos.gate.maxDestroy is 1, and the gate of the POM allows"
                                + " none"));
        assertThat(rules(gates, instance)).contains("maxDestroy 0 null");
    }

    @Test
    @DisplayName("where the POM allows widening, what a manifest sets counts instead")
    void widens() {
        Gates gates = new Gates(new PomGate(0, 0, List.of("aws_x"), List.of("a.b"), true));
        Instance instance = instance("""
                settings: {atmos: {gate: {maxDestroy: 7, forbid: []}}}
                components: {terraform: {db: {}}}
                """);

        assertThat(gates.problems(instance)).isEmpty();
        assertThat(rules(gates, instance))
                .containsExactly("maxDestroy 7 " + FILE + ":1:39", "maxReplace 0 null", "protect 'a.b' null");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{gate: 3}                        | 1:26 settings.atmos.gate must be a map, not a number",
                "{gate: [a]}                      | 1:26 settings.atmos.gate must be a map, not a list",
                "{gate: {maxDestroy: '3'}}        | 1:39 settings.atmos.gate.maxDestroy must be a whole number, 0 or more, not text",
                "{gate: {maxDestroy: -1}}         | 1:39 settings.atmos.gate.maxDestroy must be a whole number, 0 or more, not -1",
                "{gate: {maxReplace: 1.5}}        | 1:39 settings.atmos.gate.maxReplace must be a whole number, 0 or more, not 1.5",
                "{gate: {maxReplace: true}}       | 1:39 settings.atmos.gate.maxReplace must be a whole number, 0 or more, not a bool",
                "{gate: {forbid: aws_x}}          | 1:35 settings.atmos.gate.forbid must be a list, not text",
                "{gate: {forbid: [1]}}            | 1:36 settings.atmos.gate.forbid must hold texts, not a number",
                "{gate: {protect: [a.b, '']}}     | 1:42 settings.atmos.gate.protect holds an empty text",
                "{gate: {maxDestroi: 1}}          | 1:27 unknown key 'maxDestroi' in settings.atmos.gate",
                "{gate: {widening: allow}}        | 1:27 unknown key 'widening' in settings.atmos.gate",
                "{gaet: {maxDestroy: 1}}          | 1:20 unknown key 'gaet' in settings.atmos",
            })
    @DisplayName("what is no gate is an error at its place")
    void refusesWhatIsNoGate(String settings, String problem) {
        Instance instance = instance("settings: {atmos: " + settings + "}\ncomponents: {terraform: {db: {}}}\n");

        assertThat(Gates.OPEN.problems(instance))
                .extracting(found -> found.location() + " " + found.message())
                .containsExactly(FILE + ":" + problem);
    }

    @Test
    @DisplayName("other settings that somebody keeps below 'atmos' are left alone, and so is a gate of null")
    void leavesOthersAlone() {
        assertThat(Stream.of("{atmos: {other: 1, gate: null}}", "{atmos: here}", "{}")
                        .map(settings -> instance("settings: " + settings + "\ncomponents: {terraform: {db: {}}}\n"))
                        .flatMap(instance -> Gates.OPEN.problems(instance).stream()))
                .isEmpty();
    }

    private Instance instance(String manifest) {
        return new TestProject(directory)
                .stack("catalog/base", "settings: {atmos: {gate: {maxReplace:   2}}}\n")
                .stack("dev", manifest)
                .instances()
                .get(0);
    }

    private static List<String> rules(Gates gates, Instance instance) {
        return gates.of(instance).rules().stream()
                .map(rule -> rule.shown() + " " + rule.place())
                .toList();
    }
}

package io.github.atmosmaven.manifest.locals;

import static io.github.atmosmaven.manifest.locals.AppliedLocals.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D16, semantics 4.11: what is wrong with locals of a file")
class WrongLocalsTest {

    private final AppliedLocals locals = new AppliedLocals();

    @Test
    @DisplayName("what could not be included was told there, and not once more where it is used (D70)")
    void areNotMissedWhereTheirIncludeFailed() {
        MapValue applied = locals.apply("""
                locals: {f: !include ./absent.yaml, g: {h: !include ./absent.yaml}, x: 'x-{{ .locals.f }}'}
                vars: {a: '{{ .locals.f }}', b: 'b-{{ .locals.f.c }}', '{{ .locals.g.h.i }}': 1, d: '{{ .locals.x }}'}
                """);

        assertThat(applied.map("vars")).isNotNull();
        assertThat(locals.problems).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("what is wrong with locals of other kinds of components is no problem of the stack's")
    @ValueSource(
            strings = {
                "helmfile: {locals: {a: '{{ .locals.b }}', b: '{{ .locals.a }}'}}",
                "helmfile: {locals: {a: '{{ upper .locals.x }}'}}",
                "helmfile: {locals: }",
                "helmfile: {locals: [1], vars: {x: '{{ .locals.absent }}'}}",
                "packer: {locals: x, vars: {x: '{{ .locals.absent }}'}}",
                "locals: {}\nhelmfile: {vars: {x: '{{ .locals.absent }}'}}",
                "locals: {}\ncomponents: {helmfile: {h: {vars: {x: '{{ .locals.absent }}'}}}}",
                "locals: {}\ncomponents: {packer: {h: {vars: {x: '{{ if .locals.a }}1{{ end }}'}}}}",
                "locals: {}\ncomponents: {helm: {h: {vars: {x: '{{ .locals.a | upper }}'}}}}",
            })
    void ofOthersBreakNothing(String other) {
        MapValue applied = locals.apply(other + "\nvars: {kept: 1}");

        assertThat(applied.get("vars")).hasToString("{kept: 1}");
        assertThat(locals.problems).isEmpty();
    }

    @Test
    @DisplayName("semantics 4.11: those of the root do not see those of terraform:")
    void ofTheRootSeeNoneOfTerraform() {
        locals.apply("locals: {b: '{{ .locals.c }}'}\nterraform: {locals: {c: 1}}\nvars: {v: '{{ .locals.b }}'}");

        assertThat(locals.problems).hasSize(1);
        assertThat(locals.problems.get(0).location()).hasToString("test.yaml:1:13");
    }

    @Test
    void aFunctionMayBeTheWholeValueOnly() {
        MapValue applied =
                locals.apply("locals:\n  a: !env HOME\nvars:\n  whole: '{{ .locals.a }}'\n  part: 'x-{{ .locals.a }}'");

        assertThat(Objects.requireNonNull(applied.at("vars", "whole")).kind()).isEqualTo("function");
        locals.assertOne(ProblemCode.UNSUPPORTED_FEATURE, at(5, 9), "locals.a", "computed by !env ");
    }

    @Test
    void refusesKeysThatBecomeEqual() {
        locals.apply("locals: {name: net}\nvars:\n  net: 1\n  '{{ .locals.name }}': 2");

        locals.assertOne(ProblemCode.DUPLICATE_KEY, at(4, 3), "'net'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{{ .locals.b }}              | locals.b",
                "x-{{ .locals.b }}            | locals.b",
                "{{ .locals.a.deep }}         | locals.a.deep",
                "{{ .locals.none }}-x         | locals.none",
                "{{ .vars.x }}{{ .locals.b }} | locals.b",
            })
    void aMissingLocalIsAnErrorWhereItIsUsed(String text, String words) {
        locals.apply("locals: {a: x, none: null}\nvars:\n  v: \"" + text + "\"");

        locals.assertOne(ProblemCode.UNRESOLVED_TEMPLATE, at(3, 6), words);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{}", "{other: 1}"})
    void anyLocalsKeyMakesItAnError(String entries) {
        locals.apply("locals: " + entries + "\nvars: {v: '{{ .locals.b }}'}");

        locals.assertOne(ProblemCode.UNRESOLVED_TEMPLATE, at(2, 11), "locals.b");
    }

    @Test
    void aMissingLocalInALocalIsAnErrorThere() {
        locals.apply("locals:\n  a: x\n  b: '{{ .locals.c }}'\nvars: {v: '{{ .locals.b }}'}");

        assertThat(locals.problems).extracting(Problem::location).contains(at(3, 6));
        assertThat(locals.problems).extracting(Problem::code).containsOnly(ProblemCode.UNRESOLVED_TEMPLATE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a: '{{ .locals.a }}'                                                   | 2 | 'a' needs itself",
                "a: 1\\n  b: '{{ .locals.c }}'\\n  c: '{{ .locals.b }}'                   | 3 | b, c",
                "x: '{{ .locals.c }}'\\n  b: '{{ .locals.c }}'\\n  c: ['{{ .locals.b }}'] | 3 | b, c",
                "c: {k: 'a{{ .locals.a }}'}\\n  b: '{{ .locals.c }}'\\n  a: '{{ .locals.b }}' | 2 | c, b, a",
            })
    void aCycleIsReportedOnceAtTheFirstOfThem(String entries, int line, String words) {
        locals.apply("locals:\n  " + entries.replace("\\n", "\n") + "\nvars: {v: 1}");

        locals.assertOne(ProblemCode.LOCALS_CYCLE, at(line, 3), words);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{{ .locals.a | upper }}", "{{ upper .locals.a }}", "{{ if .locals.a }}x{{ end }}"})
    void whatIsBeyondReferencesIsRefusedWhereItMentionsLocals(String text) {
        locals.apply("locals: {a: x}\nvars:\n  v: \"" + text + "\"");

        locals.assertOne(ProblemCode.UNSUPPORTED_FEATURE, at(3, 6), ".locals.a");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "locals: [a], 1, 1",
        "locals: text, 1, 1",
        "locals: null, 1, 1",
        "'terraform: {locals: }', 1, 13",
        "'terraform: {locals: 3}', 1, 13"
    })
    void mustBeAMap(String manifest, int line, int column) {
        locals.apply(manifest + "\nvars: {missed: '{{ .locals.a }}'}");

        locals.assertOne(ProblemCode.WRONG_TYPE, at(line, column), "locals must be a map");
    }

    @Test
    @DisplayName("D24: a chain as long as its file is no problem")
    void followsLongChains() {
        StringBuilder text = new StringBuilder("locals:\n");
        int length = 20_000;
        for (int i = 0; i < length; i++) {
            text.append("  l").append(i).append(": '{{ .locals.l").append(i + 1).append(" }}'\n");
        }
        MapValue applied = locals.apply(text + "  l" + length + ": end\nvars: {v: '{{ .locals.l0 }}'}\n");

        assertThat(applied.at("vars", "v")).hasToString("end");
        assertThat(locals.problems).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D24: locals that double each other are refused before they fill the memory")
    @ValueSource(
            strings = {"'{{ .locals.lNEXT }}{{ .locals.lNEXT }}'", "['{{ .locals.lNEXT }}', '{{ .locals.lNEXT }}']"})
    void refusesLocalsThatGrowWithoutBounds(String local) {
        StringBuilder text = new StringBuilder("locals:\n");
        for (int i = 0; i < 60; i++) {
            text.append("  l")
                    .append(i)
                    .append(": ")
                    .append(local.replace("NEXT", "" + (i + 1)))
                    .append('\n');
        }
        locals.apply(text + "  l60: end of the chain\nvars: {v: '{{ .locals.l0 }}'}\n");

        assertThat(locals.problems).extracting(Problem::code).contains(ProblemCode.LIMIT_EXCEEDED);
        assertThat(locals.problems)
                .allSatisfy(problem -> assertThat(problem.location()).isNotNull());
    }

    @Test
    @DisplayName("D24: locals that nest each other are refused before they are too deep to walk")
    void refusesLocalsThatNestWithoutBounds() {
        StringBuilder text = new StringBuilder("locals:\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("  l")
                    .append(i)
                    .append(": ['{{ .locals.l")
                    .append(i + 1)
                    .append(" }}']\n");
        }
        locals.apply(text + "  l5000: end\nvars: {v: '{{ .locals.l0 }}'}\n");

        assertThat(locals.problems).isNotEmpty().extracting(Problem::code).containsOnly(ProblemCode.LIMIT_EXCEEDED);
    }
}

package io.github.atmosmaven.manifest.locals;

import static io.github.atmosmaven.ManifestText.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.ScalarTyping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D16, semantics 4.11: locals of a file")
class LocalsTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void areFilledIntoTheWholeFileAndTakenOut() {
        MapValue applied = apply("""
                locals: {org: acme, bucket: '{{ .locals.org }}-state'}
                vars: {owner: '{{ .locals.org }}', list: [{x: 'a-{{ .locals.bucket }}'}]}
                terraform: {backend: {s3: {bucket: '{{ .locals.bucket }}'}}}
                components: {terraform: {vpc: {vars: {name: '{{ .locals.org }}-{{ .locals.bucket }}'}}}}
                """);

        assertThat(applied)
                .hasToString("{vars: {owner: acme, list: [{x: a-acme-state}]},"
                        + " terraform: {backend: {s3: {bucket: acme-state}}},"
                        + " components: {terraform: {vpc: {vars: {name: acme-acme-state}}}}}");
        assertThat(applied.isDynamic()).isFalse();
        assertThat(problems).isEmpty();
    }

    @Test
    @DisplayName("what could not be included was told there, and not once more where it is used (D70)")
    void areNotMissedWhereTheirIncludeFailed() {
        MapValue applied = apply("""
                locals: {f: !include ./absent.yaml, g: {h: !include ./absent.yaml}, x: 'x-{{ .locals.f }}'}
                vars: {a: '{{ .locals.f }}', b: 'b-{{ .locals.f.c }}', '{{ .locals.g.h.i }}': 1, d: '{{ .locals.x }}'}
                """);

        assertThat(applied.map("vars")).isNotNull();
        assertThat(problems).isEmpty();
    }

    @Test
    @DisplayName(
            "semantics 4.11: those of helmfile: and packer: see those of the root, and are seen in all of the file, later ones first")
    void ofOtherSections() {
        MapValue applied = apply("""
                locals: {a: root}
                terraform: {locals: {b: tf, c: tf}}
                helmfile: {locals: {b: 'helm-{{ .locals.a }}', h: '{{ .locals.c }}'}, vars: {x: '{{ .locals.b }}'}}
                packer: {locals: {p: 'p-{{ .locals.a }}'}}
                vars: {a: '{{ .locals.a }}', b: '{{ .locals.b }}', p: '{{ .locals.p }}'}
                """);

        assertThat(applied.get("vars")).hasToString("{a: root, b: helm-root, p: p-root}");
        assertThat(applied.get("helmfile")).hasToString("{vars: {x: helm-root}}");
        assertThat(problems).isEmpty();
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
        MapValue applied = apply(other + "\nvars: {kept: 1}");

        assertThat(applied.get("vars")).hasToString("{kept: 1}");
        assertThat(problems).isEmpty();
    }

    @Test
    void aFileWithoutLocalsIsLeftAlone() {
        MapValue manifest = map("vars: {a: '{{ .locals.x }}', b: '{{ .vars.c }}', c: 1}\nterraform: {vars: {}}");

        assertThat(apply(manifest)).isSameAs(manifest);
        assertThat(problems).isEmpty();
    }

    @Test
    @DisplayName(
            "semantics 4.11: those of terraform: see those of the root, and win in all of the file, but not in the root's own")
    void ofTerraformExtendThoseOfTheRoot() {
        MapValue applied = apply("""
                locals: {a: root, b: '{{ .locals.a }}?', d: 1}
                terraform: {locals: {a: tf, c: '{{ .locals.a }}-{{ .locals.b }}-{{ .locals.d }}'}}
                vars: {a: '{{ .locals.a }}', b: '{{ .locals.b }}', c: '{{ .locals.c }}'}
                """);

        assertThat(applied.get("vars")).hasToString("{a: tf, b: root?, c: tf-root?-1}");
        assertThat(problems).isEmpty();
    }

    @Test
    @DisplayName("semantics 4.11: those of the root do not see those of terraform:")
    void ofTheRootSeeNoneOfTerraform() {
        apply("locals: {b: '{{ .locals.c }}'}\nterraform: {locals: {c: 1}}\nvars: {v: '{{ .locals.b }}'}");

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).location()).hasToString("test.yaml:1:13");
    }

    @Test
    void areResolvedInTheOrderOfWhatTheyNeed() {
        MapValue applied =
                apply("locals: {a: '{{ .locals.b }}1', b: '{{ .locals.c.x }}2', c: {x: '{{ .locals.d }}3'}, d: 4}\n"
                        + "vars: {v: '{{ .locals.a }}'}");

        assertThat(applied.at("vars", "v")).hasToString("4321");
    }

    @Test
    @DisplayName("a value that is one reference takes the local's own value, with its type and place")
    void takesTypedValues() {
        MapValue applied = apply("""
                locals:
                  number: 3
                  list: [a, 'x{{ .locals.number }}']
                  text: words
                vars:
                  number: '{{ .locals.number }}'
                  list: '{{ .locals.list }}'
                  text: '{{ .locals.text }}'
                  padded: ' {{ .locals.number }}'
                """);

        assertThat(applied.at("vars", "number")).isEqualTo(new NumberValue(3L, at(2, 11)));
        assertThat(applied.at("vars", "list")).isInstanceOf(ListValue.class).hasToString("[a, x3]");
        assertThat(applied.at("vars", "text")).isEqualTo(new TextValue("words", at(8, 9)));
        assertThat(applied.at("vars", "padded")).isEqualTo(new TextValue(" 3", at(9, 11)));
    }

    @Test
    @DisplayName(
            "semantics 10.4: a text that begins with a word is read anew, one that begins with a reference stays text")
    void readsAnewWhatBeginsWithText() {
        MapValue manifest = map(
                "locals: {n: 80}\nvars: {a: '80{{ .locals.n }}', b: '{{ .locals.n }}80', c: '80{{ .locals.n }}{{ .x }}'}");
        ScalarTyping typing = new ScalarTyping((text, at) -> new NumberValue(Long.valueOf(text), at));
        MapValue applied = new Locals(typing).apply(manifest, Path.of("test.yaml"), problems::add);

        assertThat(applied.at("vars", "a")).isEqualTo(new NumberValue(8080L, at(2, 11)));
        assertThat(applied.at("vars", "b")).isInstanceOf(TextValue.class);
        assertThat(applied.at("vars", "c")).hasToString("8080{{ .x }}");
    }

    @Test
    void sectionsOfTheSameFileAreFilledToo() {
        MapValue applied = apply("""
                locals: {a: '{{ .vars.stage }}-{{ .settings.n }}', b: '{{ .env.LANG }}'}
                vars: {stage: dev, deep: '{{ .locals.a }}', all: '{{ .vars.deep }}/{{ .vars.stage }}'}
                settings: {n: 7, whole: '{{ .settings.n }}'}
                env: {LANG: C}
                terraform: {vars: {x: '{{ .locals.b }}'}}
                """);

        assertThat(applied.get("vars")).hasToString("{stage: dev, deep: dev-7, all: dev-7/dev}");
        assertThat(applied.get("settings")).hasToString("{n: 7, whole: 7}");
        assertThat(applied.at("terraform", "vars", "x")).hasToString("C");
        assertThat(problems).isEmpty();
    }

    @Test
    void whatTheFileDoesNotKnowWaitsForTheInstance() {
        MapValue applied = apply("""
                locals: {a: x}
                vars:
                  imported: '{{ .vars.region }}-{{ .locals.a }}-{{ .atmos_component }}'
                  none: 'v {{ .vars.empty }}'
                  empty: null
                  beyond: '{{ .vars.imported | upper }}'
                  literal: !literal '{{ .locals.b }}'
                  open: 'a {{'
                """);

        assertThat(applied.get("vars"))
                .hasToString("{imported: {{ .vars.region }}-x-{{ .atmos_component }}, none: v {{ .vars.empty }},"
                        + " empty: null, beyond: {{ .vars.imported | upper }}, literal: {{ .locals.b }}, open: a {{}");
        assertThat(problems).isEmpty();
    }

    @Test
    void localsMayStayTemplatesForTheInstance() {
        MapValue applied = apply(
                "locals: {key: '{{ .atmos_component }}/x'}\nvars: {a: '{{ .locals.key }}', b: 'k/{{ .locals.key }}'}");

        assertThat(applied.get("vars")).hasToString("{a: {{ .atmos_component }}/x, b: k/{{ .atmos_component }}/x}");
        assertThat(problems).isEmpty();
    }

    @Test
    void aFunctionMayBeTheWholeValueOnly() {
        MapValue applied =
                apply("locals:\n  a: !env HOME\nvars:\n  whole: '{{ .locals.a }}'\n  part: 'x-{{ .locals.a }}'");

        assertThat(Objects.requireNonNull(applied.at("vars", "whole")).kind()).isEqualTo("function");
        assertOne(ProblemCode.UNSUPPORTED_FEATURE, at(5, 9), "locals.a", "computed by !env ");
    }

    @Test
    void fillsArgumentsOfFunctions() {
        MapValue applied = apply("locals: {name: HOME}\nvars:\n  a: !env \"{{ .locals.name }} {{ .vars.x }}\"\n  x: y");

        assertThat(applied.at("vars", "a")).hasToString("!env HOME y");
    }

    @Test
    void fillsKeys() {
        MapValue applied = apply(
                "locals: {name: net}\ncomponents: {terraform: {'{{ .locals.name }}-vpc': {vars: {'{{ .locals.name }}': 1}}}}");

        assertThat(applied).hasToString("{components: {terraform: {net-vpc: {vars: {net: 1}}}}}");
    }

    @Test
    void refusesKeysThatBecomeEqual() {
        apply("locals: {name: net}\nvars:\n  net: 1\n  '{{ .locals.name }}': 2");

        assertOne(ProblemCode.DUPLICATE_KEY, at(4, 3), "'net'");
    }

    @Test
    @DisplayName("the locals of a component wait for the component")
    void leavesLocalsOfComponents() {
        String component =
                "{locals: {own: 1}, vars: {a: '{{ .locals.own }}', b: '{{ .locals.file }}', c: '{{ .locals.own }}{{ .locals.file }}'}}";
        MapValue applied = apply("locals: {file: f}\ncomponents: {terraform: {vpc: " + component + "}}");

        assertThat(applied.at("components", "terraform", "vpc"))
                .hasToString("{locals: {own: 1}, vars: {a: {{ .locals.own }}, b: f, c: {{ .locals.own }}f}}");
        assertThat(problems).isEmpty();
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
        apply("locals: {a: x, none: null}\nvars:\n  v: \"" + text + "\"");

        assertOne(ProblemCode.UNRESOLVED_TEMPLATE, at(3, 6), words);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{}", "{other: 1}"})
    void anyLocalsKeyMakesItAnError(String locals) {
        apply("locals: " + locals + "\nvars: {v: '{{ .locals.b }}'}");

        assertOne(ProblemCode.UNRESOLVED_TEMPLATE, at(2, 11), "locals.b");
    }

    @Test
    void aMissingLocalInALocalIsAnErrorThere() {
        apply("locals:\n  a: x\n  b: '{{ .locals.c }}'\nvars: {v: '{{ .locals.b }}'}");

        assertThat(problems).extracting(Problem::location).contains(at(3, 6));
        assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.UNRESOLVED_TEMPLATE);
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
    void aCycleIsReportedOnceAtTheFirstOfThem(String locals, int line, String words) {
        apply("locals:\n  " + locals.replace("\\n", "\n") + "\nvars: {v: 1}");

        assertOne(ProblemCode.LOCALS_CYCLE, at(line, 3), words);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{{ .locals.a | upper }}", "{{ upper .locals.a }}", "{{ if .locals.a }}x{{ end }}"})
    void whatIsBeyondReferencesIsRefusedWhereItMentionsLocals(String text) {
        apply("locals: {a: x}\nvars:\n  v: \"" + text + "\"");

        assertOne(ProblemCode.UNSUPPORTED_FEATURE, at(3, 6), ".locals.a");
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
        apply(manifest + "\nvars: {missed: '{{ .locals.a }}'}");

        assertOne(ProblemCode.WRONG_TYPE, at(line, column), "locals must be a map");
    }

    @Test
    @DisplayName("D24: a chain as long as its file is no problem")
    void followsLongChains() {
        StringBuilder text = new StringBuilder("locals:\n");
        int length = 20_000;
        for (int i = 0; i < length; i++) {
            text.append("  l").append(i).append(": '{{ .locals.l").append(i + 1).append(" }}'\n");
        }
        MapValue applied = apply(text + "  l" + length + ": end\nvars: {v: '{{ .locals.l0 }}'}\n");

        assertThat(applied.at("vars", "v")).hasToString("end");
        assertThat(problems).isEmpty();
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
        apply(text + "  l60: end of the chain\nvars: {v: '{{ .locals.l0 }}'}\n");

        assertThat(problems).extracting(Problem::code).contains(ProblemCode.LIMIT_EXCEEDED);
        assertThat(problems)
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
        apply(text + "  l5000: end\nvars: {v: '{{ .locals.l0 }}'}\n");

        assertThat(problems).isNotEmpty().extracting(Problem::code).containsOnly(ProblemCode.LIMIT_EXCEEDED);
    }

    private MapValue apply(String yaml) {
        return apply(map(yaml));
    }

    private MapValue apply(MapValue manifest) {
        return new Locals(ScalarTyping.NONE).apply(manifest, Path.of("test.yaml"), problems::add);
    }

    private void assertOne(ProblemCode code, Location at, String... words) {
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.isError()).isTrue();
            assertThat(problem.location()).isEqualTo(at);
            assertThat(problem.message()).contains(words);
            assertThat(problem.hint()).isNotBlank();
        });
    }

    private static Location at(int line, int column) {
        return new Location("test.yaml", line, column);
    }
}

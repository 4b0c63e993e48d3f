package io.github.atmosmaven.manifest.locals;

import static io.github.atmosmaven.ManifestText.map;
import static io.github.atmosmaven.manifest.locals.AppliedLocals.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.template.ScalarTyping;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D16, semantics 4.11: locals of a file")
class LocalsTest {

    private final AppliedLocals locals = new AppliedLocals();

    @Test
    void areFilledIntoTheWholeFileAndTakenOut() {
        MapValue applied = locals.apply("""
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
        assertThat(locals.problems).isEmpty();
    }

    @Test
    @DisplayName(
            "semantics 4.11: those of helmfile: and packer: see those of the root, and are seen in all of the file, later ones first")
    void ofOtherSections() {
        MapValue applied = locals.apply("""
                locals: {a: root}
                terraform: {locals: {b: tf, c: tf}}
                helmfile: {locals: {b: 'helm-{{ .locals.a }}', h: '{{ .locals.c }}'}, vars: {x: '{{ .locals.b }}'}}
                packer: {locals: {p: 'p-{{ .locals.a }}'}}
                vars: {a: '{{ .locals.a }}', b: '{{ .locals.b }}', p: '{{ .locals.p }}'}
                """);

        assertThat(applied.get("vars")).hasToString("{a: root, b: helm-root, p: p-root}");
        assertThat(applied.get("helmfile")).hasToString("{vars: {x: helm-root}}");
        assertThat(locals.problems).isEmpty();
    }

    @Test
    void aFileWithoutLocalsIsLeftAlone() {
        MapValue manifest = map("vars: {a: '{{ .locals.x }}', b: '{{ .vars.c }}', c: 1}\nterraform: {vars: {}}");

        assertThat(locals.apply(manifest)).isSameAs(manifest);
        assertThat(locals.problems).isEmpty();
    }

    @Test
    @DisplayName(
            "semantics 4.11: those of terraform: see those of the root, and win in all of the file, but not in the root's own")
    void ofTerraformExtendThoseOfTheRoot() {
        MapValue applied = locals.apply("""
                locals: {a: root, b: '{{ .locals.a }}?', d: 1}
                terraform: {locals: {a: tf, c: '{{ .locals.a }}-{{ .locals.b }}-{{ .locals.d }}'}}
                vars: {a: '{{ .locals.a }}', b: '{{ .locals.b }}', c: '{{ .locals.c }}'}
                """);

        assertThat(applied.get("vars")).hasToString("{a: tf, b: root?, c: tf-root?-1}");
        assertThat(locals.problems).isEmpty();
    }

    @Test
    void areResolvedInTheOrderOfWhatTheyNeed() {
        MapValue applied = locals.apply(
                "locals: {a: '{{ .locals.b }}1', b: '{{ .locals.c.x }}2', c: {x: '{{ .locals.d }}3'}, d: 4}\n"
                        + "vars: {v: '{{ .locals.a }}'}");

        assertThat(applied.at("vars", "v")).hasToString("4321");
    }

    @Test
    @DisplayName("a value that is one reference takes the local's own value, with its type and place")
    void takesTypedValues() {
        MapValue applied = locals.apply("""
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
        MapValue applied = new Locals(typing).apply(manifest, Path.of("test.yaml"), locals.problems::add);

        assertThat(applied.at("vars", "a")).isEqualTo(new NumberValue(8080L, at(2, 11)));
        assertThat(applied.at("vars", "b")).isInstanceOf(TextValue.class);
        assertThat(applied.at("vars", "c")).hasToString("8080{{ .x }}");
    }

    @Test
    void sectionsOfTheSameFileAreFilledToo() {
        MapValue applied = locals.apply("""
                locals: {a: '{{ .vars.stage }}-{{ .settings.n }}', b: '{{ .env.LANG }}'}
                vars: {stage: dev, deep: '{{ .locals.a }}', all: '{{ .vars.deep }}/{{ .vars.stage }}'}
                settings: {n: 7, whole: '{{ .settings.n }}'}
                env: {LANG: C}
                terraform: {vars: {x: '{{ .locals.b }}'}}
                """);

        assertThat(applied.get("vars")).hasToString("{stage: dev, deep: dev-7, all: dev-7/dev}");
        assertThat(applied.get("settings")).hasToString("{n: 7, whole: 7}");
        assertThat(applied.at("terraform", "vars", "x")).hasToString("C");
        assertThat(locals.problems).isEmpty();
    }

    @Test
    void whatTheFileDoesNotKnowWaitsForTheInstance() {
        MapValue applied = locals.apply("""
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
        assertThat(locals.problems).isEmpty();
    }

    @Test
    void localsMayStayTemplatesForTheInstance() {
        MapValue applied = locals.apply(
                "locals: {key: '{{ .atmos_component }}/x'}\nvars: {a: '{{ .locals.key }}', b: 'k/{{ .locals.key }}'}");

        assertThat(applied.get("vars")).hasToString("{a: {{ .atmos_component }}/x, b: k/{{ .atmos_component }}/x}");
        assertThat(locals.problems).isEmpty();
    }

    @Test
    void fillsArgumentsOfFunctions() {
        MapValue applied =
                locals.apply("locals: {name: HOME}\nvars:\n  a: !env \"{{ .locals.name }} {{ .vars.x }}\"\n  x: y");

        assertThat(applied.at("vars", "a")).hasToString("!env HOME y");
    }

    @Test
    void fillsKeys() {
        MapValue applied = locals.apply(
                "locals: {name: net}\ncomponents: {terraform: {'{{ .locals.name }}-vpc': {vars: {'{{ .locals.name }}': 1}}}}");

        assertThat(applied).hasToString("{components: {terraform: {net-vpc: {vars: {net: 1}}}}}");
    }

    @Test
    @DisplayName("the locals of a component wait for the component")
    void leavesLocalsOfComponents() {
        String component =
                "{locals: {own: 1}, vars: {a: '{{ .locals.own }}', b: '{{ .locals.file }}', c: '{{ .locals.own }}{{ .locals.file }}'}}";
        MapValue applied = locals.apply("locals: {file: f}\ncomponents: {terraform: {vpc: " + component + "}}");

        assertThat(applied.at("components", "terraform", "vpc"))
                .hasToString("{locals: {own: 1}, vars: {a: {{ .locals.own }}, b: f, c: {{ .locals.own }}f}}");
        assertThat(locals.problems).isEmpty();
    }
}

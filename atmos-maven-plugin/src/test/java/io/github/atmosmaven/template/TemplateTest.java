package io.github.atmosmaven.template;

import static io.github.atmosmaven.ManifestText.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.MapValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final MapValue DATA = map("""
            vars:
              stage: dev
              shard: 3
              ratio: 1.50
              huge: 1000000000000000000000.0
              on: true
              none: null
              zones: [a, {k: null}, 2]
              tags: {b: 2, a: {x: [1]}}
              empty: ""
            """);

    private static final Scope LOOKUP = path -> DATA.at(path.toArray(String[]::new));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{{ .vars.stage }}                          | dev",
                "{{.vars.stage}}                            | dev",
                "{{ $.vars.stage }}                         | dev",
                "{{ .vars.stage }}-{{ .vars.shard }}/x      | dev-3/x",
                "a{{ .vars.ratio }}b                        | a1.5b",
                "{{ .vars.huge }}                           | 1e+21",
                "is {{ .vars.on }}                          | is true",
                "{{ .vars.zones }}                          | [a map[k:<nil>] 2]",
                "{{ .vars.tags }}                           | map[a:map[x:[1]] b:2]",
                "<{{ .vars.empty }}>                        | <>",
                "a   {{- .vars.stage -}}   b                | adevb",
                "a {{- .vars.stage }} b                     | adev b",
                "a {{ .vars.stage -}} b                     | a devb",
                "a{{/* {{ .vars.on }} */}}b                 | ab",
                "a {{- /* x */ -}} b                        | ab",
                "}} {{ .vars.stage }} }                     | }} dev }",
            })
    void fillsReferencesAsGoDoes(String template, String text) {
        Evaluation rendered = Template.compile(template).evaluate(LOOKUP);

        assertThat(rendered.text()).isEqualTo(text);
        assertThat(rendered.missing()).isEmpty();
        assertThat(Template.compile(template).obstacle()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "plain", "{ .x }", "}}", "a { { b", "{"})
    void textWithoutActionsIsPlain(String text) {
        Template template = Template.compile(text);

        assertThat(template.isPlain()).isTrue();
        assertThat(template.obstacle()).isEmpty();
        assertThat(template.evaluate(LOOKUP).text()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{{ .x }}", "a{{/**/}}", "{{/**/}}", "{{", "{{ if }}"})
    void textWithAnActionIsNotPlain(String text) {
        assertThat(Template.compile(text).isPlain()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{{ . }}",
                "{{ .vars.stage | upper }}",
                "{{ if .vars.on }}x{{ end }}",
                "{{ upper .vars.stage }}",
                "{{ .vars.key-with-hyphen }}",
                "{{ .vars. }}",
                "{{ .vars..stage }}",
                "{{ vars.stage }}",
                "{{ .1st }}",
                "{{ .vars .stage }}",
                "{{}}",
                "{{- -}}",
                "{{ \"}}{{ .vars.stage }}\" }}",
                "{{ `}}` }}",
                "{{ printf \"a\\\"}}\" }}",
                "{{ ' }}",
            })
    void whatIsBeyondReferencesStaysAsWritten(String text) {
        Template template = Template.compile(text);

        assertThat(template.obstacle()).isPresent();
        assertThat(template.single()).isEmpty();
        assertThat(template.evaluate(LOOKUP.filling(reference -> false)).text()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"{{", "a {{ .x", "{{ .x }", "{{ .x }} {{ .y", "{{ \"}}", "{{/* */ }}", "{{/* }}", "{{ `a}}"})
    void tellsAnActionThatIsNotClosed(String text) {
        Template template = Template.compile(text);

        assertThat(template.obstacle().orElseThrow().kind()).isEqualTo(Obstacle.Kind.MALFORMED);
        assertThat(template.evaluate(((Scope) path -> null).filling(reference -> false))
                        .text())
                .isEqualTo(text);
    }

    @Test
    void namesWhatIsMissingInItsOrder() {
        Evaluation rendered = Template.compile("{{ .vars.team }}/{{ .vars.none }}/{{ .stage.a }}")
                .evaluate(LOOKUP);

        assertThat(rendered.text()).isEqualTo("<no value>/<no value>/<no value>");
        assertThat(rendered.missing())
                .extracting(Reference::toString)
                .containsExactly("vars.team", "vars.none", "stage.a");
    }

    @Test
    void knowsAReferenceThatIsTheWholeText() {
        assertThat(Template.compile("{{ .vars.a.b }}").single())
                .hasValueSatisfying(reference -> assertThat(reference.path()).containsExactly("vars", "a", "b"));
        assertThat(Template.compile("{{ .vars.a }} ").single()).isEmpty();
        assertThat(Template.compile("{{ .vars.a }}{{ .vars.b }}").single()).isEmpty();
        assertThat(Template.compile("vars").single()).isEmpty();
    }

    @Test
    void fillsOnlyWhatIsAskedFor() {
        String text = "{{ .vars.stage }}-{{- .other }}-{{ upper .vars.stage }}-{{ .vars.shard }}";

        assertThat(Template.compile(text)
                        .evaluate(LOOKUP.filling(
                                reference -> reference.path().get(0).equals("vars")))
                        .text())
                .isEqualTo("dev-{{- .other }}-{{ upper .vars.stage }}-3");
    }

    @Test
    void listsItsReferences() {
        assertThat(Template.compile("{{ .a }}{{ .b.c | upper }}{{ .a }}").references())
                .extracting(Reference::toString)
                .containsExactly("a", "a");
    }

    @Test
    void findsWordsOnlyInActionsBeyondReferences() {
        assertThat(Template.compile("{{ upper .locals.a }}").mentionsBeyondReferences(".locals"))
                .isTrue();
        assertThat(Template.compile(".locals {{ .locals.a }} {{ upper .vars.a }}")
                        .mentionsBeyondReferences(".locals"))
                .isFalse();
    }

    @Test
    @DisplayName("D24: a text that would grow beyond all bounds is cut and says so")
    void cutsWhatGrowsTooLong() {
        String kilobyte = "x".repeat(1024);
        MapValue data = map("a: " + kilobyte);
        Scope lookup = path -> data.get(path.get(0));

        Evaluation fits = Template.compile("{{ .a }}".repeat(1024)).evaluate(lookup);
        Evaluation cut = Template.compile("{{ .a }}".repeat(1040)).evaluate(lookup);

        assertThat(fits.tooLong()).isFalse();
        assertThat(fits.text()).hasSize(1024 * 1024);
        assertThat(cut.tooLong()).isTrue();
        assertThat(cut.text()).hasSizeLessThan(1100 * 1024);
    }
}

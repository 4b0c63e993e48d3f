package io.github.atmosmaven.template;

import static io.github.atmosmaven.ManifestText.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.yaml.PlainScalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTemplatesTest {

    private static final TemplateContext CONTEXT =
            new TemplateContext("vpc/1", "vpc", "plat-dev", "plat-dev-vpc-1", "orgs/dev", "s3");

    private static final String DATA = """
            vars: {stage: dev, shard: 80, none: null, list: [a, b], raw: '{{ .vars.stage }}', on: true}
            settings: {site: {code: eu1}}
            metadata: {component: vpc}
            """;

    private final List<Problem> problems = new ArrayList<>();

    @Test
    @DisplayName("D16: a local that neither the file nor the component has is an error where it is used")
    void refusesMissingLocals() {
        render(map("locals: {there: x, none: null}\nvars: {a: '{{ .locals.there }}', b: '{{ .locals.none }}',"
                + "\n  c: '{{ .locals.gone }}'}"));

        assertThat(problems).filteredOn(Problem::isError).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNRESOLVED_TEMPLATE);
            assertThat(problem.location()).hasToString("test.yaml:3:6");
            assertThat(problem.message()).contains("vars.c").contains("locals.gone");
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("semantics 10.7: templates see the sections before rendering, and what is computed of the instance")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{{ .vars.stage }}                             | dev",
                "{{ .settings.site.code }}/{{ .vars.shard }}   | eu1/80",
                "{{ .metadata.component }}                     | vpc",
                "{{ .component }}                              | vpc",
                "{{ .atmos_component }}                        | vpc/1",
                "{{ .atmos_stack }} {{ .stack }}               | plat-dev plat-dev",
                "{{ .workspace }}                              | plat-dev-vpc-1",
                "{{ .atmos_manifest }} {{ .atmos_stack_file }} | orgs/dev orgs/dev",
                "{{ .backend_type }}                           | s3",
                "{{ .backend.bucket }}                         | state",
                "{{ .vars.list }}                              | [a b]",
            })
    void seesTheInstance(String template, String text) {
        MapValue sections = map(DATA + "backend: {bucket: state}\nenv: {X: \"" + template + "\"}");

        assertThat(render(sections).at("env", "X")).hasToString(text);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "semantics 10.9, D83: outside of what decides about state a missing value renders as in Atmos, with a warning")
    @ValueSource(strings = {"{{ .vars.absent }}", "{{ .vars.absent.deep }}", "{{ .vars.none }}", "{{ .stage }}"})
    void rendersNoValue(String template) {
        assertThat(value("env", template)).hasToString("<no value>");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNRESOLVED_TEMPLATE);
            assertThat(problem.isError()).isFalse();
            assertThat(problem.message()).startsWith("env.X").contains("<no value>");
        });
    }

    @Test
    @DisplayName("D83: nothing may be missing where it decides what is provisioned")
    void refusesMissingValuesOfProvisioning() {
        value("provision", "{{ .vars.absent }}");

        assertThat(problems).singleElement().matches(Problem::isError);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("semantics 10.9: a field of what has none is an error everywhere")
    @CsvSource({
        "{{ .vars.stage.x }}, vars.stage is text",
        "{{ .vars.none.x }},  vars.none is null",
        "{{ .vars.list.x }},  vars.list is a list",
        "{{ .component.x }},  component is text",
    })
    void refusesFieldsOfScalars(String template, String words) {
        value("env", template);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNRESOLVED_TEMPLATE);
            assertThat(problem.isError()).isTrue();
            assertThat(problem.message()).contains(words);
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("semantics 10.10: the type of a result")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{{ .vars.shard }}              | text   | 80",
                "{{ .vars.on }}                 | text   | true",
                "{{ .vars.shard }}80            | text   | 8080",
                "80{{ .vars.shard }}            | number | 8080",
                "1.{{ .vars.shard }}            | number | 1.8",
                "-{{ .vars.shard }}             | number | -80",
                "tr{{ .vars.ue }}               | text   | tr<no value>",
                "nu{{ .vars.ll }}               | null   | null",
                "0x{{ .vars.shard }}            | number | 128",
                "8 {{ .vars.shard }}            | text   | 8 80",
                "'80{{ .vars.shard }}           | text   | '8080",
                "8: {{ .vars.shard }}           | text   | 8: 80",
                "8 #{{ .vars.shard }}           | text   | 8 #80",
                "- {{ .vars.shard }}            | text   | - 80",
                "a{{ .vars.colon }}             | text   | a: b",
                "a{{ .vars.hash }}              | text   | a #b",
                "2024-01-0{{ .vars.one }}       | text   | 2024-01-01",
                "00000000000{{ .vars.one }}     | text   | 000000000001",
                "8{{ .vars.brace }}             | text   | 8{{ x",
            })
    void readsResultsAnewThatBeginWithText(String template, String kind, String text) {
        MapValue sections = map(
                        "vars: {shard: 80, on: true, ll: ll, colon: ': b', hash: ' #b', one: 1, brace: '{{ x'}\n"
                                + "env: {}")
                .toBuilder()
                .put(
                        "settings",
                        map("x: y").toBuilder()
                                .put("x", new TextValue(template, at(3)))
                                .build())
                .build();
        Value value = Objects.requireNonNull(render(sections).at("settings", "x"));

        assertThat(value.kind()).isEqualTo(kind);
        assertThat(value).hasToString(text);
        assertThat(value.location()).isEqualTo(at(3));
        assertThat(value.isDynamic()).isFalse();
    }

    @Test
    @DisplayName("semantics 10.10: a value of several lines stays text")
    void keepsLines() {
        assertThat(value("env", "80\\n{{ .vars.shard }}"))
                .isInstanceOf(TextValue.class)
                .hasToString("80\n80");
    }

    @Test
    void keepsThePlaceOfTheTemplate() {
        MapValue sections = map("vars: {stage: dev}\nenv:\n  A: x-{{ .vars.stage }}\n  B: [1, '{{ .vars.stage }}']");
        MapValue rendered = render(sections);

        assertThat(Objects.requireNonNull(rendered.at("env", "A")).location())
                .isEqualTo(new Location("test.yaml", 3, 6));
        assertThat(rendered.at("env", "B")).hasToString("[1, dev]");
        assertThat(rendered.get("vars")).isSameAs(sections.get("vars"));
    }

    @Test
    void neverRendersLiteralText() {
        MapValue sections = map("vars: {a: !literal '{{ .vars.b }}', b: '{{ .vars.c }}', c: 1}");

        assertThat(render(sections).at("vars")).hasToString("{a: {{ .vars.b }}, b: 1, c: 1}");
    }

    @Test
    void leavesSectionsWithoutTemplatesAlone() {
        MapValue sections = map("vars: {a: 1}");

        assertThat(render(sections)).isSameAs(sections);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D36: short names are variables in backends")
    @ValueSource(strings = {"backend", "remote_state_backend"})
    void knowsShortNamesInBackends(String section) {
        MapValue sections = map(
                "vars: {environment: ue1, stage: dev, tenant: plat, namespace: acme, region: us-east-1}\n"
                        + section
                        + ": {key: '{{ .namespace }}/{{ .tenant }}/{{ .environment }}/{{ .stage }}/{{ .region }}/{{ .component }}'}");

        assertThat(render(sections).at(section, "key")).hasToString("acme/plat/ue1/dev/us-east-1/vpc");
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D36: what does not resolve in a backend is an error at the value")
    @CsvSource(
            delimiter = '|',
            value = {
                "{{ .vars.team }}/x                  | vars.team",
                "{{ .stage }}/{{ .region }}          | region",
                "{{ .vars.none }}                    | vars.none",
                "{{ .vars.gone }}                    | vars.gone",
                "{{ .vars.raw }}                     | vars.raw is a template itself",
                "{{ .vars.stage.x }}                 | vars.stage is text",
                "{{ .vars.a }}{{ .vars.b }}          | vars.a, vars.b",
                "{{ .vars.stage                      | does not end",
            })
    void refusesUnresolvedTemplatesInBackends(String template, String words) {
        MapValue sections = map("vars: {stage: dev, none: null, raw: 'x{{ .vars.y }}', gone: !unset }\n"
                + "backend:\n  assume_role:\n    role_arn: \"" + template + "\"");
        render(sections, new SectionTemplates(true, ScalarTyping.NONE));

        assertThat(problems).filteredOn(Problem::isError).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNRESOLVED_TEMPLATE);
            assertThat(problem.location()).isEqualTo(new Location("test.yaml", 4, 15));
            assertThat(problem.message())
                    .startsWith("backend.assume_role.role_arn")
                    .contains(words);
            assertThat(problem.hint()).isNotBlank();
        });
    }

    @Test
    @DisplayName("D35: a text that may be a secret is not shown where its template does not resolve")
    void showsNoSecrets() {
        render(
                map(
                        "vars: {}\nbackend: {secret_key: 'hush{{ .vars.x }}', assume_role: [{Token: 'hush{{ .vars.y | z }}'}]}"));

        assertThat(problems)
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.toString())
                        .containsIgnoringCase("backend.")
                        .doesNotContain("hush"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{{ .vars.stage | upper }}",
                "{{ if .vars.on }}x{{ end }}",
                "{{ .imports }}",
                "{{ .inheritance }}"
            })
    void whatIsBeyondReferencesIsAnErrorInBackendsAndAWarningElsewhere(String template) {
        value("env", template);
        value("backend", template);

        assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.TEMPLATE_LEFT);
        assertThat(problems).extracting(Problem::isError).containsExactly(false, true);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D36: a template that yields another one, which nobody renders, is told like every one that is left")
    @CsvSource(
            delimiter = '|',
            value = {
                "{{ .vars.raw }}         | {{ .vars.stage }}        | vars.raw is a template itself",
                "a {{ .vars.raw }} b     | a {{ .vars.stage }} b    | vars.raw is a template itself",
                "{{ .vars }}             | map[raw:{{ .vars.stage }} | vars is a template itself",
                "{{ .vars.raw }}{{.env}} | {{ .vars.stage }}map[X:  | vars.raw, env are templates themselves",
            })
    void tellsTemplatesThatYieldTemplates(String template, String text, String words) {
        MapValue sections = map("vars: {raw: '{{ .vars.stage }}', stage: dev}\nenv: {X: '" + template + "'}");

        assertThat(render(sections).at("env", "X").toString()).startsWith(text);
        assertThat(problems)
                .filteredOn(problem -> problem.message().startsWith("env.X"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.TEMPLATE_LEFT);
                    assertThat(problem.isError()).isFalse();
                    assertThat(problem.message()).contains(words);
                    assertThat(problem.location()).isEqualTo(new Location("test.yaml", 2, 10));
                });
    }

    @Test
    @DisplayName("D36: a key that is a template is told at the key: an error in a backend, a warning elsewhere")
    void tellsKeysThatAreTemplates() {
        MapValue sections = map("vars:\n  tags: {'{{ .vars.stage }}': a, plain: b}\n  list: [{'x-{{ .y }}': 1}]\n"
                + "backend:\n  '{{ .vars.k }}': c\nenv: {A: b}");

        assertThat(render(sections)).hasToString(sections.toString());
        assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.TEMPLATE_LEFT);
        assertThat(problems).extracting(Problem::isError).containsExactly(false, false, true);
        assertThat(problems)
                .extracting(problem -> String.valueOf(problem.location()))
                .containsExactly("test.yaml:2:10", "test.yaml:3:11", "test.yaml:5:3");
        assertThat(problems.get(0).message())
                .startsWith("vars.tags: the key '{{ .vars.stage }}' is a template")
                .endsWith("; it stays as it is");
    }

    @Test
    void whatIsBeyondReferencesStays() {
        assertThat(value("env", "a {{ upper .vars.stage }}")).hasToString("a {{ upper .vars.stage }}");
    }

    @Test
    @DisplayName("semantics 10.6: with templates switched off they stay as text, except in backends")
    void whenSwitchedOff() {
        MapValue sections = map("vars: {a: '{{ .vars.b }}', b: 1}\nbackend: {key: '{{ .vars.b }}', other: x}");
        MapValue rendered = render(sections, new SectionTemplates(false, ScalarTyping.NONE));

        assertThat(rendered.at("vars", "a")).hasToString("{{ .vars.b }}");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNRESOLVED_TEMPLATE);
            assertThat(problem.message()).contains("backend.key");
            assertThat(problem.hint()).contains("templates.settings.enabled: true");
        });
    }

    @Test
    @DisplayName("D24: a text that grows beyond bounds is an error")
    void refusesTextThatGrowsTooLong() {
        String long1 = "x".repeat(100_000);
        MapValue sections = map("vars: {a: " + long1 + "}\nenv: {A: '" + "{{ .vars.a }}".repeat(20) + "'}");

        assertThat(render(sections).at("env")).isEqualTo(sections.at("env"));
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.LIMIT_EXCEEDED);
    }

    private Value value(String section, String template) {
        MapValue sections = map(DATA + section + ": {X: \"" + template + "\"}");
        return Objects.requireNonNull(render(sections).at(section, "X"));
    }

    private MapValue render(MapValue sections) {
        return render(sections, new SectionTemplates(true, new ScalarTyping(new PlainScalars())));
    }

    private MapValue render(MapValue sections, SectionTemplates templates) {
        return templates.render(sections, CONTEXT, problems::add);
    }

    private static Location at(int line) {
        return new Location("test.yaml", line, 1);
    }
}

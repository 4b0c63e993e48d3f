package io.github.atmosmaven.stack.component;

import static io.github.atmosmaven.ManifestText.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D8: nothing that Atmos would act on is ignored in silence")
class PassedOverTest {

    private final List<Problem> problems = new ArrayList<>();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "hooks: {a: {events: [before-plan]}}                        | ATMOS-600 | hooks",
                "settings: {validation: {s: {schema_type: opa}}}            | ATMOS-601 | JSON Schema",
                "source: {uri: git::https://example.org/x.git}              | ATMOS-603 | source",
                "source: git::https://example.org/x.git                     | ATMOS-603 | source",
                "generate: {versions.tf: {terraform: {}}}                   | ATMOS-604 | generate",
                "dependencies: {tools: {terraform: 1.11.4}}                 | ATMOS-605 | dependencies.tools",
                "auth: {identities: {ci: {kind: aws/assume-role}}}          | ATMOS-609 | auth is not used",
                "secrets: {vars: {password: {store: ssm}}}                  | ATMOS-610 | secrets",
                "retry: {max_attempts: 3}                                   | ATMOS-611 | retry",
            })
    void tellsSectionsAtEveryLevel(String section, String code, String words) {
        look("{" + section + "}");
        look("{terraform: {" + section + "}}");
        look("{terraform: {overrides: {" + section + "}}}");
        look("{components: {terraform: {vpc: {" + section + "}}}}");
        look("{components: {terraform: {vpc: {overrides: {" + section + "}}}}}");

        assertThat(problems).hasSize(5).allSatisfy(problem -> {
            assertThat(problem.code().id()).isEqualTo(code);
            assertThat(problem.isError()).isFalse();
            assertThat(problem.message()).contains(words);
            assertThat(problem.hint()).isNotBlank();
            assertThat(problem.location()).isNotNull();
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"helmfile", "packer", "ansible", "custom", "script"})
    void tellsOtherKindsOfComponents(String kind) {
        look("{components: {" + kind + ": {nginx: {vars: {a: 1}}}}}");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo("ATMOS-606");
            assertThat(problem.message()).contains("'" + kind + "'");
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{hooks: {}, generate: , source: '', settings: {other: 1}}",
                "{components: {helmfile: {}, terraform: {vpc: {settings: {validation: {}}}}}}",
                "{settings: {depends_on: {1: {component: vpc}}}, dependencies: {components: [{component: vpc}]}}",
                "{components: {terraform: {hooks: {vars: {a: 1}}}}}",
                "{components: {x-mine: {a: {vars: {b: 1}}}, script: {}, note: text}}",
                "{components: {terrafrom: {vpc: {vars: {a: 1}}}, vpc: {vars: {a: 1}}}}",
            })
    void saysNothingWhereNothingIsAsked(String manifest) {
        look(manifest);

        assertThat(problems).isEmpty();
    }

    private void look(String manifest) {
        MapValue parsed = map(manifest);
        assertThat(new PassedOver().apply(parsed, Path.of("dev.yaml"), problems::add))
                .isSameAs(parsed);
    }
}

package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D36: what says where state is and evaluates to an empty text")
class PlaceAttributesTest {

    private final List<Problem> problems = new ArrayList<>();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "s3,         key",
                "s3,         workspace_key_prefix",
                "gcs,        prefix",
                "azurerm,    key",
                "local,      path",
                "http,       address",
                "consul,     path",
                "cos,        key",
                "oss,        bucket",
                "kubernetes, secret_suffix",
                "pg,         schema_name",
                "oci,        key",
            })
    void isAnErrorAtItsTemplate(String type, String attribute) {
        check(type, "{" + attribute + ": '{{ .vars.x }}'}", "{" + attribute + ": ' '}");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNRESOLVED_TEMPLATE);
            assertThat(problem.location())
                    .isEqualTo(ManifestText.map("{" + attribute + ": '{{ .vars.x }}'}")
                            .get(attribute)
                            .location());
            assertThat(problem.message()).contains("'" + attribute + "'", "'vpc'");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"workspaces: {prefix: !env X}, workspaces: {prefix: ''}", "workspaces: [{name: !env X}], workspaces: ~"
    })
    @DisplayName("also in a block, and of a function")
    void looksIntoBlocks(String raw, String computed) {
        check("remote", "{" + raw + "}", "{" + computed + "}");

        assertThat(problems).hasSize(1);
    }

    @Test
    @DisplayName("but not an attribute of another kind, nor one that is written as empty")
    void leavesTheRest() {
        check("s3", "{role_arn: '{{ .vars.x }}', key: ''}", "{role_arn: '', key: ''}");
        check("s3", "{key: 'a{{ .vars.x }}'}", "{key: a}");
        check("acme", "{key: '{{ .vars.x }}'}", "{key: ''}");

        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "bucket: [b]         | WRONG_TYPE                | test.yaml:1:10",
                "key: {a: b}         | WRONG_TYPE                | test.yaml:1:7",
                "key: \"a\\nb\"  | BACKEND_ATTRIBUTE_INVALID | test.yaml:1:7",
            })
    @DisplayName("so is what is no text of one line")
    void refusesOtherKinds(String attribute, ProblemCode code, String place) {
        check("s3", "{" + attribute + "}", "{" + attribute + "}");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.location()).hasToString(place);
        });
    }

    @Test
    @DisplayName("but a connection may have lines")
    void acceptsLinesInConnections() {
        check("pg", "{conn_str: \"host=db\\ndbname=x\"}", "{conn_str: \"host=db\\ndbname=x\"}");

        assertThat(problems).isEmpty();
    }

    private void check(String type, String raw, String computed) {
        PlaceAttributes.check(
                new Backend(BackendTypes.of(type), null, ManifestText.map(raw)),
                new Backend(BackendTypes.of(type), null, ManifestText.map(computed)),
                "vpc",
                problems::add);
    }
}

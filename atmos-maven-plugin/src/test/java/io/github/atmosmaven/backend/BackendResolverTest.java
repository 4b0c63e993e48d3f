package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.BackendLevels.Outcome;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The backend of an instance")
class BackendResolverTest {

    private static Outcome resolve(String yaml) {
        return BackendLevels.of("vpc", yaml).resolve();
    }

    private static MapValue attributes(String yaml) {
        Outcome outcome = resolve(yaml);
        assertThat(outcome.problems()).isEmpty();
        return outcome.backends().backend().attributes();
    }

    private static void assertSays(MapValue actual, String yaml) {
        assertThat(actual.sameAs(ManifestText.map(yaml))).as("%s", actual).isTrue();
    }

    private static Problem onlyProblem(String yaml) {
        assertThat(resolve(yaml).problems()).hasSize(1);
        return resolve(yaml).problems().get(0);
    }

    @Test
    @DisplayName("semantics 8.2: levels are merged, and only the type in force survives")
    void mergesLevels() {
        assertSays(attributes("""
                        terraform: {backend_type: s3, backend: {s3: {bucket: b, key: k}, azurerm: {key: z}}}
                        base: {backend: {s3: {bucket: c, encrypt: true}}}
                        component: {backend: {s3: {key: own}}}
                        """), "{bucket: c, key: own, encrypt: true, workspace_key_prefix: vpc}");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "D30: a key that names a type is a section and no attribute, whatever its value, at every level and in both forms")
    @ValueSource(
            strings = {
                "terraform: {backend_type: s3, backend: {s3: {bucket: b}, vault: }}",
                "terraform: {backend_type: s3, backend: {bucket: b, vault: , static: null, cloud: {}}}",
                "terraform: {backend_type: s3, backend: {bucket: b, gcs: '', pg: [], inmem: {}, etcdv3: }}",
                "{terraform: {backend_type: s3, backend: {s3: {bucket: b}}}, base: {backend: {vault: , remote: {}}}}",
                "{terraform: {backend_type: s3, backend: {s3: {}}}, component: {backend: {bucket: b, vault: {url: u}}}}",
            })
    void takesTypesForSections(String yaml) {
        assertSays(attributes(yaml), "{bucket: b, workspace_key_prefix: vpc}");
    }

    @Test
    @DisplayName("D15: a level that sets an empty type leaves what came before")
    void ignoresEmptyTypes() {
        Backend backend = resolve(
                        "{terraform: {backend_type: s3}, base: {backend_type: gcs}, component: {backend_type: ''}}")
                .backends()
                .backend();
        assertThat(backend.typeName()).isEqualTo("gcs");
    }

    @ParameterizedTest
    @DisplayName("D30: both forms mean the same at every level")
    @ValueSource(
            strings = {
                "{terraform: {backend_type: s3, backend: {bucket: b, key: k}}}",
                "{terraform: {backend_type: s3, backend: {s3: {bucket: b}, key: k}}}",
                "{terraform: {backend_type: s3, backend: {bucket: b}}, component: {backend: {s3: {key: k}}}}",
                "{terraform: {backend_type: s3, backend: {s3: {bucket: b}}}, component: {backend: {key: k}}}",
                "{terraform: {backend_type: gcs, backend: {gcs: {}}}, base: {backend_type: s3, backend: {bucket: b, key: k}}}",
            })
    void readsFlatAndNested(String yaml) {
        assertSays(attributes(yaml), "{bucket: b, key: k, workspace_key_prefix: vpc}");
    }

    @Test
    @DisplayName("D30: a map attribute of a flat backend is no type")
    void tellsMapAttributesFromTypes() {
        assertSays(
                attributes("{component: {backend_type: cloud, backend: {organization: o, workspaces: {name: n}}}}"),
                "{organization: o, workspaces: {name: n}}");
    }

    @Test
    @DisplayName("D30: the nested section of a type that no tool knows is one all the same")
    void readsNestedUnknownType() {
        Outcome outcome = resolve("{component: {backend_type: acme, backend: {acme: {place: here}}}}");
        assertSays(outcome.backends().backend().attributes(), "{place: here}");
    }

    @Test
    @DisplayName("D38: flat attributes whose level has no type are not lost in silence")
    void reportsTypelessAttributes() {
        Problem problem =
                onlyProblem("{terraform: {backend: {bucket: b}}, component: {backend_type: s3, backend: {key: k}}}");
        assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_WITHOUT_TYPE);
        assertThat(problem.message()).contains("bucket").contains("backend_type");
    }

    @Test
    @DisplayName("semantics 8.5: a type without a section is an error at the type, and names both ways out")
    void reportsMismatch() {
        Problem problem = onlyProblem("""
                terraform: {backend: {s3: {bucket: b}, gcs: {}}}
                component:
                  backend_type: local
                """);
        assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_TYPE_MISMATCH);
        assertThat(problem.location()).hasToString("dev.yaml:3:17");
        assertThat(problem.message()).contains("'vpc'").contains("'local'").contains("gcs, s3");
        assertThat(problem.hint()).contains("local: {}").contains("backend_type");
    }

    @ParameterizedTest
    @DisplayName("semantics 8.4: a section that is no map is an error at its key")
    @ValueSource(strings = {"null", "[]", "7"})
    void reportsSectionOfWrongKind(String section) {
        Problem problem = onlyProblem("component: {backend_type: s3, backend: {s3: " + section + "}}");
        assertThat(problem.code()).isEqualTo(ProblemCode.WRONG_TYPE);
        assertThat(problem.location()).hasToString("dev.yaml:1:41");
    }

    @Test
    @DisplayName("D38: a backend without any type is an error at backend:")
    void reportsBackendWithoutType() {
        Problem problem = onlyProblem("component: {backend: {s3: {bucket: b}}}");
        assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_WITHOUT_TYPE);
        assertThat(problem.location()).hasToString("dev.yaml:1:13");
    }

    @Test
    @DisplayName("semantics 8.6: a type alone gets its default attribute")
    void fillsEmptySection() {
        assertSays(attributes("component: {backend_type: s3}"), "{workspace_key_prefix: vpc}");
    }

    @Test
    @DisplayName("semantics 8.17: nulls stay")
    void keepsNulls() {
        assertSays(attributes("component: {backend_type: local, backend: {local: {path: null}}}"), "{path: null}");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D33: a type that init would refuse is an error that says what to do")
    @CsvSource({
        "s4, did you mean 's3'?",
        "azure, use 'azurerm'",
        "static, remote_state_backend_type",
        "etcdv3, use one of"
    })
    void refusesUnknownTypes(String type, String hint) {
        Problem problem = onlyProblem("component: {backend_type: " + type + "}");
        assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
        assertThat(problem.hint()).contains(hint);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D33: a type that is misspelt and so has no section is one mistake, with the type that was meant")
    @CsvSource({"s4, did you mean 's3'?", "swift, Terraform has removed it by 1.3"})
    void namesTheNearestTypeOfAMismatch(String type, String hint) {
        Problem problem = onlyProblem("component: {backend_type: " + type + ", backend: {s3: {bucket: b}}}");
        assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_TYPE_MISMATCH);
        assertThat(problem.hint()).contains(hint);
    }

    @ParameterizedTest
    @DisplayName("D33: attributes below a type that nothing knows are not lost in silence")
    @ValueSource(
            strings = {
                "component: {backend_type: s3, backend: {s3: {}, s33: {bucket: b}}}",
                "component: {backend_type: s3, remote_state_backend: {s3: {}, s33: {role_arn: r}}}"
            })
    void warnsOfUnknownSections(String yaml) {
        Problem problem = onlyProblem(yaml);
        assertThat(problem.isError()).isFalse();
        assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
        assertThat(problem.location().column()).isEqualTo(yaml.indexOf("s33") + 1);
        assertThat(problem.hint()).contains("did you mean 's3'?");
    }

    @Test
    @DisplayName("no backend at all is no mistake")
    void allowsNoBackend() {
        assertThat(resolve("component: {}").problems()).isEmpty();
        assertThat(resolve("component: {}").backends().backend().typeName()).isNull();
    }
}

package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.BackendLevels.Outcome;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Remote state (semantics 9)")
class RemoteStateTest {

    private static Outcome resolve(String yaml) {
        return BackendLevels.of("c", yaml).resolve();
    }

    private static void assertRemote(String yaml, String type, String attributes) {
        Outcome outcome = resolve(yaml);
        Backend remote = outcome.backends().remoteState();
        assertThat(outcome.problems()).isEmpty();
        assertThat(remote.typeName()).isEqualTo(type);
        assertThat(remote.attributes().sameAs(ManifestText.map(attributes)))
                .as("%s", remote.attributes())
                .isTrue();
    }

    @Test
    @DisplayName("semantics 9.4: without a section it equals the backend")
    void equalsBackend() {
        assertRemote(
                "terraform: {backend_type: s3, backend: {s3: {bucket: b}}}",
                "s3",
                "{bucket: b, workspace_key_prefix: c}");
    }

    @Test
    @DisplayName("semantics 9.2: what terraform: says of remote state beats the component's backend")
    void globalRemoteBeatsOwnBackend() {
        assertRemote("""
                terraform: {backend_type: s3, backend: {s3: {bucket: b, role_arn: RW}}, remote_state_backend: {s3: {role_arn: RO}}}
                component: {backend: {s3: {role_arn: C}}}
                """, "s3", "{bucket: b, role_arn: RO, workspace_key_prefix: c}");
    }

    @Test
    @DisplayName("semantics 9.4: another type gets neither attributes nor defaults of the backend")
    void otherTypeStartsEmpty() {
        assertRemote(
                "terraform: {backend_type: s3, backend: {s3: {bucket: b}}, remote_state_backend_type: gcs}",
                "gcs",
                "{}");
    }

    @Test
    @DisplayName("semantics 9.5: static outputs stand as they are")
    void keepsStaticOutputs() {
        assertRemote("""
                terraform: {backend_type: s3, backend: {s3: {bucket: b}}, remote_state_backend: {s3: {role_arn: RO}}}
                component:
                  remote_state_backend_type: static
                  remote_state_backend: {static: {val1: true, val2: "2", val3: 3, val4: null}}
                """, "static", "{val1: true, val2: '2', val3: 3, val4: null}");
    }

    @Test
    @DisplayName("D30: static outputs may be flat, maps included")
    void readsFlatStaticOutputs() {
        assertRemote(
                "component: {backend_type: local, remote_state_backend_type: static, remote_state_backend: {vpc: {id: v}, n: 1}}",
                "static",
                "{vpc: {id: v}, n: 1}");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D30: a key that names a type is a section, whatever its value")
    @ValueSource(
            strings = {
                "{static: {out: 1}, vault: {url: x}}",
                "{static: {out: 1}, vault: }",
                "{out: 1, vault: {url: x}}",
                "{out: 1, s3: , vault: ''}",
                "{out: 1, cloud: [], static: {}}",
            })
    void takesTypesForSections(String section) {
        assertRemote(
                "component: {backend_type: local, remote_state_backend_type: static, remote_state_backend: " + section
                        + "}",
                "static",
                "{out: 1}");
    }

    @Test
    @DisplayName("D30: flat attributes belong to the backend's type where no remote type is set")
    void readsFlatAttributes() {
        assertRemote(
                "terraform: {backend_type: s3, backend: {bucket: b}, remote_state_backend: {role_arn: RO}}",
                "s3",
                "{bucket: b, role_arn: RO, workspace_key_prefix: c}");
    }

    @Test
    @DisplayName("semantics 9.3: a type without a section is an error that names remote_state_backend_type")
    void reportsMismatch() {
        Outcome outcome = resolve("""
                terraform: {backend_type: s3, backend: {s3: {}, local: {}}, remote_state_backend: {s3: {role_arn: RO}}}
                component:
                  backend_type: local
                """);
        assertThat(outcome.problems()).hasSize(1);
        Problem problem = outcome.problems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_TYPE_MISMATCH);
        assertThat(problem.location()).hasToString("dev.yaml:3:17");
        assertThat(problem.message())
                .contains("remote_state_backend_type")
                .contains("'c'")
                .contains("'local'");
        assertThat(problem.hint()).contains("local: {}").contains("remote_state_backend_type to one of: s3");
    }
}

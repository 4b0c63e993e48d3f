package io.github.atmosmaven.backend.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The backend types")
class BackendTypesTest {

    private static List<String> namesOf(Predicate<BackendType> trait) {
        return BackendTypes.names().stream()
                .filter(name -> trait.test(BackendTypes.of(name)))
                .toList();
    }

    @Test
    @DisplayName("D33: all thirteen of Terraform and OpenTofu are there, under their names")
    void areComplete() {
        assertThat(BackendTypes.names())
                .containsExactly(
                        "azurerm",
                        "cloud",
                        "consul",
                        "cos",
                        "gcs",
                        "http",
                        "kubernetes",
                        "local",
                        "oci",
                        "oss",
                        "pg",
                        "remote",
                        "s3")
                .allMatch(name -> BackendTypes.of(name).name().equals(name))
                .allMatch(name -> BackendTypes.of(name) == BackendTypes.of(name))
                .noneMatch(name -> BackendTypes.of(name).isNone());
    }

    @Test
    @DisplayName("differ in what each alone can do")
    void haveTheirTraits() {
        assertThat(namesOf(BackendType::isLocal)).containsExactly("local");
        assertThat(namesOf(BackendType::isHosted)).containsExactly("cloud", "remote");
        assertThat(namesOf(BackendType::isBlock)).containsExactly("cloud");
        assertThat(namesOf(type -> !type.hasWorkspaces())).containsExactly("http");
        assertThat(namesOf(BackendType::canBeProvisioned)).containsExactly("s3");
        assertThat(namesOf(type -> type.isReachedOffline(false))).containsExactly("local");
        assertThat(namesOf(type -> type.isReachedOffline(true))).containsExactly("local", "s3");
        assertThat(namesOf(type -> type.attributes().prefix() != null)).containsExactly("azurerm", "gcs", "s3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3", "gcs", "azurerm", "cos", "oss", "oci", "http", "consul", "kubernetes", "pg", "remote"})
    @DisplayName("D76: what a block has to set tells its states apart")
    void needOnlyPartsOfTheirPlace(String name) {
        assertThat(BackendTypes.of(name).attributes().needed())
                .isNotEmpty()
                .isSubsetOf(BackendTypes.of(name).attributes().place());
    }

    @Test
    @DisplayName("no attribute that is a map is called like a type (D30)")
    void areNoAttributes() {
        for (String name : BackendTypes.names()) {
            assertThat(BackendTypes.of(name).attributes().maps()).noneMatch(BackendTypes::isName);
        }
    }

    @Test
    @DisplayName("an instance without a backend has a type of its own: a local file, with defaults (D39)")
    void noneIsLocal() {
        BackendType none = BackendTypes.of(null);

        assertThat(none).isSameAs(BackendTypes.NONE);
        assertThat(none.isNone()).isTrue();
        assertThat(none.isReachedOffline(false)).isTrue();
        assertThat(none.localPaths(ManifestText.map("{}")))
                .isEqualTo(Map.of("path", "terraform.tfstate", "workspace_dir", "terraform.tfstate.d"));
        assertThat(BackendTypes.of("s3").localPaths(ManifestText.map("{path: x}")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "remote, '{workspaces: {name: n}}', true",
        "remote, '{workspaces: [{name: n}]}', true",
        "cloud, '{workspaces: [{name: n}]}', true",
        "remote, '{workspaces: [{prefix: p-}]}', false",
        "remote, '{workspaces: {name: \"\", prefix: p-}}', false",
        "cloud, '{workspaces: {tags: [t]}}', false",
        "cloud, '{}', false",
        "s3, '{workspaces: {name: n}}', false",
    })
    @DisplayName("only a hosted backend names the workspace itself, in either form of its block")
    void nameTheWorkspace(String name, String attributes, boolean names) {
        MapValue written = ManifestText.map(attributes);

        assertThat(BackendTypes.of(name).namesWorkspace(written)).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S3", "s4", "", "{{ .vars.type }}", "swift", "etcdv3", "static", "vault", "inmem"})
    @DisplayName("D33: any other name is a type of its own, which init refuses, and keeps what was written")
    void othersAreRefused(String name) {
        BackendType type = BackendTypes.of(name);

        assertThat(type.name()).isEqualTo(name);
        assertThat(type.isNone()).isFalse();
        assertThat(type).isEqualTo(BackendTypes.of(name)).isNotEqualTo(BackendTypes.of(name + "x"));
        assertThat(BackendTypes.names()).doesNotContain(name);
        assertThat(type.refusal(new TextValue(name, new Location("x.yaml", 1, 1))))
                .isNotNull();
    }
}

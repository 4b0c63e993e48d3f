package io.github.atmosmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.settings.StackSettings;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("semantics 1.14: variables of the environment over atmos.yaml")
class AtmosVariablesTest {

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("ATMOS_STACKS_BASE_PATH", "other"),
            Map.entry("ATMOS_STACKS_INCLUDED_PATHS", "a/*,b/*"),
            Map.entry("ATMOS_STACKS_EXCLUDED_PATHS", "c/*"),
            Map.entry("ATMOS_STACKS_NAME_PATTERN", "{stage}"),
            Map.entry("ATMOS_STACKS_NAME_TEMPLATE", "{{ .vars.stage }}"),
            Map.entry("ATMOS_COMPONENTS_TERRAFORM_BASE_PATH", "modules"),
            Map.entry("ATMOS_COMPONENTS_TERRAFORM_COMMAND", "tofu"),
            Map.entry("ATMOS_SETTINGS_LIST_MERGE_STRATEGY", "append"),
            Map.entry("ATMOS_EDITION", "2024"));

    @TempDir
    private Path project;

    @Test
    void areLaidOverTheFile() throws IOException {
        atmosYaml("stacks: {base_path: stacks, name_pattern: '{tenant}'}\ncomponents: {terraform: {base_path: x}}\n");

        StackSettings settings = sound(ALL);

        assertThat(settings.directories().stacks()).isEqualTo(project.resolve("other"));
        assertThat(settings.manifests().included()).containsExactly("a/*", "b/*");
        assertThat(settings.manifests().excluded()).containsExactly("c/*");
        assertThat(settings.names().pattern()).isEqualTo("{stage}");
        assertThat(settings.names().template()).isEqualTo("{{ .vars.stage }}");
        assertThat(settings.directories().rootModules()).isEqualTo(project.resolve("modules"));
        assertThat(settings.defaults().command()).isEqualTo("tofu");
        assertThat(settings.merging().listStrategy().word()).isEqualTo("append");
        assertThat(settings.merging().inheritsMetadata()).isFalse();
    }

    @Test
    @DisplayName("D21: they belong to atmos.yaml: a project without one does not heed them")
    void countOnlyWithAFile() {
        StackSettings settings = sound(ALL);

        assertThat(settings.directories().stacks()).isEqualTo(project.resolve("src/main/stacks"));
        assertThat(settings.names().pattern()).isNull();
    }

    @Test
    @DisplayName("the section env of the file sets those that the environment leaves open, as in Atmos")
    void comeFromTheFileAsWell() throws IOException {
        atmosYaml("env: {ATMOS_STACKS_BASE_PATH: here, ATMOS_COMPONENTS_TERRAFORM_COMMAND: terraform}\n");

        StackSettings settings = sound(Map.of("ATMOS_COMPONENTS_TERRAFORM_COMMAND", "tofu"));

        assertThat(settings.directories().stacks()).isEqualTo(project.resolve("here"));
        assertThat(settings.defaults().command()).isEqualTo("tofu");
    }

    @Test
    @DisplayName("what is wrong with a variable is told under its name")
    void areNamedWhereTheyAreWrong() throws IOException {
        atmosYaml("stacks: {base_path: stacks}\n");

        SettingsResult result = load(Map.of("ATMOS_SETTINGS_LIST_MERGE_STRATEGY", "join", "ATMOS_PROFILE", "dev"));

        assertThat(result.problems())
                .extracting(problem -> String.valueOf(problem.location()))
                .containsExactly("$ATMOS_PROFILE:1:1", "$ATMOS_SETTINGS_LIST_MERGE_STRATEGY:1:1");
        assertThat(result.problems().get(0).code()).isEqualTo(ProblemCode.ATMOS_YAML_UNSUPPORTED);
    }

    private StackSettings sound(Map<String, String> environment) {
        SettingsResult result = load(environment);
        assertThat(result.problems()).isEqualTo(List.of());
        return result.settings();
    }

    private SettingsResult load(Map<String, String> environment) {
        return new SettingsLoader(new SnakeYamlReader()).load(PluginSettings.defaults(project, environment));
    }

    private void atmosYaml(String text) throws IOException {
        Files.writeString(project.resolve("atmos.yaml"), text);
    }
}

package io.github.atmosmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.atmosmaven.problem.Problem;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D21: functions of atmos.yaml")
class ComputedSettingsTest {

    @TempDir
    private Path project;

    private final SettingsLoader loader = new SettingsLoader(new SnakeYamlReader());

    @ParameterizedTest
    @ValueSource(strings = {"base_path: !repo-root", "base_path: !exec pwd", "base_path: !env HOME"})
    void refusesFunctionsWhereASettingIsNeeded(String yaml) throws IOException {
        atmosYaml(yaml + "\n");

        assertThat(problems())
                .extracting(Problem::code, problem -> String.valueOf(problem.location()))
                .containsExactly(tuple(ProblemCode.ATMOS_YAML_UNSUPPORTED, "atmos.yaml:1:12"));
    }

    @Test
    @DisplayName("D21: functions that manifests have too are computed where a setting is needed")
    void computesSettings() throws IOException {
        Files.createDirectory(project.resolve(".git"));
        Files.writeString(project.resolve("stacks.yaml"), "base_path: here\nname_pattern: '{stage}'\n");
        atmosYaml("""
                base_path: !repo-root
                stacks: !include stacks.yaml
                components: {terraform: {workspaces_enabled: !env SHARED false, command: !env TOOL tofu}}
                """);

        StackSettings settings = sound(Map.of("TOOL", "terraform"));

        assertThat(settings.directories().stacks()).isEqualTo(project.resolve("here"));
        assertThat(settings.names().pattern()).isEqualTo("{stage}");
        assertThat(settings.state().workspacesEnabled()).isFalse();
        assertThat(settings.defaults().command()).isEqualTo("terraform");
    }

    @Test
    @DisplayName("D21: functions in what instances get of atmos.yaml are computed, from the environment of the caller")
    void computesSections() throws IOException {
        Files.writeString(project.resolve("github.yaml"), "role: deployer\n");
        atmosYaml("""
                env: {HOME: !env HOME, REGION: !env REGION eu-1, NONE: !env NONE}
                auth: {realm: !env HOME, providers: [{root: !repo-root /r }]}
                integrations: {github: {gitops: !include ./github.yaml}}
                """);

        assertThat(sound(Map.of("HOME", "/home/x")).defaults().sections())
                .hasToString("{env: {HOME: /home/x, REGION: eu-1, NONE: }, "
                        + "auth: {realm: /home/x, providers: [{root: /r}]}, "
                        + "settings: {integrations: {github: {gitops: {role: deployer}}}}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            env: {A: !exec x} | env.A | 1:10
            auth: {a: {b: [1, !secret x]}} | auth.a.b[1] | 1:19
            integrations: {github: {x: !store a}} | integrations.github.x | 1:28
            env: {A: !unset x} | env.A | 1:10
            env: {A: !unknown x} | env.A | 1:10
            env: !exec x | env | 1:6
            auth: {realm: !repo-root } | auth.realm | 1:15
            integrations: {github: !include no.yaml} | integrations.github | 1:24
            """)
    @DisplayName("D21: a function in what instances get that is not computed is an error, never its own text")
    void refusesFunctionsInSections(String yaml, String name, String place) throws IOException {
        atmosYaml(yaml + "\n");

        assertThat(problems()).filteredOn(Problem::isError).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ATMOS_YAML_UNSUPPORTED);
            assertThat(problem.location()).hasToString("atmos.yaml:" + place);
            assertThat(problem.message()).startsWith(name);
            assertThat(problem.hint()).isNotNull();
        });
    }

    @Test
    @DisplayName("D10: a value of a section that would lose digits is kept, with a warning at its place")
    void warnsOfWhatIsKeptAsText() throws IOException {
        atmosYaml("env: {ACCOUNT: 012345678901}\nsince: 2026-01-31\n");

        assertThat(problems())
                .extracting(Problem::code, problem -> String.valueOf(problem.location()))
                .containsExactly(tuple(ProblemCode.SCALAR_KEPT_AS_TEXT, "atmos.yaml:1:16"));
    }

    private void atmosYaml(String text) throws IOException {
        Files.writeString(project.resolve("atmos.yaml"), text);
    }

    private List<Problem> problems() {
        return loader.load(PluginSettings.defaults(project, Map.of())).problems();
    }

    private StackSettings sound() {
        return sound(Map.of());
    }

    private StackSettings sound(Map<String, String> environment) {
        SettingsResult result = loader.load(PluginSettings.defaults(project, environment));
        // Sections that nobody uses here are told of, whatever is in them (D8).
        assertThat(result.problems())
                .filteredOn(problem -> problem.code() != ProblemCode.AUTH_NOT_USED)
                .isEmpty();
        return result.settings();
    }
}

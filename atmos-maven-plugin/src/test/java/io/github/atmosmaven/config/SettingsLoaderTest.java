package io.github.atmosmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.atmosmaven.backend.PrefixMode;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.settings.StackSettings;
import io.github.atmosmaven.stack.settings.TopLevelManifests;
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

class SettingsLoaderTest {
    @TempDir
    private Path project;

    private final SettingsLoader loader = new SettingsLoader(new SnakeYamlReader());

    @Test
    @DisplayName("D3, D4: a project without atmos.yaml needs no configuration")
    void usesThePluginsDefaults() {
        StackSettings settings = sound();

        assertThat(settings.directories().stacks()).isEqualTo(project.resolve("src/main/stacks"));
        assertThat(settings.directories().rootModules()).isEqualTo(project.resolve("src/main/terraform"));
        assertThat(settings.manifests().included()).isEqualTo(TopLevelManifests.DEFAULT_INCLUDED);
        assertThat(settings.manifests().excluded()).isEqualTo(TopLevelManifests.DEFAULT_EXCLUDED);
        assertThat(settings.merging().listStrategy()).isEqualTo(ListStrategy.REPLACE);
        assertThat(settings.state().workspacesEnabled()).isTrue();
        assertThat(settings.state().prefixSeparator()).isEqualTo("-");
        assertThat(settings.defaults().templatesEnabled()).isTrue();
        assertThat(settings.merging().inheritsMetadata()).isTrue();
        assertThat(settings.merging().inheritsSource()).isTrue();
        assertThat(settings.state().hasAtmosYaml()).isFalse();
        assertThat(settings.state().workspaceKeyPrefix()).isNull();
    }

    @Test
    @DisplayName(
            "semantics 1.12, D31: an empty separator is none: it would move the states of all instances with a slash")
    void takesAnEmptySeparatorForNone() throws IOException {
        PluginSettings empty =
                new PluginSettingsOf(project).states(null, "", null).get();

        assertThat(loader.load(empty).settings().state().prefixSeparator()).isEqualTo("-");

        atmosYaml("stacks: {base_path: stacks}\ncomponents: {terraform: {workspace: {prefix_separator: '+'}}}\n");
        assertThat(loader.load(empty).settings().state().prefixSeparator()).isEqualTo("+");
    }

    @Test
    @DisplayName("D21: an existing Atmos repository needs only a POM")
    void takesEverythingFromAtmosYaml() throws IOException {
        atmosYaml("""
                base_path: infra
                stacks:
                  base_path: stacks
                  included_paths: [orgs/**/*]
                  excluded_paths: ["**/_defaults.yaml"]
                  name_pattern: "{tenant}-{stage}"
                  inherit: {metadata: false, source: false}
                components:
                  terraform:
                    base_path: modules
                    command: tofu
                    workspaces_enabled: false
                    workspace: {prefix_separator: "/"}
                settings: {list_merge_strategy: append}
                templates: {settings: {enabled: true, evaluations: 1, delimiters: ["{{", "}}"]}}
                """);

        StackSettings settings = sound();

        assertThat(settings.directories().stacks()).isEqualTo(project.resolve("infra/stacks"));
        assertThat(settings.directories().rootModules()).isEqualTo(project.resolve("infra/modules"));
        assertThat(settings.manifests().included()).containsExactly("orgs/**/*");
        assertThat(settings.manifests().excluded()).containsExactly("**/_defaults.yaml");
        assertThat(settings.names().pattern()).isEqualTo("{tenant}-{stage}");
        assertThat(settings.merging().inheritsMetadata()).isFalse();
        assertThat(settings.merging().inheritsSource()).isFalse();
        assertThat(settings.defaults().command()).isEqualTo("tofu");
        assertThat(settings.state().workspacesEnabled()).isFalse();
        assertThat(settings.state().prefixSeparator()).isEqualTo("/");
        assertThat(settings.merging().listStrategy()).isEqualTo(ListStrategy.APPEND);
        assertThat(settings.defaults().templatesEnabled()).isTrue();
        assertThat(settings.state().hasAtmosYaml()).isTrue();
    }

    @Test
    @DisplayName("semantics 4.1, 4.8: env, auth and integrations.github lie beneath what manifests say")
    void takesSectionsFromAtmosYaml() throws IOException {
        atmosYaml("""
                env: {REGION: us-east-1, RETRIES: 3}
                auth: {realm: acme}
                integrations: {github: {gitops: {role: deployer}}, atlantis: {path_template: p}}
                """);

        assertThat(sound().defaults().sections())
                .hasToString("{env: {REGION: us-east-1, RETRIES: 3}, auth: {realm: acme}, "
                        + "settings: {integrations: {github: {gitops: {role: deployer}}}}}");
        assertThat(sound().defaults().sections().at("env", "RETRIES")).isInstanceOf(TextValue.class);
    }

    @Test
    @DisplayName("semantics 1.12: with an atmos.yaml, templates are off unless it says otherwise")
    void defaultsDifferWithAtmosYaml() throws IOException {
        atmosYaml("base_path: .\n");

        StackSettings settings = sound();

        assertThat(settings.defaults().templatesEnabled()).isFalse();
        assertThat(settings.state().prefixSeparator()).isEqualTo("-");
        assertThat(settings.state().workspacesEnabled()).isTrue();
        assertThat(settings.manifests().included()).isEqualTo(TopLevelManifests.DEFAULT_INCLUDED);
        assertThat(settings.manifests().excluded()).isEqualTo(TopLevelManifests.DEFAULT_EXCLUDED);
    }

    @Test
    @DisplayName("D21: the POM overrides atmos.yaml, and what it overrides need not be right")
    void letsThePomWin() throws IOException {
        atmosYaml("""
                base_path: !repo-root
                stacks: {included_paths: {a: b}, excluded_paths: 12, name_template: "{{ .vars.stage }}"}
                components: {terraform: {workspaces_enabled: maybe, workspace: {prefix_separator: [x]}}}
                settings: {list_merge_strategy: replce}
                """);

        SettingsResult result = loader.load(new PluginSettingsOf(project, Map.of("A", "b"))
                .stacks(project.resolve("s"))
                .rootModules(project.resolve("m"))
                .manifests(List.of("i"), List.of("e"))
                .names("{stage}", null)
                .listMergeStrategy("merge")
                .states(false, "+", PrefixMode.MODULE)
                .get());

        StackSettings settings = result.settings();
        // Sections that nobody uses here are told of, whatever is in them (D8).
        assertThat(result.problems())
                .filteredOn(problem -> problem.code() != ProblemCode.AUTH_NOT_USED)
                .isEmpty();
        assertThat(settings.directories().stacks()).isEqualTo(project.resolve("s"));
        assertThat(settings.directories().rootModules()).isEqualTo(project.resolve("m"));
        assertThat(settings.manifests().included()).containsExactly("i");
        assertThat(settings.manifests().excluded()).containsExactly("e");
        assertThat(settings.names().pattern()).isEqualTo("{stage}");
        assertThat(settings.names().template()).isNull();
        assertThat(settings.merging().listStrategy()).isEqualTo(ListStrategy.MERGE);
        assertThat(settings.state().workspacesEnabled()).isFalse();
        assertThat(settings.state().prefixSeparator()).isEqualTo("+");
        assertThat(settings.state().workspaceKeyPrefix()).isEqualTo(PrefixMode.MODULE);
        assertThat(settings.environment()).containsEntry("A", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atmos.yaml", ".atmos.yaml", "atmos.yml", ".atmos.yml"})
    void findsTheFileByEachOfItsNames(String name) throws IOException {
        Files.writeString(project.resolve(name), "stacks: {base_path: here}\n");

        assertThat(sound().directories().stacks()).isEqualTo(project.resolve("here"));
    }

    @Test
    @DisplayName("D21: of two files one would be ignored, which is an error at the other")
    void refusesASecondFile() throws IOException {
        atmosYaml("");
        Files.writeString(project.resolve(".atmos.yaml"), "base_path: x\n");

        assertThat(problems())
                .extracting(Problem::code, problem -> String.valueOf(problem.location()))
                .containsExactly(tuple(ProblemCode.ATMOS_YAML_UNSUPPORTED, ".atmos.yaml:1:1"));
    }

    @Test
    @DisplayName("semantics 1.15: keys are found whatever their case")
    void ignoresTheCaseOfKeys() throws IOException {
        atmosYaml("Stacks: {Base_Path: here}\n");

        assertThat(sound().directories().stacks()).isEqualTo(project.resolve("here"));
    }

    @Test
    void takesPathsSeparatedByCommas() throws IOException {
        atmosYaml("stacks: {included_paths: 'a/*, b/*'}\n");

        assertThat(sound().manifests().included()).containsExactly("a/*", "b/*");
    }

    @ParameterizedTest
    @CsvSource({
        "2025, true",
        "2024, false",
        "2025-12, true",
        "2025-11, false",
        "2025-12-06, true",
        "2025-12-05, false",
        "'\"2025-12-05\"', false"
    })
    @DisplayName("semantics 1.13: an edition before the change keeps metadata from being inherited")
    void heedsTheEdition(String edition, boolean inherits) throws IOException {
        atmosYaml("edition: " + edition + "\n");

        assertThat(sound().merging().inheritsMetadata()).isEqualTo(inherits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            settings: {yaml: {key_delimiter: .}} | settings.yaml.key_delimiter | 1:19
            yaml: {key_delimiter: .} | yaml.key_delimiter | 1:8
            profiles: {default: dev} | profiles.default | 1:12
            templates: {settings: {delimiters: ['[[', ']]']}} | templates.settings.delimiters | 1:24
            templates: {settings: {evaluations: 2}} | templates.settings.evaluations | 1:24
            templates: {settings: {evaluations: !env PASSES 3}} | templates.settings.evaluations | 1:24
            """)
    @DisplayName("D21: a setting that would change the answers and is not supported is an error at its key")
    void refusesUnsupportedSettings(String yaml, String setting, String place) throws IOException {
        atmosYaml(yaml + "\n");

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ATMOS_YAML_UNSUPPORTED);
            assertThat(problem.message()).contains(setting);
            assertThat(problem.location()).hasToString("atmos.yaml:" + place);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logs: {level: Debug}",
                "import: []",
                "profiles: {base_path: p}",
                "docs: {max-width: 80}",
                "settings: {yaml: {key_delimiter: ''}}",
                "templates: {settings: {evaluations: 0}}",
                "vendor: {token: !exec 'get token'}",
                "settings: {telemetry: {enabled: !env TELEMETRY}}",
                "version: 012345678901",
                "since: 2026-01-31",
                "# nothing",
                ""
            })
    @DisplayName("D21: all other settings are left alone")
    void leavesTheRestAlone(String yaml) throws IOException {
        atmosYaml(yaml + "\n");

        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - a | 1:1
            stacks: 12 | 1:9
            stacks: {base_path: [a]} | 1:21
            stacks: {base_path: "a\\0b"} | 1:21
            stacks: {included_paths: {a: b}} | 1:26
            stacks: {included_paths: [1]} | 1:27
            components: {terraform: {workspaces_enabled: often}} | 1:46
            templates: {settings: {enabled: 1}} | 1:33
            env: {A: {b: c}} | 1:10
            stacks: {included_paths: [a, '[b']} | 1:30
            stacks: {excluded_paths: 'a/*, {b'} | 1:26
            edition: now | 1:10
            edition: [2025] | 1:10
            """)
    void saysWhichSettingIsWrong(String yaml, String place) throws IOException {
        atmosYaml(yaml + "\n");

        assertThat(problems())
                .extracting(Problem::code, problem -> String.valueOf(problem.location()))
                .containsExactly(tuple(ProblemCode.ATMOS_YAML_INVALID, "atmos.yaml:" + place));
    }

    @Test
    void reportsAnUnknownListStrategyAtItsValue() throws IOException {
        atmosYaml("settings:\n  list_merge_strategy: replce\n");

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ATMOS_YAML_INVALID);
            assertThat(problem.location()).hasToString("atmos.yaml:2:24");
            assertThat(problem.hint()).contains("settings.list_merge_strategy", "replace, append, merge");
        });
    }

    @Test
    void reportsAnUnknownListStrategyOfThePom() {
        PluginSettings plugin =
                new PluginSettingsOf(project).listMergeStrategy("replce").get();

        assertThat(loader.load(plugin).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
            assertThat(problem.location()).isNull();
            assertThat(problem.hint()).contains("-Datmos.listMergeStrategy");
        });
    }

    @Test
    void reportsMalformedYaml() throws IOException {
        atmosYaml("stacks: {\n");

        assertThat(problems()).extracting(Problem::code).containsExactly(ProblemCode.MALFORMED_YAML);
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

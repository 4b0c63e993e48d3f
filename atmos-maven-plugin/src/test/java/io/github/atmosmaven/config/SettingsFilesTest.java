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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D21, semantics 1.11: the files that belong to an atmos.yaml")
class SettingsFilesTest {

    @TempDir
    private Path repository;

    private Path project;

    @BeforeEach
    void makeFolders() throws IOException {
        project = Files.createDirectories(repository.resolve("infra/module"));
        Files.createDirectory(repository.resolve(".git"));
        write("stacks/dev.yaml", "");
    }

    @Test
    @DisplayName("atmos.d of the repository, of the folder, imports, and the file itself: the later wins")
    void laysOneOverTheOther() throws IOException {
        write("atmos.d/a.yaml", commandAndSeparator("root", "root"));
        write("infra/atmos.d/a.yaml", "components: {terraform: {command: folder, workspaces_enabled: false}}\n");
        write(
                "infra/.atmos.d/deep/b.yml",
                "stacks: {name_pattern: '{stage}'}\nsettings: {list_merge_strategy: append}\n");
        write(
                "conf/one.yaml",
                "components: {Terraform: {command: imported}}\nsettings: {list_merge_strategy: merge}\n");
        write("infra/atmos.yaml", "import: [conf/*]\nsettings: {list_merge_strategy: replace}\n");

        StackSettings settings = sound();

        assertThat(settings.state().prefixSeparator())
                .as("atmos.d of the repository")
                .isEqualTo("root");
        assertThat(settings.state().workspacesEnabled())
                .as("atmos.d of the folder")
                .isFalse();
        assertThat(settings.names().pattern()).as("a folder in .atmos.d").isEqualTo("{stage}");
        assertThat(settings.defaults().command())
                .as("an import, whatever the case")
                .isEqualTo("imported");
        assertThat(settings.merging().listStrategy().word())
                .as("the file itself")
                .isEqualTo("replace");
    }

    @Test
    @DisplayName("a file that holds nothing but commands changes nothing")
    void passesOverCommands() throws IOException {
        write("infra/.atmos.d/commands.yaml", "commands:\n  - name: hello\n    steps: [!exec 'echo hello']\n");
        write("infra/atmos.yaml", "stacks: {base_path: stacks}\n");

        assertThat(load().settings().directories().stacks()).isEqualTo(repository.resolve("stacks"));
    }

    @Test
    @DisplayName("D8: commands, workflows and auth are told with what to use instead, wherever they stand")
    void warnsOfWhatIsNotRun() throws IOException {
        write("infra/.atmos.d/commands.yaml", "commands:\n  - name: hello\n");
        write("infra/atmos.yaml", "stacks: {base_path: stacks}\nworkflows: {base_path: flows}\nauth: {realm: x}\n");

        assertThat(load().problems())
                .extracting(problem -> problem.code().id() + " " + problem.severity())
                .containsExactlyInAnyOrder("ATMOS-607 WARNING", "ATMOS-608 WARNING", "ATMOS-609 WARNING");
    }

    @Test
    @DisplayName("a file of a folder comes before those of the folders in it, and .yaml hides .yml")
    void keepsTheOrderOfAtmos() throws IOException {
        write("infra/atmos.d/a/z.yaml", commandAndSeparator("deep", "deep"));
        write("infra/atmos.d/b.yaml", "components: {terraform: {command: b}}\n");
        write("infra/atmos.d/b.yml", "components: {terraform: {command: hidden, workspaces_enabled: false}}\n");
        write("infra/atmos.yaml", "");

        assertThat(sound().defaults().command()).isEqualTo("deep");
        assertThat(sound().state().workspacesEnabled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[conf/one.yaml]",
                "[conf/one]",
                "[conf]",
                "[./conf/*.yaml]",
                "['conf/**/*']",
                "['{none,conf}/one.yaml']",
                "conf/one.yaml",
                "[!env WHAT conf/one]",
            })
    @DisplayName("an import is a file, a name without its extension, a folder or a glob, from the base path")
    void findsWhatIsImported(String imports) throws IOException {
        write("conf/one.yaml", "components: {terraform: {command: imported}}\n");
        write("infra/atmos.yaml", "base_path: ..\nimport: " + imports + "\n");

        assertThat(sound().defaults().command()).isEqualTo("imported");
    }

    @Test
    @DisplayName("what an imported file imports is laid over it, as in Atmos, and starts at a base path of its own")
    void followsImportsOfImports() throws IOException {
        write("conf/one.yaml", "base_path: ./more\nimport: [two]\ncomponents: {terraform: {command: one}}\n");
        write("conf/more/two.yaml", "components: {terraform: {command: two}}\n");
        write("infra/atmos.yaml", "base_path: ..\nimport: [conf/one]\n");

        assertThat(sound().defaults().command()).isEqualTo("two");
    }

    @Test
    @DisplayName("imports that run in a circle are told once, at the one that closes it")
    void endsACircle() throws IOException {
        write("infra/one.yaml", "import: [two]\n");
        write("infra/two.yaml", "import: [one]\n");
        write("infra/atmos.yaml", "base_path: .\nimport: [one]\n");

        assertThat(problems())
                .extracting(Problem::code, problem -> String.valueOf(problem.location()))
                .containsExactly(tuple(ProblemCode.IMPORT_CYCLE, "../two.yaml:1:10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a.yaml",
                "git::https://example.com/a.git//b",
                "github.com/acme/settings//atmos.yaml",
                "s3::https://bucket/a.yaml",
                "oci://registry/a",
            })
    @DisplayName("a remote import is refused by name, at its place")
    void refusesRemoteImports(String path) throws IOException {
        write("infra/atmos.yaml", "import:\n  - " + path + "\n");

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ATMOS_YAML_UNSUPPORTED);
            assertThat(problem.location()).hasToString("../atmos.yaml:2:5");
            assertThat(problem.message()).contains(path);
        });
    }

    @Test
    @DisplayName("an import that finds nothing is a warning, as in Atmos")
    void warnsOfAnImportThatFindsNothing() throws IOException {
        write("infra/atmos.yaml", "import: [conf/absent, 'none/*']\n");

        assertThat(problems()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.hint()).contains("starts at ../..");
        });
    }

    @Test
    @DisplayName("a setting of an imported file that is wrong or not supported is told at its place there")
    void reportsAtThePlaceInTheFile() throws IOException {
        write("conf/one.yaml", "settings: {yaml: {key_delimiter: .}}\nstacks: {base_path: [x]}\n");
        write("infra/atmos.d/broken.yaml", "stacks: {\n");
        write("infra/atmos.yaml", "import: [conf/one]\n");

        assertThat(problems())
                .extracting(problem -> String.valueOf(problem.location()))
                .contains("../../conf/one.yaml:1:19", "../../conf/one.yaml:2:21")
                .anyMatch(place -> place.startsWith("../atmos.d/broken.yaml:"));
    }

    @Test
    @DisplayName("a function of an imported file reads files beside that file")
    void computesFunctionsWhereTheyStand() throws IOException {
        write("conf/one.yaml", "components: {terraform: !include ./tool.yaml}\n");
        write("conf/tool.yaml", "command: tofu\n");
        write("infra/atmos.yaml", "import: [conf/one]\n");

        assertThat(sound().defaults().command()).isEqualTo("tofu");
    }

    private static String commandAndSeparator(String command, String separator) {
        return "components: {terraform: {command: " + command + ", workspace: {prefix_separator: " + separator
                + "}}}\n";
    }

    private StackSettings sound() {
        SettingsResult result = load();
        assertThat(result.problems()).isEmpty();
        return result.settings();
    }

    private List<Problem> problems() {
        return load().problems();
    }

    private SettingsResult load() {
        return new SettingsLoader(new SnakeYamlReader()).load(PluginSettings.defaults(project, Map.of()));
    }

    private void write(String path, String text) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

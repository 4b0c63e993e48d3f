package io.github.atmosmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("semantics 1.10: where stacks are looked for")
class BasePathTest {

    @TempDir
    private Path project;

    private final SettingsLoader loader = new SettingsLoader(new SnakeYamlReader());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base_path: ''    | stacks
            base_path: infra | infra/stacks
            base_path: .     | module/stacks
            base_path: ..    | stacks
            base_path: ./x   | module/x/stacks
            """)
    @DisplayName("semantics 1.10: a base path without a dot starts at the root of the Git repository")
    void findsTheBasePath(String yaml, String stacks) throws IOException {
        Path module = Files.createDirectory(project.resolve("module"));
        Files.createDirectory(project.resolve(".git"));
        for (String directory : List.of("stacks", "infra/stacks", "module/stacks", "module/infra/stacks")) {
            Files.createDirectories(project.resolve(directory));
        }
        Files.writeString(module.resolve("atmos.yaml"), yaml + "\nstacks: {base_path: stacks}\n");

        SettingsResult result = loader.load(PluginSettings.defaults(module, Map.of()));

        assertThat(result.problems()).isEmpty();
        assertThat(result.settings().directories().stacks()).isEqualTo(project.resolve(stacks));
        assertThat(result.settings().directories().rootModules().getParent())
                .isEqualTo(project.resolve(stacks).resolveSibling("components"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "infra"})
    @DisplayName("semantics 1.10: a base path that the repository does not have starts at the project directory")
    void takesTheBasePathOfTheProject(String base) throws IOException {
        Path module =
                Files.createDirectories(project.resolve("module").resolve(base).resolve("stacks"));
        Files.createDirectory(project.resolve(".git"));
        Files.createDirectory(project.resolve("stacks"));
        Files.writeString(project.resolve("module/atmos.yaml"), "base_path: '" + base + "'\n");

        PluginSettings searching = PluginSettings.defaults(project.resolve("module"), Map.of());
        PluginSettings staying =
                PluginSettings.defaults(project.resolve("module"), Map.of("ATMOS_GIT_ROOT_BASEPATH", "false"));

        Path found = base.isEmpty() ? project.resolve("stacks") : module;
        assertThat(loader.load(searching).settings().directories().stacks()).isEqualTo(found);
        assertThat(loader.load(staying).settings().directories().stacks()).isEqualTo(module);
    }

    @ParameterizedTest
    @CsvSource({"infra/live, true", "infra/live, false", "./infra/live, true", "./infra/live, false"})
    @DisplayName("semantics 1.10: a base path may name the folder of atmos.yaml from the top of the repository")
    void knowsItsOwnFolderFromTheTop(String base, boolean git) throws IOException {
        Path folder = Files.createDirectories(project.resolve("infra/live"));
        Files.createDirectory(folder.resolve("stacks"));
        if (git) {
            Files.createDirectory(project.resolve(".git"));
        }
        Files.writeString(folder.resolve("atmos.yaml"), "base_path: " + base + "\nstacks: {base_path: stacks}\n");

        SettingsResult result = loader.load(PluginSettings.of(new Surroundings(folder, project, project, Map.of())));

        assertThat(result.problems()).isEmpty();
        assertThat(result.settings().directories().stacks()).isEqualTo(folder.resolve("stacks"));
        assertThat(result.settings().directories().rootModules()).isEqualTo(folder.resolve("components/terraform"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            .       | infra/stacks
            ./      | infra/stacks
            ./x     | infra/x/stacks
            ..      | stacks
            ''      | stacks
            x       | x/stacks
            """)
    @DisplayName(
            "semantics 1.10: a base path of an atmos.yaml above the project starts where that file is, not where the POM is")
    void startsAtTheFile(String base, String stacks) throws IOException {
        Path module = Files.createDirectories(project.resolve("infra/module"));
        Files.createDirectory(project.resolve(".git"));
        for (String directory :
                List.of("stacks", "x/stacks", "infra/stacks", "infra/x/stacks", "infra/module/stacks")) {
            Files.createDirectories(project.resolve(directory));
        }
        Files.writeString(
                project.resolve("infra/atmos.yaml"), "base_path: '" + base + "'\nstacks: {base_path: stacks}\n");

        SettingsResult result = loader.load(PluginSettings.defaults(module, Map.of()));

        assertThat(result.problems()).isEmpty();
        assertThat(result.settings().directories().stacks()).isEqualTo(project.resolve(stacks));
    }

    @ParameterizedTest
    @CsvSource({"., started/stacks", "./x, started/x/stacks", "x, x/stacks", "y, started/y/stacks"})
    @DisplayName(
            "semantics 1.10, 1.14: ATMOS_BASE_PATH wins over the file, and with a dot starts where Maven was started")
    void takesTheBasePathOfTheEnvironment(String base, String stacks) throws IOException {
        Files.createDirectory(project.resolve(".git"));
        for (String directory :
                List.of("stacks", "x/stacks", "started/stacks", "started/x/stacks", "started/y/stacks")) {
            Files.createDirectories(project.resolve(directory));
        }
        Files.writeString(project.resolve("atmos.yaml"), "base_path: .\nstacks: {base_path: stacks}\n");

        SettingsResult result = loader.load(PluginSettings.of(
                new Surroundings(project, project, project.resolve("started"), Map.of("ATMOS_BASE_PATH", base))));

        assertThat(result.problems()).isEmpty();
        assertThat(result.settings().directories().stacks()).isEqualTo(project.resolve(stacks));
    }
}

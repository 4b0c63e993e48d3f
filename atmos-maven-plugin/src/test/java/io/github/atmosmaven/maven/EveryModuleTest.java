package io.github.atmosmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryModuleTest {

    private final Plugin plugin = new Plugin();

    @Test
    @DisplayName("where there is no POM, the project that Maven makes up has no directory and no stacks")
    void aProjectWithoutAPomHasNoStacks() {
        assertThat(EveryModule.hasStacks(new MavenProject(), plugin)).isFalse();
    }

    @Test
    void aProjectWithManifestsHasStacks(@TempDir Path directory) throws IOException {
        MavenProject project = new MavenProject();
        project.setFile(directory.resolve("pom.xml").toFile());

        assertThat(EveryModule.hasStacks(project, plugin)).isFalse();

        Files.writeString(
                Files.createDirectories(directory.resolve("src/main/stacks")).resolve("dev.yaml"), "vars: {}");

        assertThat(EveryModule.hasStacks(project, plugin)).isTrue();
    }

    @Test
    @DisplayName("a module whose POM names a directory of stacks is looked at, also where that directory is missing")
    void aProjectThatNamesStacksIsNotPassedOver(@TempDir Path directory) {
        MavenProject project = new MavenProject();
        project.setFile(directory.resolve("pom.xml").toFile());
        project.getProperties().setProperty("atmos.stacksDirectory", "stcks");

        assertThat(EveryModule.hasStacks(project, plugin)).isTrue();
    }
}

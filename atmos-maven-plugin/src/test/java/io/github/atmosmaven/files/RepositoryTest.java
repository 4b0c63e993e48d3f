package io.github.atmosmaven.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D25: the repository of a project")
class RepositoryTest {

    @TempDir
    private Path directory;

    private Path project;

    private Path top() throws IOException {
        project = Files.createDirectories(directory.resolve("build/parts/project"));
        return directory.resolve("build");
    }

    @Test
    @DisplayName("is the nearest folder upwards that holds .git, also where that is a file, as in a worktree")
    void isTheFolderOfGit() throws IOException {
        Path top = top();
        Files.createDirectory(directory.resolve(".git"));
        assertThat(Repository.of(project, top).directory()).isEqualTo(directory);

        Files.writeString(top.resolve("parts/.git"), "gitdir: elsewhere");
        assertThat(Repository.of(project, top).directory()).isEqualTo(top.resolve("parts"));
    }

    @Test
    @DisplayName("is the top of the Maven build where there is no .git, and the project where that lies elsewhere")
    void isTheTopOfTheBuild() throws IOException {
        Path top = top();

        assertThat(Repository.of(project, top).directory()).isEqualTo(top);
        assertThat(Repository.of(project, directory.resolve("other")).directory())
                .isEqualTo(project);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("is found from a project that is reached by a link")
    void isFoundThroughALink() throws IOException {
        Path top = top();
        Files.createDirectory(top.resolve(".git"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), project);

        assertThat(Repository.of(link, link).directory()).isEqualTo(top.toRealPath());
    }
}

package io.github.atmosmaven.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D90: the copy of a commit's files")
class CommitCopyTest {

    @TempDir
    private Path directory;

    private static List<String> files(CommitCopy copy) throws IOException {
        try (Stream<Path> all = Files.walk(copy.root())) {
            return all.map(path -> copy.root().relativize(path).toString())
                    .filter(path -> !path.isEmpty() && !path.startsWith(".git"))
                    .sorted()
                    .toList();
        }
    }

    private static void lay(CommitCopy copy, TestRepository repository, String name) {
        Commits commits = repository.commits();
        copy.become(commits.tree(commits.find("atmos.base", name)));
        copy.add(path -> path.endsWith(".yaml"), (path, content) -> {});
    }

    @Test
    @DisplayName("holds what is wanted, every folder and link, and becomes another commit")
    void becomesCommits() throws IOException {
        TestRepository repository = TestRepository.in(directory.resolve("my repo"));
        repository
                .file("a/ü b.yaml", "one")
                .file("a/same.yaml", "one")
                .file("b/large.bin", "x")
                .file("c", "a file")
                .file("d/e.yaml", "gone");
        Files.createSymbolicLink(repository.directory().resolve("link"), Path.of("a"));
        repository.commit("first");
        repository.git("tag", "first");
        repository.file("a/ü b.yaml", "two");
        repository.git("rm", "-q", "-r", "c", "d", "link");
        repository.file("c/f.yaml", "a folder").file("link/g.yaml", "a folder too");
        Files.createSymbolicLink(repository.directory().resolve("b/up"), Path.of("../c/f.yaml"));
        repository.commit("second");
        Path place = Files.createDirectory(directory.resolve("copy"));

        try (CommitCopy copy = repository.commits().copy(place, List.of())) {
            lay(copy, repository, "first");
            assertThat(files(copy))
                    .containsExactlyElementsOf(
                            new TreeSet<>(List.of("a", "a/same.yaml", "a/ü b.yaml", "b", "d", "d/e.yaml", "link")));
            assertThat(copy.root().resolve("link/same.yaml")).hasContent("one");
            lay(copy, repository, "HEAD");
            assertThat(files(copy))
                    .containsExactlyElementsOf(new TreeSet<>(List.of(
                            "a", "a/same.yaml", "a/ü b.yaml", "b", "b/up", "c", "c/f.yaml", "link", "link/g.yaml")));
            assertThat(copy.root().resolve("a/ü b.yaml")).hasContent("two");
            assertThat(copy.root().resolve("b/up")).hasContent("a folder");
        }
        assertThat(place).doesNotExist();
    }

    @Test
    @DisplayName("links lead to where they lead in the work tree, and nothing is written through one")
    void keepsLinks() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("x.yaml"), "mine");
        TestRepository repository = TestRepository.in(directory.resolve("repository"));
        repository.file("a/x.yaml", "one");
        Files.createSymbolicLink(repository.directory().resolve("up"), Path.of("../outside"));
        Files.createSymbolicLink(
                repository.directory().resolve("inside"), repository.directory().resolve("a"));
        repository.commit("first");
        repository.git("tag", "first");
        repository.git("rm", "-q", "up");
        repository.file("up/x.yaml", "theirs").commit("second");

        try (CommitCopy copy = repository.commits().copy(Files.createDirectory(directory.resolve("copy")), List.of())) {
            lay(copy, repository, "first");
            assertThat(copy.root().resolve("up/x.yaml")).hasContent("mine");
            assertThat(copy.root().resolve("inside").toRealPath())
                    .isEqualTo(copy.root().resolve("a"));
            lay(copy, repository, "HEAD");
            assertThat(copy.root().resolve("up/x.yaml")).hasContent("theirs");
            lay(copy, repository, "first");
        }
        assertThat(outside.resolve("x.yaml")).hasContent("mine");
    }

    @Test
    @DisplayName("relative paths lead to directories beside the repository that a project reads")
    void reachesOutside() throws IOException {
        Path shared = Files.createDirectories(directory.resolve("srv/shared"));
        Files.writeString(shared.resolve("x.yaml"), "shared");
        TestRepository repository = TestRepository.in(directory.resolve("work/repository"));
        repository.file("a.yaml", "").commit("first");

        try (CommitCopy copy =
                repository.commits().copy(Files.createDirectory(directory.resolve("copy")), List.of(shared))) {
            assertThat(copy.root().resolve("../../srv/shared/x.yaml")).hasContent("shared");
        }
        assertThat(shared.resolve("x.yaml")).hasContent("shared");
    }
}

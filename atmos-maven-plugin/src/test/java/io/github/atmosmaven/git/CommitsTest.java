package io.github.atmosmaven.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.problem.AtmosException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D90: the commits of a repository")
class CommitsTest {

    @TempDir
    private Path directory;

    private static void refuses(Commits commits, String name, String message, String hint) {
        assertThatThrownBy(() -> commits.find("atmos.base", name))
                .isInstanceOfSatisfying(AtmosException.InvalidConfiguration.class, failure -> {
                    assertThat(failure.problems().get(0).message()).isEqualTo(message);
                    assertThat(failure.problems().get(0).hint()).contains(hint);
                });
    }

    @Test
    @DisplayName("a branch, a tag and any name that git has lead to their commit")
    void findsCommits() {
        TestRepository repository = TestRepository.in(directory);
        String first = repository.file("a", "1").commit("first");
        String second = repository.file("a", "2").commit("second");
        repository.git("tag", "-a", "v1", "-m", "one", first);
        repository.git("branch", "topic/ü", first);

        for (String name : List.of("v1", "topic/ü", "HEAD~1", "main^", first, first.substring(0, 8), " v1 ")) {
            assertThat(repository.commits().find("atmos.base", name).id())
                    .as(name)
                    .isEqualTo(first);
        }
        assertThat(repository.commits().find("atmos.base", "main"))
                .isEqualTo(new Commit("main", second))
                .extracting(Commit::shown)
                .isEqualTo("main (" + second.substring(0, 10) + ")");
    }

    @Test
    @DisplayName("a name that no commit has is told with the nearest names")
    void tellsUnknownNames() {
        TestRepository repository = TestRepository.in(directory);
        repository.file("a", "1").commit("first");
        repository.git("tag", "v1.2.0");

        refuses(
                repository.commits(),
                "mian",
                "-Datmos.base is 'mian', and the repository has no such commit",
                "the nearest names are: main");
        refuses(
                repository.commits(),
                "0123456789abcdef",
                "-Datmos.base is '0123456789abcdef', and the repository has no such commit",
                "git fetch origin 0123456789abcdef");
        // A name that leads to a file and not to a commit.
        refuses(
                repository.commits(),
                "HEAD:a",
                "-Datmos.base is 'HEAD:a', and the repository has no such commit",
                "the nearest names are: ");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"--all", "-h", "main\n--all"})
    @DisplayName("what is no name, or an option of git, is refused")
    void refusesOptions(String name) {
        TestRepository repository = TestRepository.in(directory);
        repository.file("a", "1").commit("first");

        refuses(repository.commits(), name, "-Datmos.base is '" + name + "', which names no commit", "name a branch");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", " "})
    @DisplayName("a name that is not given is called missing, with an example that can be typed")
    void asksForTheName(String name) {
        TestRepository repository = TestRepository.in(directory);
        repository.file("a", "1").commit("first");

        refuses(
                repository.commits(),
                name,
                "-Datmos.base is missing",
                "name a branch, a tag or a commit, for instance -Datmos.base=origin/main");
    }

    @Test
    @DisplayName("a shallow clone that lacks the base is told how to get it")
    void tellsShallowClones() {
        TestRepository origin = TestRepository.in(directory.resolve("origin"));
        origin.file("a", "1").commit("first");
        origin.git("branch", "base");
        origin.file("a", "2").commit("second");
        origin.git("clone", "-q", "--depth=1", "--branch=main", "file://" + origin.directory(), "../clone");
        TestRepository clone = TestRepository.at(directory.resolve("clone"));

        refuses(
                clone.commits(),
                "origin/base",
                "-Datmos.base is 'origin/base', and the repository has no such commit",
                "'git fetch --depth=1 origin base', or clone the whole history: 'fetch-depth: 0'");
        refuses(
                clone.commits(),
                "HEAD~1",
                "-Datmos.base is 'HEAD~1', and the repository has no such commit",
                "the clone is shallow, so fetch it first: 'git fetch --unshallow', or clone");
        clone.git("fetch", "-q", "--depth=1", "origin", "base:base");
        assertThat(clone.commits()
                        .tree(clone.commits().find("atmos.base", "base"))
                        .entries())
                .containsOnlyKeys("a");
    }

    @Test
    @DisplayName("a directory outside of any repository is told, and so is a machine without git")
    void tellsMissingRepository() {
        assertThatThrownBy(() -> TestRepository.commits(directory, Map.of("GIT_CEILING_DIRECTORIES", "/")))
                .isInstanceOf(AtmosException.EnvironmentFailure.class)
                .hasMessageContaining(directory + " lies in no Git repository");
        assertThatThrownBy(() -> new Git(new FailingProcesses(), directory, directory, Map.of()).top())
                .isInstanceOf(AtmosException.EnvironmentFailure.class)
                .hasMessageContaining("git cannot be run: it is not there");
    }

    @Test
    @DisplayName("files are told by mode and content, whatever signs are in their names")
    void readsTrees() throws IOException {
        TestRepository repository = TestRepository.in(directory);
        repository.file("a b/ü\t\"x\".txt", "1").file("plain", "1").file("run", "1");
        Files.createSymbolicLink(directory.resolve("link"), Path.of("plain"));
        assertThat(directory.resolve("run").toFile().setExecutable(true)).isTrue();
        Commit commit = new Commit("HEAD", repository.commit("first"));

        CommitTree tree = repository.commits().tree(commit);

        assertThat(tree.entries()).containsOnlyKeys("a b/ü\t\"x\".txt", "link", "plain", "run");
        assertThat(tree.entries().values())
                .extracting(CommitTree.Entry::mode)
                .containsExactly("100644", "120000", "100644", "100755");
        assertThat(tree.entry("plain").id())
                .isEqualTo(tree.entry("a b/ü\t\"x\".txt").id());
        assertThat(tree.below("a b")).containsOnlyKeys("a b/ü\t\"x\".txt");
        assertThat(tree.below("a")).isEmpty();
    }

    @Test
    @DisplayName("variables of a hook do not lead to another repository")
    void passesOverHooks() {
        TestRepository repository = TestRepository.in(directory.resolve("mine"));
        String mine = repository.file("a", "1").commit("mine");
        TestRepository other = TestRepository.in(directory.resolve("other"));
        other.file("b", "1").commit("other");

        Commits commits = TestRepository.commits(
                repository.directory(),
                Map.of("GIT_DIR", other.directory().resolve(".git").toString(), "GIT_INDEX_FILE", "nowhere"));

        assertThat(commits.find("atmos.base", "HEAD").id()).isEqualTo(mine);
        assertThat(commits.top()).isEqualTo(repository.directory());
    }

    @Test
    @DisplayName("uncommitted changes are found, the plugin's own files apart, and the index stays as it is")
    void findsUncommitted() throws IOException {
        TestRepository repository = TestRepository.in(directory);
        repository
                .file(".gitignore", "ignored\n")
                .file("a", "1")
                .file("b", "1")
                .file("c", "1")
                .commit("first");
        repository.file("a", "2").file("ignored", "").file("new file", "").file("target/x", "");
        repository.git("mv", "b", "renamed");
        Path index = directory.resolve(".git/index");
        // The content is the committed one, so git would like to note the new time in its index.
        Files.setLastModifiedTime(directory.resolve("c"), FileTime.fromMillis(1_000_000));
        byte[] before = Files.readAllBytes(index);

        assertThat(repository.commits().uncommitted(path -> path.startsWith("target/")))
                .containsExactlyInAnyOrder("a", "renamed", "new file");

        assertThat(Files.readAllBytes(index)).isEqualTo(before);
    }

    @Test
    @DisplayName("a file that is renamed in the work tree is one change, however short its former name is")
    void findsRenamedInWorkTree() throws IOException {
        TestRepository repository = TestRepository.in(directory);
        repository.file("a", "some text\n").commit("first");
        Files.move(directory.resolve("a"), directory.resolve("renamed"));
        repository.git("add", "--intent-to-add", "renamed");

        assertThat(repository.commits().uncommitted(path -> false)).containsExactly("renamed");
    }

    @Test
    @DisplayName("names that are not UTF-8 are told apart")
    void tellsOtherEncodingsApart() {
        TestRepository repository = TestRepository.in(directory);
        repository.git("-c", "alias.make=!echo 1 >\"$(printf 'caf\\351')\"; echo 2 >\"$(printf 'caf\\350')\"", "make");
        String id = repository.file("caf\u00e9", "3").commit("first");

        assertThat(repository.commits().tree(new Commit("HEAD", id)).entries())
                .containsOnlyKeys("caf\\xe8", "caf\\xe9", "caf\u00e9");
    }

    @Test
    @DisplayName("a worktree is a repository of its own")
    void readsWorktrees() {
        TestRepository repository = TestRepository.in(directory.resolve("main"));
        repository.file("a", "1").commit("first");
        repository.git("worktree", "add", "-q", "-b", "topic", "../topic");
        TestRepository topic = TestRepository.at(directory.resolve("topic"));
        String second = topic.file("a", "2").commit("second");

        assertThat(topic.commits().find("atmos.head", "HEAD").id()).isEqualTo(second);
        assertThat(topic.commits().top()).isEqualTo(directory.resolve("topic"));
    }
}

package io.github.atmosmaven.function;

import static io.github.atmosmaven.ManifestText.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.files.Repository;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D25: what !include may read")
class IncludePathsTest {

    private static final String MANIFEST = "stacks/dev.yaml";

    @TempDir
    private Path directory;

    private Path project;
    private final List<Problem> problems = new ArrayList<>();

    @BeforeEach
    void writeFiles() throws IOException {
        project = directory.resolve("repository/module");
        write("repository/.git/HEAD", "");
        write("repository/near.yaml", "from: repository\n");
        write("repository/infra/both.yaml", "from: base\n");
        write("repository/infra/base.yaml", "from: base\n");
        write("repository/module/both.yaml", "from: project\n");
        write("shared/far.yaml", "from: shared\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "both.yaml, project",
        "base.yaml, base",
        "../near.yaml, repository",
        "../../near.yaml, repository",
        "./../../infra/base.yaml, base",
        "../infra/base.yaml, base",
    })
    @DisplayName(
            "semantics 11.3: a path starts at the project directory, else at base_path; with ./ or ../ at the manifest")
    void startsAtTheProjectAndThenAtTheBasePath(String path, String from) throws IOException {
        // From the folder of the manifest there are two steps to the repository, from the project there is one.
        write("repository/module/near.yaml", "from: repository\n");
        write("repository/module/infra/base.yaml", "from: base\n");

        assertThat(include(path, List.of())).hasToString("{from: " + from + "}");
        assertThat(problems).isEmpty();
    }

    @Test
    void saysWhereItLooked() {
        include("absent.yaml", List.of());

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("'absent.yaml' does not exist");
            assertThat(problem.hint()).contains("else at ../infra");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../../shared/far.yaml", "../../../shared/absent.yaml", "../../../shared/../shared", "<abs>"})
    @DisplayName(
            "a path that leaves the repository is an error that names includeRoots, whether anything is there or not")
    void refusesWhatLiesOutside(String path) {
        String written =
                path.replace("<abs>", directory.resolve("shared/far.yaml").toString());

        assertThat(include(written, List.of())).isNull();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INCLUDE_REFUSED);
            assertThat(problem.isError()).isTrue();
            assertThat(problem.hint()).contains("includeRoots");
        });
    }

    @Test
    @DisplayName("a folder of includeRoots may be read as well")
    void readsBelowIncludeRoots() {
        assertThat(include("../../../shared/far.yaml", List.of(directory.resolve("shared"))))
                .hasToString("{from: shared}");
        assertThat(problems).isEmpty();
    }

    @Test
    @DisplayName("a root that is relative starts at the project directory")
    void resolvesARelativeRoot() {
        assertThat(include("../../../shared/far.yaml", List.of(Path.of("../../shared"))))
                .hasToString("{from: shared}");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("a link that leaves the repository is refused, one that stays in it is followed")
    void followsLinksToTheirEnd() throws IOException {
        Files.createSymbolicLink(project.resolve("out.yaml"), directory.resolve("shared/far.yaml"));
        Files.createSymbolicLink(project.resolve("linked"), directory.resolve("shared"));
        Files.createSymbolicLink(project.resolve("in.yaml"), directory.resolve("repository/near.yaml"));

        assertThat(include("in.yaml", List.of())).hasToString("{from: repository}");
        assertThat(include("out.yaml", List.of())).isNull();
        assertThat(include("linked/far.yaml", List.of())).isNull();
        assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.INCLUDE_REFUSED);
        assertThat(problems).extracting(Problem::message).allMatch(message -> message.contains("a link leads to"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("a repository that is itself reached by a link holds its files")
    void knowsARepositoryBehindALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("repository"));
        project = link.resolve("module");

        assertThat(include("../../near.yaml", List.of())).hasToString("{from: repository}");
        assertThat(problems).isEmpty();
    }

    private @Nullable Value include(String path, List<Path> further) {
        IncludePaths paths = IncludePaths.of(project, Repository.of(project, project), further)
                .startingAt(directory.resolve("repository/infra"));
        return new Includes(paths, new SnakeYamlReader()::read, new JsonReader()::read)
                .apply(map("vars:\n  x: !include " + path + "\n", MANIFEST), project.resolve(MANIFEST), problems::add)
                .at("vars", "x");
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

package io.github.atmosmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D21: which atmos.yaml a project has")
class AtmosYamlSearchTest {

    private static final String VARIABLE = "ATMOS_CLI_CONFIG_PATH";

    @TempDir
    private Path directory;

    private Path project;
    private final List<Problem> problems = new ArrayList<>();

    @BeforeEach
    void makeFolders() throws IOException {
        project = Files.createDirectories(directory.resolve("repository/infra/module"));
        Files.createDirectory(directory.resolve("repository/.git"));
    }

    @Test
    @DisplayName(
            "the parameter wins over the variable, that over the file beside the POM, and that over the nearest above")
    void takesTheFirstThatThereIs() throws IOException {
        file("atmos.yaml");
        assertThat(found(null, Map.of())).as("outside of the repository").isEmpty();

        Path top = file("repository/atmos.yaml");
        assertThat(found(null, Map.of())).hasValue(new AtmosYamlSearch.Found(top, true));

        Path nearest = file("repository/infra/.atmos.yaml");
        assertThat(found(null, Map.of())).hasValue(new AtmosYamlSearch.Found(nearest, true));

        Path beside = file("repository/infra/module/atmos.yaml");
        assertThat(found(null, Map.of())).hasValue(new AtmosYamlSearch.Found(beside, false));

        Path elsewhere = file("repository/rootfs/usr/local/etc/atmos/atmos.yaml");
        Map<String, String> variable = Map.of(VARIABLE, elsewhere.getParent().toString());
        assertThat(found(null, variable)).hasValue(new AtmosYamlSearch.Found(elsewhere, false));

        assertThat(found(Path.of("../.atmos.yaml"), variable)).hasValue(new AtmosYamlSearch.Found(nearest, false));
    }

    @Test
    @DisplayName("without .git the search ends at the top of the Maven build")
    void endsAtTheTopOfTheBuild() throws IOException {
        Files.delete(directory.resolve("repository/.git"));
        Path above = file("repository/atmos.yaml");

        assertThat(new AtmosYamlSearch(new Surroundings(project, above.getParent(), project, Map.of()), null)
                        .find(problems::add))
                .isPresent();
        assertThat(new AtmosYamlSearch(
                                new Surroundings(project, above.resolveSibling("infra"), project, Map.of()), null)
                        .find(problems::add))
                .isEmpty();
    }

    @Test
    @DisplayName("a variable that is relative starts where Maven was started")
    void startsWhereMavenWasStarted() throws IOException {
        Path elsewhere = file("repository/etc/atmos.yaml");

        assertThat(found(null, Map.of(VARIABLE, "etc")).map(AtmosYamlSearch.Found::file))
                .hasValue(elsewhere);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"etc/atmos.yaml", "etc/nothing", "."})
    @DisplayName(
            "a variable that names no directory with the file is an error: Atmos would pass over it and find another")
    void refusesAVariableThatNamesNothing(String variable) throws IOException {
        file("repository/etc/atmos.yaml");
        file("repository/infra/atmos.yaml");

        assertThat(found(null, Map.of(VARIABLE, variable))).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
            assertThat(problem.message()).contains(VARIABLE, variable);
        });
    }

    @Test
    @DisplayName("a file beside the POM that the variable hides is told: Atmos lays one over the other")
    void warnsOfAHiddenFile() throws IOException {
        file("repository/etc/atmos.yaml");
        file("repository/infra/module/atmos.yaml");

        assertThat(found(null, Map.of(VARIABLE, "etc"))).isPresent();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.location()).hasToString("atmos.yaml:1:1");
        });
    }

    @Test
    @DisplayName("the parameter may name the folder of the file")
    void takesTheFileOfAFolder() throws IOException {
        Path elsewhere = file("repository/etc/atmos.yaml");

        assertThat(found(Path.of("../../etc"), Map.of()).map(AtmosYamlSearch.Found::file))
                .hasValue(elsewhere);
    }

    @Test
    @DisplayName("a parameter that names no file is an error, and no other file takes its place")
    void refusesAParameterThatNamesNothing() throws IOException {
        file("repository/infra/module/atmos.yaml");

        assertThat(found(Path.of("nothing.yaml"), Map.of())).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
            assertThat(problem.message()).contains("-Datmos.atmosYaml", "nothing.yaml");
        });
    }

    private Optional<AtmosYamlSearch.Found> found(@Nullable Path named, Map<String, String> environment) {
        Path started = directory.resolve("repository");
        return new AtmosYamlSearch(new Surroundings(project, project, started, environment), named).find(problems::add);
    }

    private Path file(String path) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}

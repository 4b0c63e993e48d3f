package io.github.atmosmaven.workflow.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.PluginSettingsOf;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.AbstractComponents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D39: no state where mvn clean deletes it, and none among the sources of any module")
class StatePlacesTest {

    @TempDir
    private Path parent;

    private Path directory;
    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        directory = Files.createDirectories(parent.resolve("infra"));
        Files.createDirectories(parent.resolve("app"));
        project = new TestProject(directory);
    }

    private LoadedStacks checked(String stateDirectory) {
        Path states = stateDirectory == null ? null : directory.resolve(stateDirectory);
        PluginSettings settings =
                new PluginSettingsOf(directory).localStates(states).get();
        return StatePlaces.checked(
                Wiring.loadStacks(ToolsOf.missing(directory)).run(settings, AbstractComponents.RESOLVED),
                new StatePlaces.Modules(
                        List.of(parent.resolve("target"), directory.resolve("target"), parent.resolve("app/build")),
                        List.of(parent.resolve("src"), directory.resolve("src"), parent.resolve("app/src"))));
    }

    private List<Problem> problems() {
        return checked(null).problems();
    }

    private void local(String attribute, String path) {
        project.stack("dev", """
                terraform: {backend_type: local}
                components:
                  terraform:
                    vpc:
                      backend:
                        %s: "%s"
                """.formatted(attribute, path));
    }

    @ParameterizedTest
    @CsvSource({
        "../../../../target/x.tfstate, 'infra/target', the build directory target",
        "../../../../target, target, the build directory target",
        "a/../../../../../target/deep/er/x.tfstate, target, the build directory target",
        "../../../../src/main/state, src, among the sources",
        "../../../../../app/build/x, app/build, which mvn clean deletes",
        "../../../../../app/src/x, app/src, among the sources",
        "../../../../../target/x, target, which mvn clean deletes",
    })
    @DisplayName("a path that climbs there is refused at its value, whether its workspace uses it or not")
    void refusesPathsThatClimb(String path, String place, String words) {
        for (String attribute : List.of("path", "workspace_dir")) {
            local(attribute, path);

            assertThat(problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.STATE_PLACE_REFUSED);
                assertThat(problem.isError()).isTrue();
                assertThat(problem.location())
                        .hasToString("src/main/stacks/dev.yaml:6:" + (attribute.equals("path") ? 15 : 24));
                assertThat(problem.message()).contains("'vpc' in stack 'dev'", words);
            });
        }
    }

    @Test
    @DisplayName("an absolute path as well")
    void refusesAbsolutePaths() {
        local("path", directory.resolve("target/x.tfstate").toString());
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("would lie at target/x.tfstate, in the build directory target"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.tfstate", "../x/y", "../../../../other/x", "../../../../targets/x", "/srv/states/x"})
    @DisplayName("other places are fine, also outside of the project")
    void acceptsOthers(String path) {
        local("path", path);
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/state", "src/main/state", "target", "../app/build/s", "x/../target/s"})
    @DisplayName("the parameter is refused once, with the rest of what is wrong")
    void refusesTheParameter(String states) {
        project.stack("dev", "components: {terraform: {vpc: {}, db: {metadata: {component: 12}}}}");

        assertThat(checked(states).problems())
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
                    assertThat(problem.message()).contains("-Datmos.stateDirectory is '");
                })
                .noneMatch(problem -> problem.code() == ProblemCode.STATE_PLACE_REFUSED)
                .anyMatch(problem -> problem.location() != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {".atmos/state", ".atmos/state/dev", ".atmos/state/dev/vpc", ".atmos"})
    @DisplayName("a link that leads there is refused, before there is anything behind it")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void refusesLinks(String link) throws IOException {
        project.stack("dev", "components: {terraform: {vpc: {}}}");
        Path place = directory.resolve(link);
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, directory.resolve("target/kept"));

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.message()).contains("target");
        });
    }

    @Test
    @DisplayName("a link on the way of a path counts before the '..' behind it")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void followsLinksBeforeClimbing() throws IOException {
        Path states = Files.createDirectories(directory.resolve(".atmos/state/dev/vpc"));
        Files.createDirectories(directory.resolve("target/a"));
        Files.createSymbolicLink(states.resolve("link"), directory.resolve("target/a"));
        local("path", "link/../x.tfstate");

        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("would lie at target/x.tfstate"));
    }

    @Test
    @DisplayName("a build directory that is a link is where it leads, and a project below a build directory is fine")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void followsTheBuildDirectory() throws IOException {
        Path disk = Files.createDirectories(parent.resolve("ramdisk"));
        Files.createSymbolicLink(directory.resolve("target"), disk);
        local("path", disk.resolve("x.tfstate").toString());
        assertThat(problems()).hasSize(1);

        local("path", "x");
        assertThat(StatePlaces.checked(
                                project.load(),
                                new StatePlaces.Modules(List.of(parent), List.of(parent.resolve("src"))))
                        .problems())
                .isEmpty();
    }

    @Test
    @DisplayName("states elsewhere than in files are no files")
    void leavesOthersAlone() {
        project.stack(
                "dev",
                "terraform: {backend_type: s3, backend: {bucket: b, key: ../../target}}\n"
                        + "components: {terraform: {vpc: {}}}");
        assertThat(problems()).isEmpty();
    }
}

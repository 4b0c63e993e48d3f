package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.PluginSettingsOf;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.AbstractComponents;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D32: modules of one build that share a state")
class ProjectStatesTest {

    private static final String S3 = """
            terraform:
              backend_type: s3
              backend: {s3: {bucket: acme, key: terraform.tfstate, region: eu-west-1, workspace_key_prefix: %s}}
            components: {terraform: {vpc: {}}}
            """;

    @TempDir
    private Path build;

    private ProjectStates states(String module, String manifest) {
        Path directory = build.resolve(module);
        return ProjectStates.of(
                directory, new TestProject(directory).stack("dev", manifest).instances());
    }

    @Test
    void areToldAtTheLaterWithThePlacesOfBoth() {
        ProjectStates network = states("network", S3.formatted("p"));
        ProjectStates apps = states("apps", S3.formatted("p"));

        List<Problem> problems = apps.sharedWith(network, build.resolve("apps"));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.STATE_COLLISION);
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:4:26");
            assertThat(problem.message())
                    .contains("'vpc' of stack 'dev' (../network/src/main/stacks/dev.yaml:4)")
                    .contains("bucket acme (../network/src/main/stacks/dev.yaml:3)")
                    .contains("bucket acme (src/main/stacks/dev.yaml:3)");
        });
    }

    @Test
    void nameFilesAsTheyAreSeenFromTheTopOfTheBuild() {
        List<Problem> problems =
                states("apps", S3.formatted("p")).sharedWith(states("network", S3.formatted("p")), build);

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("'vpc' of stack 'dev' (network/src/main/stacks/dev.yaml:4)")
                        .contains("bucket acme (apps/src/main/stacks/dev.yaml:3)"));
    }

    @Test
    @DisplayName("D39: a state in a file lies below its own project")
    void areNotThoseThatLieInFilesOfTheirOwn() {
        String local = "components: {terraform: {vpc: {}}}";

        assertThat(states("apps", local).sharedWith(states("network", local), build))
                .isEmpty();
        assertThat(states("apps", S3.formatted("p")).sharedWith(states("network", S3.formatted("q")), build))
                .isEmpty();
    }

    @Test
    @DisplayName("D39: modules whose states lie in one directory share them, however it is named")
    void areThoseThatLieInOneDirectory() {
        String local = "components: {terraform: {vpc: {}}}";
        ProjectStates parent = inDirectory(".", local, ".atmos/state");
        ProjectStates apps =
                inDirectory("apps", local, build.resolve(".atmos/state").toString());

        assertThat(apps.sharedWith(parent, build))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.STATE_COLLISION);
    }

    private ProjectStates inDirectory(String module, String manifest, String states) {
        Path directory = build.resolve(module).normalize();
        new TestProject(directory).stack("dev", manifest);
        PluginSettings settings =
                new PluginSettingsOf(directory).localStates(Path.of(states)).get();
        return ProjectStates.of(
                directory,
                Wiring.loadStacks(ToolsOf.missing(directory))
                        .run(settings, AbstractComponents.RESOLVED)
                        .resolution()
                        .instances());
    }

    @Test
    @DisplayName("an instance that two modules read from one manifest is one")
    void areNotThoseOfOneManifest() {
        new TestProject(build).file("stacks/dev.yaml", S3.formatted("p"));

        assertThat(reading("apps").sharedWith(reading("network"), build)).isEmpty();
    }

    private ProjectStates reading(String module) {
        Path directory = build.resolve(module);
        PluginSettings settings =
                new PluginSettingsOf(directory).stacks(build.resolve("stacks")).get();
        return ProjectStates.of(
                directory,
                Wiring.loadStacks(ToolsOf.missing(directory))
                        .run(settings, AbstractComponents.RESOLVED)
                        .resolution()
                        .instances());
    }
}

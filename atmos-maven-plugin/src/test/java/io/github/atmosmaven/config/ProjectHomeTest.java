package io.github.atmosmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D21, D39: modules below one atmos.yaml are one project, whose local states have one place")
class ProjectHomeTest {

    @TempDir
    private Path top;

    private TestProject repository;

    @BeforeEach
    void layOut() throws IOException {
        repository = new TestProject(top)
                .file("atmos.yaml", "stacks: {base_path: stacks, name_pattern: \"{stage}\"}")
                .file("stacks/dev.yaml", """
                        vars: {stage: dev}
                        components: {terraform: {vpc: {}}}
                        """);
        Files.createDirectories(top.resolve(".git"));
        Files.createDirectories(top.resolve("deploy"));
        Files.createDirectories(top.resolve("jobs"));
    }

    private PluginSettings settings(String module, @Nullable Path atmosYaml, @Nullable Path states) {
        return new PluginSettingsOf(top.resolve(module))
                .atmosYaml(atmosYaml)
                .localStates(states)
                .get();
    }

    /** Places of all local states, from the root of the file system. */
    private List<Path> places(PluginSettings settings) {
        return loaded(settings).resolution().instances().stream()
                .map(Instance::stateAddress)
                .map(address ->
                        settings.projectDirectory().resolve(address.text()).normalize())
                .toList();
    }

    private static LoadedStacks loaded(PluginSettings settings) {
        return Wiring.loadStacks(ToolsOf.missing(settings.projectDirectory()))
                .run(settings, AbstractComponents.RESOLVED);
    }

    @Test
    @DisplayName("whichever module works on it, with -pl or not")
    void areTheSameForEveryModule() {
        PluginSettings deploy = settings("deploy", null, null);
        PluginSettings jobs = settings("jobs", null, null);

        assertThat(loaded(deploy).resolution().instances())
                .extracting(instance -> instance.stateAddress().text())
                .containsExactly("../.atmos/state/dev/vpc/terraform.tfstate.d/dev/terraform.tfstate");
        assertThat(places(jobs)).isEqualTo(places(deploy));
        assertThat(ProjectHome.of(jobs)).isEqualTo(ProjectHome.of(deploy)).isEqualTo(new ProjectHome(top));
    }

    @Test
    @DisplayName("also where the parameter names a relative directory, which Maven begins at the module")
    void areTheSameInADirectoryOfTheUser() {
        List<Path> places = places(settings("jobs", null, top.resolve("jobs/kept")));

        assertThat(places).isEqualTo(places(settings("deploy", null, top.resolve("deploy/kept"))));
        assertThat(places).containsExactly(top.resolve("kept/dev/vpc/terraform.tfstate.d/dev/terraform.tfstate"));
        assertThat(places(settings("jobs", null, top.resolve("/srv/state"))))
                .containsExactly(Path.of("/srv/state/dev/vpc/terraform.tfstate.d/dev/terraform.tfstate"));
    }

    @Test
    @DisplayName("a project that has stacks of its own, or is beside the file or is told of it, keeps its own")
    void areBesideThePomOtherwise() {
        new TestProject(top.resolve("jobs")).stack("dev", "components: {terraform: {vpc: {}}}");
        Path named = top.resolve("atmos.yaml");

        assertThat(ProjectHome.of(settings("jobs", null, null))).isEqualTo(new ProjectHome(top.resolve("jobs")));
        assertThat(ProjectHome.of(settings("deploy", named, null))).isEqualTo(new ProjectHome(top.resolve("deploy")));
        assertThat(ProjectHome.of(settings(".", null, null))).isEqualTo(new ProjectHome(top));
    }

    @Test
    @DisplayName("D32: an absolute path of a backend into that place is seen as what it is")
    void areComparedWithAbsolutePaths() {
        repository.file("stacks/dev.yaml", """
                vars: {stage: dev}
                components:
                  terraform:
                    vpc: {}
                    copy: {backend_type: local, backend: {workspace_dir: "%s"}}
                """.formatted(top.resolve(".atmos/state/dev/vpc/terraform.tfstate.d")));

        assertThat(loaded(settings("deploy", null, null)).problems())
                .extracting(Problem::code)
                .contains(ProblemCode.STATE_COLLISION);
    }
}

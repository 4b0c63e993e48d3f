package io.github.atmosmaven.maven.modules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.select.Selection;
import io.github.atmosmaven.workflow.select.UnmatchedNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What no module has is told by the last (D20)")
class NamesInNoModuleTest {

    @TempDir
    private Path build;

    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

    @SuppressWarnings("deprecation")
    private final MavenSession session = new MavenSession(null, null, request, null);

    private final List<MavenProject> modules = new ArrayList<>();

    private static Plugin plugin(PluginExecution... executions) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.atmosmaven");
        plugin.setArtifactId("atmos-maven-plugin");
        List.of(executions).forEach(plugin::addExecution);
        return plugin;
    }

    private static PluginExecution render(String id, @Nullable String phase) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.setPhase(phase);
        execution.addGoal("render");
        return execution;
    }

    private MavenProject module(String name, Plugin plugin) throws IOException {
        Model model = new Model();
        model.setGroupId("it");
        model.setArtifactId(name);
        model.setVersion("1");
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        MavenProject module = new MavenProject(model);
        Path directory = Files.createDirectories(build.resolve(name));
        module.setFile(directory.resolve("pom.xml").toFile());
        Path stacks = Files.createDirectories(directory.resolve("src/main/stacks"));
        Files.writeString(stacks.resolve("dev.yaml"), "vars: {}");
        modules.add(module);
        session.setProjects(modules);
        session.setAllProjects(modules);
        return module;
    }

    private NamesInNoModule seenBy(MavenProject module, String executionId) {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setGroupId("io.github.atmosmaven");
        descriptor.setArtifactId("atmos-maven-plugin");
        descriptor.setVersion("1");
        descriptor.setPlugin(plugin());
        MojoDescriptor goal = new MojoDescriptor();
        goal.setPluginDescriptor(descriptor);
        goal.setGoal("render");
        session.setCurrentProject(module);
        return new NamesInNoModule(session, new MojoExecution(goal, executionId, MojoExecution.Source.LIFECYCLE));
    }

    /** What a module says that has no such stack. */
    private List<String> lacks(MavenProject module, String executionId, String stack) {
        return found(module, executionId, stack, Set.of(stack));
    }

    private List<String> has(MavenProject module, String executionId, String stack) {
        return found(module, executionId, stack, Set.of());
    }

    private List<String> found(MavenProject module, String executionId, String stack, Set<String> missing) {
        UnmatchedNames unmatched = new UnmatchedNames(missing, Set.of(), Set.of(), Set.of(), List.of(), false);
        return messages(seenBy(module, executionId)
                .missing(Selection.of(stack, null), module.getBasedir().toPath(), unmatched));
    }

    private List<String> passes(MavenProject module) {
        return messages(seenBy(module, "default").missing(module.getBasedir().toPath()));
    }

    private static List<String> messages(List<Problem> problems) {
        return problems.stream().map(Problem::message).toList();
    }

    @Test
    void theLastModuleTellsWhatNoneHas() throws IOException {
        MavenProject network = module("network", plugin(render("default", null)));
        MavenProject apps = module("apps", plugin(render("default", null)));

        assertThat(lacks(network, "default", "prdo")).isEmpty();
        assertThat(lacks(apps, "default", "prdo")).containsExactly("no stack matches 'prdo'");
    }

    @Test
    void whatOneModuleHasIsNotMissing() throws IOException {
        MavenProject network = module("network", plugin(render("default", null)));
        MavenProject apps = module("apps", plugin(render("default", null)));

        assertThat(has(network, "default", "prod")).isEmpty();
        assertThat(lacks(apps, "default", "prod")).isEmpty();
    }

    @Test
    @DisplayName("no word is waited for of a module in which the goal has the phase none or is only managed")
    void nobodyWaitsForAGoalThatDoesNotRun() throws IOException {
        MavenProject network = module("network", plugin(render("default", null)));
        module("apps", plugin(render("default", "none")));
        Plugin other = new Plugin();
        other.setArtifactId("other");
        PluginManagement management = new PluginManagement();
        management.addPlugin(plugin(render("default", null)));
        module("data", other).getBuild().setPluginManagement(management);

        assertThat(lacks(network, "default", "prdo")).containsExactly("no stack matches 'prdo'");
    }

    @Test
    @DisplayName("executions that select different stacks do not answer for each other")
    void executionsAreApart() throws IOException {
        Plugin both = plugin(render("x", null), render("y", null));
        MavenProject network = module("network", both);
        MavenProject apps = module("apps", both);

        assertThat(has(network, "x", "prod")).isEmpty();
        assertThat(lacks(network, "y", "dve")).isEmpty();
        assertThat(lacks(apps, "x", "prod")).isEmpty();
        assertThat(lacks(apps, "y", "dve")).containsExactly("no stack matches 'dve'");
    }

    @Test
    @DisplayName("what was asked for in the POM of one module is missing although the last is asked for something else")
    void everySelectionIsAnswered() throws IOException {
        MavenProject network = module("network", plugin(render("default", null)));
        MavenProject apps = module("apps", plugin(render("default", null)));

        assertThat(lacks(network, "default", "prdo")).isEmpty();
        assertThat(has(apps, "default", "dev")).containsExactly("no stack matches 'prdo'");
    }

    @Test
    @DisplayName("a module that comes last and does nothing tells what the others miss")
    void aModuleThatDoesNothingTells() throws IOException {
        MavenProject network = module("network", plugin(render("default", null)));
        MavenProject apps = module("apps", plugin(render("default", null)));

        assertThat(lacks(network, "default", "prdo")).isEmpty();
        assertThat(passes(apps)).containsExactly("no stack matches 'prdo'");
        assertThat(passes(network)).isEmpty();
    }

    @Test
    @DisplayName("a build that is resumed does not miss what a module had that was built before")
    void aResumedBuildCountsWhatWasBuilt() throws IOException {
        module("network", plugin(render("default", null)));
        MavenProject apps = module("apps", plugin(render("default", null)));
        session.setProjects(List.of(apps));

        assertThat(lacks(apps, "default", "prod")).containsExactly("no stack matches 'prod'");

        request.setResumeFrom(":apps");

        assertThat(lacks(apps, "default", "prod")).isEmpty();
    }
}

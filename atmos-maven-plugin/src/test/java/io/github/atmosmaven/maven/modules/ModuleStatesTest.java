package io.github.atmosmaven.maven.modules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.backend.ProjectStates;
import io.github.atmosmaven.config.PluginSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("States of a module, as the other modules of a build ask for them (D32)")
class ModuleStatesTest {

    private final ModuleStates states = new ModuleStates();
    private final PluginSettings settings = PluginSettings.defaults(Path.of("network"), Map.of());
    private final PluginSettings others = PluginSettings.defaults(Path.of("network/other"), Map.of());

    private static ProjectStates none() {
        return ProjectStates.of(Path.of("network"), List.of());
    }

    @Test
    @DisplayName("executions with the same settings read the stacks once")
    void areReadOnceForEachSettings() {
        List<String> read = new ArrayList<>();

        for (String execution : List.of("render", "plan", "render")) {
            states.readOnce(execution, () -> {
                read.add(execution);
                states.add(settings, ModuleStatesTest::none);
                states.add(settings, () -> {
                    throw new AssertionError("the stacks are known");
                });
            });
        }

        assertThat(read).containsExactly("render", "plan");
        assertThat(states.all()).hasSize(1);
    }

    @Test
    @DisplayName("what a goal resolves in its turn replaces what was read before")
    void areThoseOfTheLastReading() {
        states.add(settings, ModuleStatesTest::none);
        ProjectStates resolved = none();

        states.put(settings, resolved);

        assertThat(states.all()).containsExactly(resolved);
    }

    @Test
    @DisplayName("a goal compares its states with those of executions that have other settings")
    void areComparedWithinAModule() {
        ProjectStates other = none();
        states.put(settings, none());
        states.put(others, other);

        assertThat(states.besides(settings)).containsExactly(other);
    }

    @Test
    @DisplayName("a module is asked as each execution configures it, of whatever goal, unless that runs in no phase")
    void areAskedForAsEveryExecutionSays() {
        MavenProject module = module(
                execution("render", "render", null),
                execution("plan", "plan", "verify"),
                execution("off", "plan", "none"));

        assertThat(GoalExecutions.ids(module, render("first", MojoExecution.Source.LIFECYCLE)))
                .containsExactly("render", "plan");
        assertThat(GoalExecutions.ids(module, render("default-cli", MojoExecution.Source.CLI)))
                .containsExactly("default-cli");
    }

    private static PluginExecution execution(String id, String goal, @Nullable String phase) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.setPhase(phase);
        execution.addGoal(goal);
        return execution;
    }

    private static MavenProject module(PluginExecution... executions) {
        Plugin plugin = plugin();
        List.of(executions).forEach(plugin::addExecution);
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        return new MavenProject(model);
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.atmosmaven");
        plugin.setArtifactId("atmos-maven-plugin");
        return plugin;
    }

    private static MojoExecution render(String id, MojoExecution.Source source) {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setPlugin(plugin());
        MojoDescriptor goal = new MojoDescriptor();
        goal.setPluginDescriptor(descriptor);
        goal.setGoal("render");
        return new MojoExecution(goal, id, source);
    }
}

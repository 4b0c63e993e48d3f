package io.github.atmosmaven.maven.modules;

import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Executions of one goal in the modules that have stacks. A module must not wait for one in which the goal is not bound,
 * or is bound to no phase.
 */
final class GoalExecutions {

    private static final String NO_PHASE = "none";

    private final MavenSession session;
    private final MojoExecution execution;
    private final ModulesWithStacks stacks;

    /** @param execution its id in the POM */
    record ModuleExecution(MavenProject module, String execution) {}

    GoalExecutions(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
        this.stacks = new ModulesWithStacks(session, execution);
    }

    /**
     * Executions in all modules that belong together with this one. A module contributes the execution with the same id,
     * or all executions of the goal if it has none with that id. A build that is resumed counts the modules it passes over, which were built before.
     */
    List<ModuleExecution> all() {
        boolean resumed = session.getRequest().getResumeFrom() != null;
        List<MavenProject> built = session.getProjects();
        List<MavenProject> all = resumed ? session.getAllProjects() : built;
        return (all == null ? built : all)
                .stream().filter(stacks::isIn).flatMap(this::of).toList();
    }

    private Stream<ModuleExecution> of(MavenProject module) {
        ModuleExecution same = new ModuleExecution(module, execution.getExecutionId());
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return Stream.of(same);
        }
        List<ModuleExecution> bound = bound(module);
        return bound.contains(same) ? Stream.of(same) : bound.stream();
    }

    /** Plugins of the build only. Maven merges managed ones into those of the modules that use them. */
    private List<ModuleExecution> bound(MavenProject module) {
        return executions(module, execution)
                .map(each -> new ModuleExecution(module, each.getId()))
                .toList();
    }

    /**
     * Returns true if the goal of an execution also runs in a module. A goal from the command line runs in every
     * module.
     */
    static boolean isIn(MavenProject module, MojoExecution execution) {
        return execution.getSource() == MojoExecution.Source.CLI
                || executions(module, execution).findAny().isPresent();
    }

    /** Ids under which a module runs any goal of the plugin, when it runs the given one. */
    static List<String> ids(MavenProject module, MojoExecution execution) {
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return List.of(execution.getExecutionId());
        }
        return bound(module, execution.getPlugin().getKey())
                .filter(each -> !each.getGoals().isEmpty())
                .map(PluginExecution::getId)
                .toList();
    }

    private static Stream<PluginExecution> executions(MavenProject module, MojoExecution execution) {
        return bound(module, execution.getPlugin().getKey())
                .filter(each -> each.getGoals().contains(execution.getGoal()));
    }

    private static Stream<PluginExecution> bound(MavenProject module, String plugin) {
        return module.getBuild().getPlugins().stream()
                .filter(each -> each.getKey().equals(plugin))
                .flatMap(each -> each.getExecutions().stream())
                .filter(GoalExecutions::hasPhase);
    }

    /** A POM that names no phase leaves the goal its default phase. */
    private static boolean hasPhase(PluginExecution execution) {
        String phase = execution.getPhase();
        return phase == null || !phase.isEmpty() && !phase.equals(NO_PHASE);
    }
}

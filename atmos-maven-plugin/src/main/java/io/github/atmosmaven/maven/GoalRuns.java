package io.github.atmosmaven.maven;

import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * In which modules with stacks a goal runs, and as which of its executions. A module that waits for the word of another
 * would wait in vain where the goal is not bound, or bound to no phase.
 */
final class GoalRuns {

    private static final String NO_PHASE = "none";

    private final MavenSession session;
    private final MojoExecution execution;
    private final StacksOfModules stacks;

    /** @param execution the id that a POM gives it */
    record Run(MavenProject module, String execution) {}

    GoalRuns(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
        this.stacks = new StacksOfModules(session, execution);
    }

    /**
     * The run of each module that goes with the given one: the same execution where the module has it, else all that it
     * has of the goal. A build that is resumed counts the modules it passes over, which were built before.
     */
    List<Run> all() {
        boolean resumed = session.getRequest().getResumeFrom() != null;
        List<MavenProject> built = session.getProjects();
        List<MavenProject> all = resumed ? session.getAllProjects() : built;
        return (all == null ? built : all)
                .stream().filter(stacks::isIn).flatMap(this::of).toList();
    }

    private Stream<Run> of(MavenProject module) {
        Run same = new Run(module, execution.getExecutionId());
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return Stream.of(same);
        }
        List<Run> bound = bound(module);
        return bound.contains(same) ? Stream.of(same) : bound.stream();
    }

    /** What is only managed runs nowhere: it is merged into the plugins of those modules that have them. */
    private List<Run> bound(MavenProject module) {
        return executions(module, execution)
                .map(each -> new Run(module, each.getId()))
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
                .filter(GoalRuns::hasPhase);
    }

    /** Where a POM names no phase, it is the goal's own. */
    private static boolean hasPhase(PluginExecution execution) {
        String phase = execution.getPhase();
        return phase == null || !phase.isEmpty() && !phase.equals(NO_PHASE);
    }
}

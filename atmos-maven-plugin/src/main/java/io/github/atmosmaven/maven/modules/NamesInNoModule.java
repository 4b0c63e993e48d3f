package io.github.atmosmaven.maven.modules;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.RebasedPaths;
import io.github.atmosmaven.workflow.select.Selection;
import io.github.atmosmaven.workflow.select.UnmatchedNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Finds the names of {@code -Dstack} and {@code -Dcomponent} that no module of a build has (D20). Each module leaves a
 * report of the names that it does not have. The last module to run sees all reports and returns the errors.
 */
public final class NamesInNoModule {

    private final MavenSession session;
    private final MojoExecution execution;
    private final MavenProject project;
    private final ModuleNotes neighbours;

    /** Names of a selection that one module does not have. */
    private record UnmatchedHere(Selection selection, Path directory, UnmatchedNames unmatched) {}

    /** Report of one module. It is empty if the module was asked for nothing. */
    private record ModuleReport(Optional<UnmatchedHere> missing) {}

    public NamesInNoModule(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
        this.project = session.getCurrentProject();
        this.neighbours = new ModuleNotes(session, execution.getMojoDescriptor().getPluginDescriptor());
    }

    /**
     * Leaves the report of this module.
     *
     * @return errors for the names that no module has; empty unless this module is the last to run
     */
    public List<Problem> missing(Selection selection, Path directory, UnmatchedNames here) {
        return tell(new ModuleReport(Optional.of(new UnmatchedHere(selection, directory, here))), directory);
    }

    /**
     * Leaves an empty report, in a module that looks for nothing because the goal is skipped or has nothing to do there.
     *
     * @return errors for the names that no module has; empty unless this module is the last to run
     */
    public List<Problem> missing(Path directory) {
        if (!new ModulesWithStacks(session, execution).isIn(project)) {
            // No module waits for its report.
            return List.of();
        }
        return tell(new ModuleReport(Optional.empty()), directory);
    }

    private List<Problem> tell(ModuleReport report, Path directory) {
        List<GoalExecutions.ModuleExecution> others = new GoalExecutions(session, execution)
                .all().stream().filter(run -> !run.module().equals(project)).toList();
        List<ModuleReport> reports = new ArrayList<>(List.of(report));
        if (!others.isEmpty()) {
            neighbours.leave(project, topic(execution.getExecutionId()), report);
            others.forEach(run -> neighbours
                    .note(run.module(), topic(run.execution()), ModuleReport.class)
                    .ifPresent(reports::add));
        }
        boolean last = reports.size() > others.size();
        return last ? missing(reports, directory) : List.of();
    }

    /** Topic of an execution. Another execution may select something else. */
    private String topic(String executionId) {
        return "missing in " + execution.getGoal() + "@" + executionId;
    }

    /** POMs may select different things in different modules. A name is reported if no module that was asked has it. */
    private static List<Problem> missing(List<ModuleReport> reports, Path directory) {
        Map<Selection, UnmatchedNames> everywhere = new LinkedHashMap<>();
        for (ModuleReport report : reports) {
            report.missing().ifPresent(missing -> {
                RebasedPaths paths = new RebasedPaths(directory, missing.directory());
                everywhere.merge(missing.selection(), missing.unmatched().seen(paths), UnmatchedNames::and);
            });
        }
        return everywhere.values().stream()
                .flatMap(unmatched -> unmatched.problems().stream())
                .toList();
    }
}

package io.github.atmosmaven.maven;

import io.github.atmosmaven.backend.ProjectStates;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.SeenFrom;
import io.github.atmosmaven.workflow.Selection;
import io.github.atmosmaven.workflow.Unmatched;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * What a module has to know of those that were built before it, or are at the same time. Each tells what it found, and the
 * one that comes last sees it all.
 */
public final class OtherModules {

    private final MavenSession session;
    private final MojoExecution execution;
    private final MavenProject project;
    private final Neighbours neighbours;

    /** What a module has not of what it was asked for. */
    private record Missing(Selection selection, Path directory, Unmatched unmatched) {}

    public OtherModules(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
        this.project = session.getCurrentProject();
        this.neighbours = new Neighbours(session, execution.getMojoDescriptor().getPluginDescriptor());
    }

    private boolean areThere() {
        return session.getProjects().size() > 1;
    }

    /** Errors where an instance has the state of one in another module (D32). */
    public List<Problem> sharedStates(Path directory, List<Instance> instances) {
        if (!areThere()) {
            return List.of();
        }
        String topic = "states";
        ProjectStates own = ProjectStates.of(directory, instances);
        neighbours.leave(project, topic, own);
        return neighbours.others(project, topic, ProjectStates.class).stream()
                .flatMap(other -> own.sharedWith(other).stream())
                .toList();
    }

    /**
     * What no module has of what was asked for (D20): it is told by the module that comes last. A module whose neighbours
     * may have it takes it as it is.
     */
    public Unmatched missing(Selection selection, Path directory, Unmatched here) {
        List<MavenProject> running = areThere() ? new StacksOfModules(session, execution).running() : List.of();
        if (running.size() < 2) {
            return here;
        }
        String topic = "missing in " + execution.getGoal();
        neighbours.leave(project, topic, new Missing(selection, directory, here));
        Unmatched everywhere = here;
        boolean last = true;
        for (MavenProject other : running) {
            Optional<Missing> told = neighbours.note(other, topic, Missing.class);
            last &= told.isPresent();
            if (told.isPresent() && told.get().selection().equals(selection)) {
                SeenFrom paths = new SeenFrom(directory, told.get().directory());
                everywhere = everywhere.and(told.get().unmatched().seen(paths));
            }
        }
        return last ? everywhere : Unmatched.NOTHING;
    }

    /** A module in which the goal is skipped has nothing of what is asked for. */
    public void tellNothing(Selection selection, Path directory) {
        missing(selection, directory, Unmatched.all(selection));
    }
}

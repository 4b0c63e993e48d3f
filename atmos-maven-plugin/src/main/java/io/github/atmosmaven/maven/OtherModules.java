package io.github.atmosmaven.maven;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.SeenFrom;
import io.github.atmosmaven.workflow.Selection;
import io.github.atmosmaven.workflow.Unmatched;
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

    /** The word of one run of the goal; nothing is missing where it was asked for nothing. */
    private record Word(Optional<Missing> missing) {}

    public OtherModules(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
        this.project = session.getCurrentProject();
        this.neighbours = new Neighbours(session, execution.getMojoDescriptor().getPluginDescriptor());
    }

    /**
     * What no module has of what was asked for (D20): it is told by the module that comes last. A module whose neighbours
     * may have it takes it as it is.
     */
    public List<Problem> missing(Selection selection, Path directory, Unmatched here) {
        return tell(new Word(Optional.of(new Missing(selection, directory, here))), directory);
    }

    /**
     * The same in a module that does not look for anything, because the goal is skipped in it or asked for nothing: others
     * may have left it to the last to tell what they miss.
     */
    public List<Problem> missing(Path directory) {
        if (!new StacksOfModules(session, execution).isIn(project)) {
            // Nobody waits for its word.
            return List.of();
        }
        return tell(new Word(Optional.empty()), directory);
    }

    private List<Problem> tell(Word word, Path directory) {
        List<GoalRuns.Run> others = new GoalRuns(session, execution)
                .all().stream().filter(run -> !run.module().equals(project)).toList();
        List<Word> words = new ArrayList<>(List.of(word));
        if (!others.isEmpty()) {
            neighbours.leave(project, topic(execution.getExecutionId()), word);
            others.forEach(run -> neighbours
                    .note(run.module(), topic(run.execution()), Word.class)
                    .ifPresent(words::add));
        }
        boolean last = words.size() > others.size();
        return last ? missing(words, directory) : List.of();
    }

    /** The topic of a run: another one may be asked for something else. */
    private String topic(String executionId) {
        return "missing in " + execution.getGoal() + "@" + executionId;
    }

    /** Where a POM selects, modules may be asked for different things; each is missing where nobody has it. */
    private static List<Problem> missing(List<Word> words, Path directory) {
        Map<Selection, Unmatched> everywhere = new LinkedHashMap<>();
        for (Word word : words) {
            word.missing().ifPresent(missing -> {
                SeenFrom paths = new SeenFrom(directory, missing.directory());
                everywhere.merge(missing.selection(), missing.unmatched().seen(paths), Unmatched::and);
            });
        }
        return everywhere.values().stream()
                .flatMap(unmatched -> unmatched.problems().stream())
                .toList();
    }
}

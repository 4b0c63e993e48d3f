package io.github.atmosmaven.workflow;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What every run leaves for scripts below the output directory: what is wrong, and where every instance is run (D7). */
public final class ScriptFiles {

    private final Path projectDirectory;
    private final Path outputDirectory;
    private final Problems found = new Problems();

    public ScriptFiles(Path projectDirectory, Path outputDirectory) {
        this.projectDirectory = projectDirectory;
        this.outputDirectory = outputDirectory;
    }

    /** Directory that the files are in. */
    public Path directory() {
        return outputDirectory;
    }

    /** Adds to {@code problems.json} what this run found; what an earlier one found goes away. */
    public void leave(Collection<Problem> problems) {
        found.addAll(problems);
        ProblemsFile.write(outputDirectory, found.sorted());
    }

    /** What becomes of backend files that no instance has any more. */
    public enum Former {
        /** They are noted for a run that renders. */
        KEPT,
        /** They go away, unless a broken manifest may still speak for them. */
        REMOVED
    }

    /**
     * Leaves the problems and the index of all stacks.
     *
     * @return how many backend files went away
     */
    public int leave(LoadedStacks loaded, WorkingDirectories places, Former former) {
        List<Problem> problems = loaded.problems();
        leave(problems);
        List<Instance> instances = loaded.resolution().instances();
        IndexFile index = new IndexFile(projectDirectory, places);
        String text = index.text(instances);
        StaleBackendFiles stale = new StaleBackendFiles(projectDirectory, outputDirectory, places);
        boolean removes = former == Former.REMOVED && problems.stream().noneMatch(Problem::isError);
        if (IndexFile.isCurrent(outputDirectory, text) && !(removes && stale.areKept())) {
            return 0;
        }
        int removed = 0;
        if (!removes) {
            stale.keep(instances);
        } else {
            removed = stale.remove(instances);
        }
        index.write(outputDirectory, text);
        return removed;
    }
}

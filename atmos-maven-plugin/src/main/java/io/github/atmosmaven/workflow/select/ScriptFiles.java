package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.workflow.report.ProblemsFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Files that every run leaves for scripts below the output directory: the problems, and an index of all instances with
 * their working directories (D7).
 */
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

    /** Leaves the problems and the index of all stacks. Backend files that no instance has any more are noted. */
    public void leave(LoadedStacks loaded, WorkingDirectories places) {
        leave(loaded.problems());
        List<Instance> instances = loaded.resolution().instances();
        IndexFile index = new IndexFile(projectDirectory, places);
        String text = index.text(instances);
        if (!IndexFile.isCurrent(outputDirectory, text)) {
            new StaleBackendFiles(projectDirectory, outputDirectory, places).keep(instances);
            index.write(outputDirectory, text);
        }
    }

    /**
     * Removes the backend files that {@link #leave(LoadedStacks, WorkingDirectories)} has noted, unless a broken manifest
     * may still speak for them.
     *
     * @return number of removed files
     */
    public int removeFormer(LoadedStacks loaded, WorkingDirectories places) {
        StaleBackendFiles stale = new StaleBackendFiles(projectDirectory, outputDirectory, places);
        if (!stale.areKept() || loaded.problems().stream().anyMatch(Problem::isError)) {
            return 0;
        }
        return stale.remove(loaded.resolution().instances());
    }
}

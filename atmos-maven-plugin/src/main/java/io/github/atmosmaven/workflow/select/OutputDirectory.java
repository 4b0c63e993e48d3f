package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.files.OwnTree;
import io.github.atmosmaven.model.path.OwnNames;
import io.github.atmosmaven.terraform.mirror.MavenBuild;
import io.github.atmosmaven.terraform.mirror.SourceTree;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The directory below which a run writes whatever can be made again (D3), and what every run leaves there. */
public final class OutputDirectory {

    public static final String PARAMETER = "-Datmos.outputDirectory";

    private final Path directory;
    private final MavenBuild build;
    private final ScriptFiles scripts;
    private @Nullable WorkingDirectories workingDirectories;

    /**
     * Directories that a run writes for or into.
     *
     * @param project directory of the POM
     * @param home directory whose {@code .atmos} belongs to the plugin
     * @param output directory of all generated files
     */
    public record Directories(Path project, Path home, Path output) {}

    /**
     * @param build build with the directories that a user may have replaced by links
     * @throws io.github.atmosmaven.problem.AtmosException.InvalidConfiguration where the directory is among the sources
     * @throws io.github.atmosmaven.problem.AtmosException.EnvironmentFailure where it or {@code .atmos} is no plain
     *     directory, or what the plugin writes there no plain file (D77)
     */
    public OutputDirectory(Directories directories, Sources sources, MavenBuild build) {
        Path directory = directories.output();
        OwnTree.below(build.buildDirectories().stream()
                        .filter(directory::startsWith)
                        .findFirst()
                        .orElse(directory))
                .requirePlain(directory, OwnNames::areInOutput);
        OwnTree.below(directories.home()).requirePlain(directories.home().resolve(".atmos"), name -> true);
        sources.refuse(PARAMETER, directory);
        this.directory = directory;
        this.build = build;
        this.scripts = new ScriptFiles(directories.project(), directory);
    }

    public Path path() {
        return directory;
    }

    /** Returns true if a file lies in the directory. */
    public boolean holds(Path file) {
        return file.startsWith(directory.toAbsolutePath().normalize());
    }

    public ScriptFiles scripts() {
        return scripts;
    }

    /** Leaves for scripts what is wrong and where every instance is run (D7). */
    public void leave(LoadedStacks loaded) {
        Sources.of(
                        loaded.settings().directories().project(),
                        loaded.settings().directories().stacks())
                .refuse(PARAMETER, directory);
        scripts.leave(loaded, workingDirectories(loaded));
    }

    /** The repository that working directories mirror. */
    public SourceTree repository(LoadedStacks loaded) {
        return SourceTree.of(
                loaded.settings().directories().project(),
                loaded.settings().directories().rootModules(),
                build.with(directory));
    }

    /** Returns the working directories of all instances of the project. They are computed once. */
    public WorkingDirectories workingDirectories(LoadedStacks loaded) {
        WorkingDirectories known = workingDirectories;
        if (known == null) {
            known = new WorkingDirectories(directory, loaded.resolution().instances(), repository(loaded));
            workingDirectories = known;
        }
        return known;
    }
}

package io.github.atmosmaven.terraform.mirror;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.files.OwnTree;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.InstancePaths;
import io.github.atmosmaven.model.path.CleanPath;
import io.github.atmosmaven.model.path.PathNames;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Directory that each instance is run in (D61): {@code <output>/<stack>/<instance>/<path of the root module in the
 * repository>}. The neighbours of the root module are linked beside the working directory. No instance lies in the
 * directory of another ({@link InstancePaths}), so none runs into the links of another.
 */
public final class WorkingDirectories {

    /** Name of the file in which a root module keeps its choice of provider versions. */
    public static final String LOCK_FILE = ".terraform.lock.hcl";

    private static final String PLANS = "plans";

    /** Files that the plugin itself writes beside a working directory. */
    private static final Set<String> OWN_FILES = Set.of(
            "plan.log",
            "apply.log",
            "destroy.log",
            "unlock.log",
            "terraform.log",
            "output.log",
            "test.log",
            VariableFile.NAME,
            WorkingCopy.COPIED);

    /** Its presence says that there are links, so that rendering alone need not look for any. */
    private static final String LINKED = ".atmos-linked";

    private final Path outputDirectory;
    private final SourceTree repository;
    private final Map<String, Path> modules = new ConcurrentHashMap<>();
    private final OwnTree tree;
    private final InstancePaths paths;

    /**
     * @param instances all instances of the project, so that an instance is run at one place whatever was selected
     * @param repository repository that the working directories mirror
     */
    public WorkingDirectories(Path outputDirectory, Collection<Instance> instances, SourceTree repository) {
        this.outputDirectory = outputDirectory;
        this.repository = repository;
        this.tree = OwnTree.below(outputDirectory).ownerOnlyBelow(outputDirectory);
        this.paths = InstancePaths.of(instances);
    }

    static boolean isOwnFile(Path file) {
        return OWN_FILES.contains(file.getFileName().toString());
    }

    /** The directory of everything that belongs to an instance: its log, its working directory and its links. */
    public Path base(Instance instance) {
        return outputDirectory.resolve(paths.of(instance));
    }

    /** The directory of the saved plan of an instance (D63). */
    public Path plan(Instance instance) {
        return outputDirectory.resolve(PLANS).resolve(paths.of(instance));
    }

    /** The directories of all instances, which are for their owner alone (D79). */
    public OwnTree tree() {
        return tree;
    }

    /**
     * Waits until no other build works on an instance (D78).
     *
     * @throws AtmosException.EnvironmentFailure when one does for too long
     */
    public BuildLocks.Held lock(Instance instance, BuildLocks locks) throws InterruptedException {
        return locks.hold(paths.of(instance), instance.displayName());
    }

    /**
     * Makes the directory of an instance, before a tool runs there.
     *
     * @throws AtmosException.EnvironmentFailure where it, or a file of the plugin in it, is no plain one (D77)
     */
    public void open(Instance instance) {
        clear(List.of(instance));
        Path base = base(instance);
        tree.make(base);
        OWN_FILES.forEach(name -> tree.holdsFile(base.resolve(name)));
    }

    /**
     * Checks what the tool writes into a working directory, once that is brought up.
     *
     * @param data the directory of the tool's own data in it
     * @throws AtmosException.EnvironmentFailure where it is no plain directory, or a file in it no plain one (D77)
     */
    public void requirePlain(Path directory, String data) {
        tree.holdsFile(directory.resolve(LOCK_FILE));
        tree.requirePlain(directory.resolve(data), name -> true);
    }

    /** The directory the tool runs in. */
    public Path directory(Instance instance) {
        return base(instance).resolve(modules.computeIfAbsent(instance.rootModule(), this::modulePath));
    }

    /** A root module that is not there is given the place that it would have. */
    private Path modulePath(String component) {
        Path module = repository.module(component);
        return module == null
                ? repository
                        .root()
                        .relativize(repository.rootModules())
                        .resolve(PathNames.nested(CleanPath.of(component)))
                : repository.root().relativize(module);
    }

    /**
     * Takes away links that an earlier run made on the way to where an instance is run now, for instance because it had
     * another root module then: nothing may be written through them into the project (D3). Links of other origin above the
     * directory of an instance are left to be refused (D77).
     */
    public void clear(Collection<Instance> chosen) {
        Path output = outputDirectory.toAbsolutePath().normalize();
        if (!Files.exists(output.resolve(LINKED))) {
            return;
        }
        for (Instance instance : chosen) {
            Path base = base(instance).toAbsolutePath().normalize();
            Path directory = directory(instance).toAbsolutePath().normalize();
            Path level = output;
            for (Path step : output.relativize(directory)) {
                boolean below = level.startsWith(base);
                boolean ofEarlierRun =
                        below || Files.exists(level.resolve(WorkingCopy.COPIED), LinkOption.NOFOLLOW_LINKS);
                level = level.resolve(step);
                if (ofEarlierRun) {
                    removeLink(level);
                }
            }
        }
    }

    private static void removeLink(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.CANNOT_WRITE,
                            null,
                            "cannot remove the link " + path + ": " + IoReason.of(e),
                            "check the permissions of the directory, or run mvn clean"),
                    e);
        }
    }

    /** To be called before links are made. */
    public void noteLinks(AtomicFiles files) {
        files.writeIfChanged(outputDirectory.resolve(LINKED), new byte[0], AtomicFiles.Access.DEFAULT);
    }
}

package io.github.atmosmaven.terraform;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.model.CleanPath;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.PathNames;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where each instance is run (D61): {@code <output>/<stack>/<instance>/<path of the root module in the repository>}. What
 * lies beside the root module is linked beside the working directory, so the directories of instances must not run into each other's
 * links; where plain names would, for instance {@code net} beside {@code net/dns} with a root module {@code dns}, the
 * slashes of the name in question are written as {@code %2F}.
 */
public final class WorkingDirectories {

    /** What the plugin itself writes beside a working directory. */
    private static final Set<String> OWN_FILES =
            Set.of("plan.log", "unlock.log", PlanCommand.PLAN, VariableFile.NAME, WorkingCopy.COPIED);

    /** Its presence says that there are links, so that rendering alone need not look for any. */
    private static final String LINKED = ".atmos-linked";

    private final Path outputDirectory;
    private final SourceTree repository;
    private final Map<String, Path> modules = new ConcurrentHashMap<>();
    private final Map<Instance, String> bases = new IdentityHashMap<>();

    /**
     * @param instances all instances of the project, so that an instance is run at one place whatever was selected
     * @param repository what the working directories mirror
     */
    public WorkingDirectories(Path outputDirectory, Collection<Instance> instances, SourceTree repository) {
        this.outputDirectory = outputDirectory;
        this.repository = repository;
        Set<String> linked = new HashSet<>(OWN_FILES);
        repository.names().forEach(name -> linked.add(folded(name)));
        Map<String, Integer> uses = new HashMap<>();
        for (Instance instance : instances) {
            uses.merge(folded(plain(instance)), 1, Integer::sum);
        }
        for (Instance instance : instances) {
            String plain = plain(instance);
            String place = folded(plain);
            boolean clear = uses.getOrDefault(place, 1) == 1 && !runsInto(place, uses.keySet(), linked);
            bases.put(instance, clear ? plain : escaped(instance));
        }
    }

    /** Whether a path leads through something that stands beside the working directory of another instance. */
    private static boolean runsInto(String path, Set<String> occupied, Set<String> linked) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (linked.contains(firstSegment(path.substring(slash + 1)))
                    && occupied.contains(path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    static boolean isOwnFile(Path file) {
        return OWN_FILES.contains(file.getFileName().toString());
    }

    private static String firstSegment(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** Some file systems do not tell upper case from lower case. */
    private static String folded(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    private static String plain(Instance instance) {
        return PathNames.nested(instance.stack()) + "/" + PathNames.nested(instance.name());
    }

    private static String escaped(Instance instance) {
        return PathNames.flat(instance.stack()) + "/" + PathNames.flat(instance.name());
    }

    /** The directory of everything that belongs to an instance: its log, its working directory and its links. */
    public Path base(Instance instance) {
        String base = bases.get(instance);
        return outputDirectory.resolve(base == null ? escaped(instance) : base);
    }

    /** The directory the tool runs in. */
    public Path directory(Instance instance) {
        return base(instance).resolve(modules.computeIfAbsent(instance.component(), this::modulePath));
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
     * another root module then: nothing may be written through them into the project (D3).
     */
    public void clear(Collection<Instance> chosen) {
        Path output = outputDirectory.toAbsolutePath().normalize();
        if (!Files.exists(output.resolve(LINKED))) {
            return;
        }
        for (Instance instance : chosen) {
            Path directory = directory(instance).toAbsolutePath().normalize();
            Path level = output;
            for (Path step : output.relativize(directory)) {
                level = level.resolve(step);
                removeLink(level);
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
    void noteLinks(AtomicFiles files) {
        files.writeIfChanged(outputDirectory.resolve(LINKED), new byte[0], AtomicFiles.Access.DEFAULT);
    }
}

package io.github.atmosmaven.terraform;

import io.github.atmosmaven.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Brings a root module into the working directory of an instance (D61): its files are copied there, and what lies beside
 * and above it is linked, so that {@code ../modules/x} leads where it leads in the project. Files that the copy got from
 * an earlier state of the module disappear; what the tool and the plugin put there stays.
 */
final class WorkingCopy {

    /** The list of what was copied, relative to the base and beside the working directory: the tool does not see it. */
    static final String COPIED = ".atmos-copied";

    private final Path base;
    private final Path rootModules;
    private final Path module;
    private final Path directory;
    private final boolean hasBackend;
    private final AtomicFiles files = new AtomicFiles();

    /**
     * @param base directory of the instance, which stands for the root modules' directory
     * @param directory where the instance runs, below the base as the module is below the root modules
     * @param hasBackend whether the backend file is the plugin's, so that one in the module is left behind
     */
    WorkingCopy(Path base, Path directory, Path rootModules, Path module, boolean hasBackend) {
        this.base = base;
        this.directory = directory;
        this.rootModules = rootModules.toAbsolutePath().normalize();
        this.module = module;
        this.hasBackend = hasBackend;
    }

    void bringUp() throws IOException {
        Files.createDirectories(directory);
        copyModule();
        linkAround();
    }

    private void copyModule() throws IOException {
        List<String> names = ModuleFiles.of(module).stream()
                .filter(name -> !(hasBackend && name.equals(Workplace.BACKEND)))
                .toList();
        String place = base.relativize(directory).toString().replace('\\', '/') + "/";
        Set<String> wanted = new TreeSet<>();
        names.forEach(name -> wanted.add(place + name));
        Set<String> earlier = earlier();
        Set<String> all = new TreeSet<>(earlier);
        all.addAll(wanted);
        // Before the first copy, so that a killed build leaves nothing that the next one does not know of.
        note(all);
        for (String name : names) {
            files.copyIfChanged(module.resolve(name), directory.resolve(name));
        }
        earlier.removeAll(wanted);
        for (String stale : earlier) {
            removeStale(stale);
        }
        note(wanted);
    }

    private Set<String> earlier() throws IOException {
        Path list = base.resolve(COPIED);
        return Files.exists(list)
                ? new TreeSet<>(
                        Files.readString(list, StandardCharsets.UTF_8).lines().toList())
                : new TreeSet<>();
    }

    private void note(Collection<String> copied) {
        StringBuilder text = new StringBuilder();
        copied.forEach(name -> text.append(name).append('\n'));
        files.writeIfChanged(base.resolve(COPIED), text.toString(), AtomicFiles.Access.DEFAULT);
    }

    private void removeStale(String name) throws IOException {
        Path stale = base.resolve(name).normalize();
        if (stale.startsWith(base) && Files.isRegularFile(stale, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(stale);
        }
    }

    /** At each level between the root modules' directory and the module, everything but the way to the module. */
    private void linkAround() throws IOException {
        Path source = rootModules;
        Path target = base;
        for (Path step : rootModules.relativize(module)) {
            Siblings siblings = new Siblings(source, target, files);
            List<String> wanted = new ArrayList<>(children(source));
            wanted.remove(step.toString());
            siblings.bring(wanted);
            source = source.resolve(step);
            target = target.resolve(step.toString());
        }
    }

    private static List<String> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }
}

package io.github.atmosmaven.terraform.mirror;

import io.github.atmosmaven.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Brings up the mirror of the repository that an instance runs in (D61). Files that it got from an earlier state of the
 * modules disappear; what the tool and the plugin put there stays.
 */
public final class WorkingCopy {

    /** The list of what was copied, beside the mirror: the tool does not see it. */
    static final String COPIED = ".atmos-copied";

    private final Path base;
    private final SourceTree repository;
    private final Mirror mirror;
    private final Predicate<String> generated;
    private final AtomicFiles files;

    /**
     * @param base directory of the instance, which stands for the root of the repository
     * @param generated tells the files that the plugin writes itself, by their paths from the root
     */
    public WorkingCopy(Path base, SourceTree repository, Mirror mirror, Predicate<String> generated) {
        this.base = base;
        this.repository = repository;
        this.mirror = mirror;
        this.generated = generated;
        this.files = new AtomicFiles();
    }

    public void bringUp() throws IOException {
        Files.createDirectories(base);
        // Before the first file, so that none is ever written through a link into the sources.
        for (Mirror.Level level : mirror.levels()) {
            makeFolder(base.resolve(level.place()));
        }
        copyFiles();
        Links links = new Links(base.toRealPath(), repository, files);
        for (Mirror.Level level : mirror.levels()) {
            links.bring(level);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(folder);
            Files.createDirectory(folder);
        }
    }

    private void copyFiles() throws IOException {
        List<String> wanted = mirror.files().stream().filter(generated.negate()).toList();
        Set<String> earlier = earlier();
        Set<String> all = new TreeSet<>(earlier);
        all.addAll(wanted);
        // Before the first copy, so that a killed build leaves nothing that the next one does not know of.
        note(all);
        wanted.forEach(earlier::remove);
        for (String stale : earlier) {
            removeStale(stale);
        }
        for (String name : wanted) {
            Path copy = base.resolve(name);
            if (Files.isDirectory(copy, LinkOption.NOFOLLOW_LINKS)) {
                Links.delete(copy);
            }
            files.copyIfChanged(repository.root().resolve(name), copy);
        }
        note(wanted);
    }

    private Set<String> earlier() throws IOException {
        Path list = base.resolve(COPIED);
        return Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)
                ? new TreeSet<>(
                        Files.readString(list, StandardCharsets.UTF_8).lines().toList())
                : new TreeSet<>();
    }

    private void note(Collection<String> copied) {
        StringBuilder text = new StringBuilder();
        copied.forEach(name -> text.append(name).append('\n'));
        files.writeIfChanged(base.resolve(COPIED), text.toString(), AtomicFiles.Access.DEFAULT);
    }

    /** Removes a file that is no longer copied. Nothing is removed behind a link, since links lead into the sources. */
    private void removeStale(String name) throws IOException {
        Path stale = base.resolve(name).normalize();
        if (stale.startsWith(base)
                && Files.isRegularFile(stale, LinkOption.NOFOLLOW_LINKS)
                && stale.toRealPath().equals(base.toRealPath().resolve(base.relativize(stale)))) {
            Files.delete(stale);
        }
    }
}

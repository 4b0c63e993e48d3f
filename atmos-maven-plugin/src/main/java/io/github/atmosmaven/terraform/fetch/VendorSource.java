package io.github.atmosmaven.terraform.fetch;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server of a vendor, or a mirror of it: archives, and beside them a list of their sums. */
public final class VendorSource implements ToolSource {

    private static final long LONGEST_LIST = 1024 * 1024;
    private static final long LONGEST_ARCHIVE = 512 * 1024 * 1024;

    private final VendorLayout layout;
    private final SourceFiles files;
    private final String hint;

    /** @param hint hint for a source that cannot be reached or does not let the caller in */
    public VendorSource(VendorLayout layout, SourceFiles files, String hint) {
        this.layout = layout;
        this.files = files;
        this.hint = hint;
    }

    @Override
    public Fetched fetch(Release release, Path directory) throws IOException, InterruptedException {
        URI place = layout.directory(release);
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        if (!files.read(place.resolve(release.sums()), () -> SourceFiles.restarted(list), LONGEST_LIST)) {
            throw missing(release);
        }
        Sums sums = Sums.of(list.toString(StandardCharsets.UTF_8));
        String wanted = sums.of(release);
        if (wanted == null) {
            throw notBuilt(release, sums.platforms(release));
        }
        URI archive = place.resolve(release.archive());
        Path file = directory.resolve(release.archive());
        if (!files.read(archive, () -> Files.newOutputStream(file), LONGEST_ARCHIVE)) {
            throw notFetched(archive + " does not exist, although " + release.sums() + " names it", hint);
        }
        String sum = Sums.of(file);
        if (!sum.equals(wanted)) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.TOOL_SUM_DIFFERS,
                            null,
                            "the SHA-256 sum of " + archive + " is " + sum + ", but " + release.sums() + " says "
                                    + wanted,
                            "try again; if it stays so, ask who runs that server"),
                    null);
        }
        return new Fetched(file, true, archive.toString());
    }

    private AtmosException missing(Release release) throws InterruptedException {
        List<String> nearest = listing(release)
                .map(text -> Versions.nearest(release.version(), Versions.in(text)))
                .orElse(List.of());
        return notFetched(
                shown() + " has no " + release.kind() + " " + release.version(),
                nearest.isEmpty()
                        ? "check toolVersion and toolSource"
                        : "set toolVersion to one that it has; the nearest are " + String.join(", ", nearest));
    }

    /** The list of a source helps to find the right version; a source without one is no failure of its own. */
    private Optional<String> listing(Release release) throws InterruptedException {
        try {
            return files.listing(layout.index(release.kind()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private AtmosException notBuilt(Release release, List<String> platforms) {
        return notFetched(
                shown() + " has no " + release,
                platforms.isEmpty()
                        ? release.sums() + " names no archive of that version"
                        : "it has that version for " + String.join(", ", platforms)
                                + "; install the tool there and leave out toolSource");
    }

    private static AtmosException notFetched(String message, String hint) {
        return new AtmosException.InvalidConfiguration(
                Problem.error(ProblemCode.TOOL_NOT_FETCHED, null, message, hint));
    }

    @Override
    public String shown() {
        URI mirror = layout.mirror();
        return mirror == null ? "the vendor" : mirror.toString();
    }

    @Override
    public String hint() {
        return hint;
    }
}

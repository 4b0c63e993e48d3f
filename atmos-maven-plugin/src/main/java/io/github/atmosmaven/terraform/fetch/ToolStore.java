package io.github.atmosmaven.terraform.fetch;

import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.tool.ToolSupply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Binaries that this machine has fetched, in the local repository of Maven: {@code tools/<tool>/<version>/<os>-<arch>} of
 * the plugin's cache there. A binary is complete from the moment on that it has its place, and is never changed.
 */
public final class ToolStore implements ToolSupply {

    private static final String CACHE = ".cache/atmos-maven-plugin";

    private final Path cache;
    private final Platform platform;
    private final ToolSource source;
    private final Terms terms;
    private final BuildLocks locks;

    /**
     * Terms on which something is fetched.
     *
     * @param sums SHA-256 sums of archives, one of which it has to have; empty if any will do
     * @param offline true if nothing may be fetched
     * @param patience longest wait for another build that fetches the same
     * @param notes is told what is fetched
     */
    public record Terms(Set<String> sums, boolean offline, Duration patience, Consumer<String> notes) {

        public Terms {
            sums = Set.copyOf(sums);
        }
    }

    /** @param repository local repository of Maven */
    public ToolStore(Path repository, Platform platform, ToolSource source, Terms terms) {
        this.cache = repository.toAbsolutePath().normalize().resolve(CACHE);
        this.platform = platform;
        this.source = source;
        this.terms = terms;
        this.locks = BuildLocks.shared(cache.resolve("locks"), terms.patience(), terms.notes());
    }

    @Override
    public Path place(Tool release) {
        return program(release(release));
    }

    @Override
    public Path bring(Tool tool) {
        Release release = release(tool);
        if (isThere(release)) {
            requireAsked(release);
            return program(release);
        }
        if (terms.offline() && !source.mayBeHere()) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.OFFLINE,
                            null,
                            release + " is not fetched yet, and Maven is offline: " + program(release)
                                    + " does not exist",
                            "run 'mvn atmos:tool' once without -o"),
                    null);
        }
        locked(release, () -> {
            if (!isThere(release)) {
                fetch(release);
            }
        });
        requireAsked(release);
        return program(release);
    }

    @Override
    public void discard(Tool tool) {
        Release release = release(tool);
        locked(release, () -> {
            Trees.remove(directory(release));
            Files.deleteIfExists(record(release));
            Trees.removeEmpty(version(release));
        });
    }

    private Release release(Tool tool) {
        ToolVersion version = Objects.requireNonNull(tool.version());
        return new Release(tool.kind(), version, platform);
    }

    private Path directory(Release release) {
        return version(release).resolve(platform.toString());
    }

    private Path version(Release release) {
        return cache.resolve("tools")
                .resolve(release.name())
                .resolve(release.version().text());
    }

    private Path program(Release release) {
        return directory(release).resolve(release.program());
    }

    /** File that remembers the sum of the archive that a binary came in. */
    private Path record(Release release) {
        return directory(release).resolveSibling(platform + ".sha256");
    }

    private boolean isThere(Release release) {
        Path program = program(release);
        return Files.isRegularFile(program)
                && Files.isExecutable(program)
                && (terms.sums().isEmpty() || Files.exists(record(release)));
    }

    /** Work that nobody else does to a release at the same time. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    @SuppressWarnings("try") // A lock is held; nothing is asked of it.
    private void locked(Release release, Work work) {
        try (BuildLocks.Held lock = locks.hold(directory(release).toString(), release.toString())) {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.TOOL_INTERRUPTED,
                            null,
                            "the fetching of " + release + " was interrupted",
                            null),
                    null);
        } catch (IOException e) {
            throw new AtmosException.EnvironmentFailure(new FetchFailure(release, source, cache).of(e), e);
        }
    }

    private void fetch(Release release) throws IOException, InterruptedException {
        Path directory = directory(release);
        Path part = directory.resolveSibling(platform + ".part");
        terms.notes().accept("Fetching " + release + " from " + source.shown());
        try {
            // A build that was killed may have left something.
            Trees.remove(part);
            ToolSource.Fetched fetched = source.fetch(release, Files.createDirectories(part.resolve("fetched")));
            String sum = Sums.of(fetched.file());
            requireAsked(sum, fetched.from());
            Path unpacked = Files.createDirectory(part.resolve("unpacked"));
            unpack(release, fetched, unpacked);
            Trees.remove(directory);
            Files.writeString(record(release), sum + "\n");
            Files.move(unpacked, directory, StandardCopyOption.ATOMIC_MOVE);
            if (terms.sums().isEmpty()) {
                terms.notes()
                        .accept("To accept nothing else from now on, pin its sum: <toolSha256>" + sum
                                + "</toolSha256>");
            }
        } finally {
            Trees.remove(part);
            Trees.removeEmpty(version(release));
        }
    }

    private static void unpack(Release release, ToolSource.Fetched fetched, Path directory) throws IOException {
        Path program = directory.resolve(release.program());
        if (fetched.isArchive()) {
            Archive.unpack(fetched.file(), release.program(), directory);
        } else {
            Files.copy(fetched.file(), program);
        }
        if (!program.toFile().setExecutable(true, false)) {
            throw new IOException("its file system lets no file be executed");
        }
    }

    private void requireAsked(Release release) {
        recorded(release).ifPresent(sum -> {
            if (!isAsked(sum)) {
                throw differs(
                        directory(release) + " was unpacked from an archive with the SHA-256 sum " + sum,
                        "correct toolSha256, or remove that directory to have it fetched anew");
            }
        });
    }

    private Optional<String> recorded(Release release) {
        try {
            return Optional.of(Files.readString(record(release)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void requireAsked(String sum, String from) {
        if (!isAsked(sum)) {
            throw differs(
                    "the SHA-256 sum of " + from + " is " + sum,
                    "if that archive is the right one, correct toolSha256");
        }
    }

    private boolean isAsked(String sum) {
        return terms.sums().isEmpty() || terms.sums().contains(sum);
    }

    private AtmosException differs(String message, String hint) {
        String asked = String.join(" or ", terms.sums().stream().sorted().toList());
        return new AtmosException.EnvironmentFailure(
                Problem.error(ProblemCode.TOOL_SUM_DIFFERS, null, message + ", but toolSha256 is " + asked, hint),
                null);
    }
}

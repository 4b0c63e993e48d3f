package io.github.atmosmaven.terraform.fetch;

import io.github.atmosmaven.problem.AtmosException;
import java.io.IOException;
import java.nio.file.Path;

/** Source of releases of a tool. */
public interface ToolSource {

    /**
     * A release on this machine.
     *
     * @param file the archive, or the program itself
     * @param isArchive true if the file is a zip archive with the program in it
     * @param from words for the place that it came from
     */
    record Fetched(Path file, boolean isArchive, String from) {}

    /**
     * Fetches a release, and checks it against the sum that stands beside it, where the source has sums.
     *
     * @param directory an empty directory for what is fetched
     * @throws AtmosException if the source lacks the release, or gives something else
     * @throws IOException if the source cannot be reached, or the directory not be written to
     */
    Fetched fetch(Release release, Path directory) throws IOException, InterruptedException;

    /** Returns true if the source may have a release on this machine, and so is asked while Maven is offline. */
    default boolean mayBeHere() {
        return false;
    }

    /** The source in the middle of a sentence. */
    String shown();

    /** Hint for a source that cannot be reached or does not let the caller in. */
    String hint();
}

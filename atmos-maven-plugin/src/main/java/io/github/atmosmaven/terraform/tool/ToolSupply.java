package io.github.atmosmaven.terraform.tool;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.AtmosException;
import java.nio.file.Path;

/** Binaries that are fetched, so that no tool on the PATH is looked at (D94). Safe for several threads. */
public interface ToolSupply {

    /**
     * Place of a binary, whether it is there or not.
     *
     * @param release of an exact version
     */
    Path place(Tool release);

    /**
     * Fetches a binary that is not there yet.
     *
     * @param release of an exact version
     * @return its place
     * @throws AtmosException if it cannot be had; then nothing is left behind
     */
    Path bring(Tool release);

    /** Removes a binary that turned out to be none. */
    void discard(Tool release);
}

package io.github.atmosmaven.function;

import io.github.atmosmaven.model.YamlDocument;
import java.nio.file.Path;

/** Reads a file of one format for {@code !include}. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface IncludeReader {

    /**
     * Reads a file. Never throws for what it says or that it cannot be read: that is a problem of the document.
     *
     * @param displayName how problems and locations name it: its path relative to the project, with forward slashes
     */
    YamlDocument read(Path file, String displayName);
}

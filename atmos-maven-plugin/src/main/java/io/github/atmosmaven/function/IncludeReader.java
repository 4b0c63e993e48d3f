package io.github.atmosmaven.function;

import io.github.atmosmaven.model.YamlDocument;
import java.nio.file.Path;

/** Reads a file of one format for {@code !include}. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface IncludeReader {

    /**
     * Reads a file. Never throws for the content of the file or a failure to read it: both are problems of the
     * document.
     *
     * @param displayName name of the file in problems and locations: its path relative to the project, with forward
     *     slashes
     */
    YamlDocument read(Path file, String displayName);
}

package io.github.atmosmaven.model;

import java.nio.file.Path;

/** Reads YAML into values that know their place (D10, D11, D24). Implementations are safe for use by several threads. */
public interface YamlReader {

    /**
     * Reads the first document of a file. Never throws for what the file says or that it cannot be read: that is a
     * problem of the document.
     *
     * @param file what to read
     * @param displayName how problems and locations name it: its path relative to the project, with forward slashes
     */
    YamlDocument read(Path file, String displayName);

    /** The same for text that is at hand. */
    YamlDocument parse(String text, String displayName);
}

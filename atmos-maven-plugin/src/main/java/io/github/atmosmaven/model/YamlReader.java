package io.github.atmosmaven.model;

import java.nio.file.Path;

/** Reads YAML into values that know their place (D10, D11, D24). Implementations are safe for use by several threads. */
public interface YamlReader {

    /**
     * Reads the first document of a file. Never throws for the content of the file or a failure to read it: both are
     * problems of the document.
     *
     * @param file file to read
     * @param displayName name of the file in problems and locations: its path relative to the project, with forward
     *     slashes
     */
    YamlDocument read(Path file, String displayName);

    /** Reads the first document of a text. */
    YamlDocument parse(String text, String displayName);
}

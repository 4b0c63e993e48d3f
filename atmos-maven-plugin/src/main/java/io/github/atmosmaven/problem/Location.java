package io.github.atmosmaven.problem;

/**
 * A place in a file of the user's project.
 *
 * @param file path relative to the project, with forward slashes
 * @param line first line is 1
 * @param column first column is 1
 */
public record Location(String file, int line, int column) implements Comparable<Location> {

    @Override
    public int compareTo(Location other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    /** {@code file:line:column}, the form that editors and terminals turn into a link. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }

    /** {@code file:line}, for the middle of a sentence. */
    public String fileAndLine() {
        return file + ":" + line;
    }
}

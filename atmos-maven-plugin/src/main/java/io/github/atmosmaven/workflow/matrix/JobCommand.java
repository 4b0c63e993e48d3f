package io.github.atmosmaven.workflow.matrix;

/**
 * Command line of a job, for a shell.
 *
 * @param start Maven with its goals
 * @param directory directory of the POM from the top of the repository, with forward slashes; empty if it is the top
 */
public record JobCommand(String start, String directory) {

    String of(Batch batch) {
        return start
                + (directory.isEmpty() ? "" : " -f " + quoted(directory))
                + " "
                + quoted("-Dstack=" + batch.stack())
                + " "
                + quoted("-Dcomponent=" + batch.component());
    }

    /** Nothing in single quotes means anything to a shell. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}

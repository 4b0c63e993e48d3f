package io.github.atmosmaven.terraform.test;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One {@code run} of a test file.
 *
 * @param file the test file, from the root module
 * @param name name of the run; the file's again for what is wrong with the file itself
 * @param seconds time that it took, as the tool wrote it; null if the tool does not say
 * @param words diagnostics of the tool; empty if there are none
 */
public record TestRun(
        String file, String name, Status status, @Nullable String seconds, String words) {

    /** Result of a run. */
    public enum Status {
        PASSED,
        FAILED,
        /** The run could not be made. */
        BROKEN,
        SKIPPED
    }

    /** This run with other words of the tool (D79). */
    public TestRun inWords(UnaryOperator<String> shown) {
        return new TestRun(file, name, status, seconds, shown.apply(words));
    }
}

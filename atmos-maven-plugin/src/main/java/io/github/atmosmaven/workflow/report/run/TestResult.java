package io.github.atmosmaven.workflow.report.run;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.test.TestRuns;
import io.github.atmosmaven.workflow.report.ProblemText;
import io.github.atmosmaven.workflow.report.ToolFailures;
import java.nio.file.Path;
import java.util.List;

/**
 * Tests of root modules.
 *
 * @param untested names of modules without tests
 * @param projectDirectory directory that paths in the document are relative to
 * @param executionRoot directory that paths in messages are relative to
 */
public record TestResult(List<Row> rows, List<String> untested, Path projectDirectory, Path executionRoot) {

    /** One module with its runs, which are none where the tool came to none. */
    public record Row(ToolResult result, TestRuns runs) {

        /** Name of the root module. */
        public String module() {
            return result.instance().rootModule();
        }

        /** The tool that runs it, as one types it. */
        public String tool() {
            return result.instance().stack();
        }

        boolean hasRun() {
            return !runs.runs().isEmpty();
        }
    }

    public TestResult {
        rows = List.copyOf(rows);
        untested = List.copyOf(untested);
    }

    /** {@code 2 modules tested: 5 passed, 1 failed; 1 without tests}. */
    public String summary() {
        TestRuns all = new TestRuns(
                rows.stream().flatMap(row -> row.runs().runs().stream()).toList());
        return ProblemText.count(rows.size(), "module") + " tested"
                + (rows.isEmpty() ? "" : ": " + all.summary())
                + (untested.isEmpty() ? "" : "; " + untested.size() + " without tests");
    }

    /** Errors for modules whose tests fail, or could not be made. */
    public List<Problem> failures() {
        return failures(true);
    }

    /** Errors for modules in which the tool came to no test, as it cannot be initialised for one. */
    public List<Problem> failuresBesideTests() {
        return failures(false);
    }

    private List<Problem> failures(boolean ofTests) {
        return new ToolFailures(executionRoot)
                .of(
                        rows.stream()
                                .filter(row -> ofTests || !row.hasRun())
                                .map(Row::result)
                                .toList(),
                        (first, names) -> "the tests of " + names + " failed");
    }
}

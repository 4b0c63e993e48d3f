package io.github.atmosmaven.terraform.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The runs of all test files of a root module, in the order of the tool.
 *
 * @param runs runs with their results; empty if the tool came to none
 */
public record TestRuns(List<TestRun> runs) {

    public TestRuns {
        runs = List.copyOf(runs);
    }

    public long count(TestRun.Status status) {
        return runs.stream().filter(run -> run.status() == status).count();
    }

    /** {@code 3 passed, 1 failed}. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        for (TestRun.Status status : TestRun.Status.values()) {
            if (count(status) > 0 || status == TestRun.Status.PASSED) {
                parts.add(count(status) + " " + status.name().toLowerCase(Locale.ROOT));
            }
        }
        return String.join(", ", parts);
    }

    public TestRuns inWords(UnaryOperator<String> shown) {
        return new TestRuns(runs.stream().map(run -> run.inWords(shown)).toList());
    }
}

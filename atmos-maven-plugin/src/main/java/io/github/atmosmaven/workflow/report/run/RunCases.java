package io.github.atmosmaven.workflow.report.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.plan.Change;
import io.github.atmosmaven.workflow.report.JUnitDocument;
import io.github.atmosmaven.workflow.report.Seconds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The results of a run as test cases, one for each instance. What was not begun was skipped. */
final class RunCases {

    private RunCases() {}

    static String text(String goal, PlanResult result) {
        List<JUnitDocument.Case> cases = new ArrayList<>();
        result.planned().forEach(each -> cases.add(ran(each)));
        result.skipped().forEach(each -> cases.add(skipped(each)));
        return JUnitDocument.text(goal, cases);
    }

    private static JUnitDocument.Case ran(ToolResult result) {
        String name = result.instance().displayName();
        if (result.isNotStarted()) {
            return new JUnitDocument.Case(name, null, null, result.summary(), "");
        }
        ToolFailure failure = result.failure();
        String changes = lines(result.list());
        return new JUnitDocument.Case(
                name,
                Seconds.of(result.duration()),
                failure == null ? null : new JUnitDocument.Failure(firstLine(failure.words()), text(failure)),
                null,
                (failure == null || !changes.isEmpty() ? result.counted() + "\n" + changes : "")
                        + (result.run() == null ? "" : "run: " + result.run() + "\n"));
    }

    private static String firstLine(String words) {
        return words.lines().findFirst().orElse("");
    }

    private static String text(ToolFailure failure) {
        return failure.words() + (failure.hint() == null ? "" : "\nfix: " + failure.hint());
    }

    private static JUnitDocument.Case skipped(Instance instance) {
        return new JUnitDocument.Case(instance.displayName(), null, null, "it is disabled or abstract", "");
    }

    private static String lines(List<Change> changes) {
        return changes.stream()
                .map(change -> change.action().word() + " " + change.shown() + "\n")
                .collect(Collectors.joining());
    }
}

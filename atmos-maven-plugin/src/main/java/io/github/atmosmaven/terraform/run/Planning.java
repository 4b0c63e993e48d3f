package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.terraform.gate.Gate;
import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.plan.ClosingLine;
import io.github.atmosmaven.terraform.plan.PlanDocument;
import io.github.atmosmaven.terraform.plan.PlanReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a plan, or looks at one that is saved, and lets the gate judge it. The exit status alone proves nothing, since a tool
 * that crashes ends with 2 as well and a wrapper with anything (D62): the outcome is what {@code show -json} says of the saved
 * plan, and for remote operations, which save none, the line that closes the plan.
 */
final class Planning {

    private static final int CHANGES = 2;

    private final ReadyWorkplace place;
    private final Gate gate;

    Planning(ReadyWorkplace place, Gate gate) {
        this.place = place;
        this.gate = gate;
    }

    /**
     * Plans anew. The plan is in the file of the saved plan afterwards, unless operations are remote.
     *
     * @param options further arguments of {@code plan}
     */
    ToolResult make(String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("plan", "-input=false", "-no-color", "-detailed-exitcode"));
        arguments.addAll(List.of(options));
        if (!place.isHosted()) {
            place.saved().begin();
            arguments.add("-out=" + place.saved().file());
        }
        int exit = place.tool().exit(arguments);
        if (exit != 0 && exit != CHANGES) {
            return place.failed();
        }
        return place.isHosted() ? remote(exit) : saved(exit);
    }

    private ToolResult saved(int exit) throws IOException, InterruptedException {
        if (!place.saved().isWritten()) {
            return place.failed("the tool ended with status " + exit + " and saved no plan");
        }
        String words = place.tool().output().words().text();
        ToolResult result = look(words);
        return exit == 0 || result.outcome() != ToolOutcome.NO_CHANGES
                ? result
                : place.failedWith("the tool ended with status " + exit
                        + ", which means changes or a crash, and the saved plan has no changes:\n" + words);
    }

    /** Looks at the saved plan as the tool shows it, and keeps the document beside it. */
    ToolResult look() throws IOException, InterruptedException {
        return look("");
    }

    private ToolResult look(String words) throws IOException, InterruptedException {
        PlanReader reader = new PlanReader(place.saved()::keeping);
        int shown = place.tool()
                .document(
                        List.of(
                                "show",
                                "-json",
                                "-no-color",
                                place.saved().file().toString()),
                        reader);
        PlanDocument document = reader.document();
        if (shown != 0) {
            return place.failed("'show -json' of the saved plan ended with status " + shown);
        }
        if (document == null) {
            return place.failed("'show -json' of the saved plan cannot be used: " + reader.failure());
        }
        if (document.errored()) {
            return place.failedWith("the tool saved a plan that it could not finish:\n" + words);
        }
        return document.hasChanges() ? place.changed(Planned.of(document, gate)) : place.unchanged();
    }

    private ToolResult remote(int exit) {
        ClosingLine closing = place.tool().output().words().closing().orElse(null);
        if (closing == null) {
            return place.failed("the tool ended with status " + exit + " without saying what the plan would change");
        }
        if (closing.hasChanges()) {
            return place.changed(Planned.of(closing.changes(), gate));
        }
        return exit == 0
                ? place.unchanged()
                : place.failed("the tool ended with status " + exit + " after it said that there are no changes");
    }
}

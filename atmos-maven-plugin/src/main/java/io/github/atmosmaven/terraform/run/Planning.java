package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.terraform.gate.Gate;
import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.plan.ClosingLine;
import io.github.atmosmaven.terraform.plan.PlanDocument;
import io.github.atmosmaven.terraform.plan.PlanReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    Gate gate() {
        return gate;
    }

    /**
     * Plans anew. The plan is in the file of the saved plan afterwards, unless operations are remote and save none.
     *
     * @param options further arguments of {@code plan}
     */
    ToolResult make(String... options) throws IOException, InterruptedException {
        Optional<ToolResult> saved = makeSaved(options);
        return saved.isPresent() ? saved.get() : makeUnsaved(options);
    }

    /** Plans anew and saves the plan; nothing where operations are remote and save none. */
    Optional<ToolResult> makeSaved(String... options) throws IOException, InterruptedException {
        while (place.operations().savePlans()) {
            place.saved().begin();
            List<String> arguments = arguments(options);
            arguments.add("-out=" + place.saved().file());
            int exit = place.tool().exit(arguments);
            if (exit == 0 || exit == CHANGES) {
                return Optional.of(place.saved().namesARun() ? uploaded(() -> saved(exit)) : saved(exit));
            }
            if (!place.operations().refuseMore(place.tool().output())) {
                return Optional.of(place.failed());
            }
        }
        place.saved().discard();
        return Optional.empty();
    }

    /** Plans anew where the plan cannot be saved: what it does, the service keeps to itself. */
    ToolResult makeUnsaved(String... options) throws IOException, InterruptedException {
        int exit = place.tool().exit(arguments(options));
        if (exit != 0
                && exit != CHANGES
                && place.operations().refuseMore(place.tool().output())) {
            exit = place.tool().exit(arguments(options));
        }
        int ended = exit;
        return exit == 0 || exit == CHANGES ? uploaded(() -> counted(ended)) : place.failed();
    }

    /** Result of a plan, or of a look at it. */
    private interface Look {
        ToolResult result() throws IOException, InterruptedException;
    }

    /** A plan that the service has made without the variables of the stack is none (D75). */
    private ToolResult uploaded(Look look) throws IOException, InterruptedException {
        Optional<ToolFailure> flaw = place.uploaded().flaw(place.tool().output());
        return flaw.isPresent() ? place.failed(flaw.get()) : look.result();
    }

    private static List<String> arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of("plan", "-input=false", "-no-color", "-detailed-exitcode"));
        arguments.addAll(List.of(options));
        return arguments;
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
        if (shown != 0 && place.saved().namesARun()) {
            return lookAtNumbers();
        }
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

    /** A service shows the document of a plan only to those who may administer the workspace; its words to others too. */
    private ToolResult lookAtNumbers() throws IOException, InterruptedException {
        int exit = place.tool()
                .exit(List.of("show", "-no-color", place.saved().file().toString()));
        if (exit != 0) {
            return place.failed();
        }
        place.note("the service does not hand out the document of this plan, so that only its numbers are known");
        ClosingLine closing = place.tool().output().words().closing().orElse(null);
        return counted(closing != null && closing.hasChanges() ? CHANGES : 0);
    }

    private ToolResult counted(int exit) {
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

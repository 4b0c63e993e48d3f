package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.plan.ClosingLine;
import io.github.atmosmaven.terraform.plan.PlanDocument;
import io.github.atmosmaven.terraform.plan.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code plan}: finds what an apply would change. The exit status alone proves nothing, since a tool that crashes ends with
 * 2 as well and a wrapper with anything (D62): the outcome is what {@code show -json} says of the saved plan, and for
 * remote operations, which save none, the line that closes the plan.
 */
public final class PlanCommand implements ToolCommand {

    private static final int CHANGES = 2;

    private final Gates gates;

    /** @param gates judge each plan: one that they refuse is removed, so that nothing can apply it (D63, D68) */
    public PlanCommand(Gates gates) {
        this.gates = gates;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public List<Problem> refusals(Instance instance) {
        return gates.problems(instance);
    }

    @Override
    public void forgetEarlier(Path base) throws IOException {
        Files.deleteIfExists(base.resolve(WorkingDirectories.PLAN_FILE));
    }

    @Override
    public ToolResult run(ReadyWorkplace place) throws IOException, InterruptedException {
        int exit = place.tool().exit(arguments(place));
        ToolResult result = exit != 0 && exit != CHANGES
                ? place.failed()
                : place.isHosted() ? remote(place, exit) : saved(place, exit);
        if (result.outcome() == ToolOutcome.FAILED) {
            forgetEarlier(place.base());
        }
        return result;
    }

    private static List<String> arguments(ReadyWorkplace place) {
        List<String> arguments = new ArrayList<>(List.of("plan", "-input=false", "-no-color", "-detailed-exitcode"));
        if (!place.isHosted()) {
            Path plan = place.base().resolve(WorkingDirectories.PLAN_FILE);
            // A plan holds every variable; the tool writes into the file that is there and leaves its mode alone.
            new AtomicFiles().writeIfChanged(plan, new byte[0], AtomicFiles.Access.OWNER_ONLY);
            arguments.add("-out=" + plan);
        }
        return arguments;
    }

    private ToolResult saved(ReadyWorkplace place, int exit) throws IOException, InterruptedException {
        Path plan = place.base().resolve(WorkingDirectories.PLAN_FILE);
        if (!Files.isRegularFile(plan) || Files.size(plan) == 0) {
            return place.failed("the tool ended with status " + exit + " and saved no plan");
        }
        PlanReader reader = new PlanReader();
        String words = place.tool().output().words().text();
        int shown = place.tool().document(List.of("show", "-json", "-no-color", plan.toString()), reader);
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
        if (!document.hasChanges()) {
            return exit == 0
                    ? place.unchanged()
                    : place.failedWith("the tool ended with status " + exit
                            + ", which means changes or a crash, and the saved plan has no changes:\n" + words);
        }
        return place.changed(Planned.of(document, gates.of(place.instance())));
    }

    private ToolResult remote(ReadyWorkplace place, int exit) {
        ClosingLine closing = place.tool().output().words().closing().orElse(null);
        if (closing == null) {
            return place.failed("the tool ended with status " + exit + " without saying what the plan would change");
        }
        if (closing.hasChanges()) {
            return place.changed(Planned.of(closing.changes(), gates.of(place.instance())));
        }
        return exit == 0
                ? place.unchanged()
                : place.failed("the tool ended with status " + exit + " after it said that there are no changes");
    }
}

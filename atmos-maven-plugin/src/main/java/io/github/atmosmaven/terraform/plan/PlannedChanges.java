package io.github.atmosmaven.terraform.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number of resources that a plan would touch, counted as Terraform does in its line {@code Plan: …}.
 *
 * @param add resources to create, replaced ones included
 * @param destroy resources to destroy, replaced ones included
 * @param replace resources that are both destroyed and created
 * @param imported resources to import
 * @param forget resources to drop from the state and leave alone
 * @param move resources that only get another address
 * @param outputs outputs of the root module
 */
public record PlannedChanges(
        int add, int change, int destroy, int replace, int imported, int forget, int move, int outputs) {

    static final PlannedChanges NONE = new PlannedChanges(0, 0, 0, 0, 0, 0, 0, 0);

    private static final Pattern LINE = Pattern.compile("Plan: (?:\\d{1,9} to \\w+, )*\\d{1,9} to \\w+\\.");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9}) to (\\w+)");

    /** The numbers of the line with which a tool closes a plan; nothing for any other line. */
    static Optional<PlannedChanges> closing(String line) {
        if (!LINE.matcher(line.stripTrailing()).matches()) {
            return Optional.empty();
        }
        PlannedChanges changes = NONE;
        Matcher counts = COUNT.matcher(line);
        while (counts.find()) {
            changes = changes.with(counts.group(2), Integer.parseInt(counts.group(1)));
        }
        return Optional.of(changes);
    }

    private PlannedChanges with(String verb, int count) {
        return switch (verb) {
            case "add" -> new PlannedChanges(count, change, destroy, replace, imported, forget, move, outputs);
            case "change" -> new PlannedChanges(add, count, destroy, replace, imported, forget, move, outputs);
            case "destroy" -> new PlannedChanges(add, change, count, replace, imported, forget, move, outputs);
            case "import" -> new PlannedChanges(add, change, destroy, replace, count, forget, move, outputs);
            case "forget" -> new PlannedChanges(add, change, destroy, replace, imported, count, move, outputs);
            default -> this;
        };
    }

    /** The words about a plan that was applied, such as {@code 1 added, 0 changed, 0 destroyed}. */
    public String doneText() {
        if (outputs > 0 && add + change + destroy + imported + forget + move == 0) {
            return "outputs changed";
        }
        return (imported == 0 ? "" : imported + " imported, ")
                + add + " added, " + change + " changed, " + destroy + " destroyed"
                + (forget == 0 ? "" : ", " + forget + " forgotten")
                + (move == 0 ? "" : ", " + move + " moved");
    }

    /** The words of the tool, such as {@code 1 to add, 0 to change, 0 to destroy}. */
    public String text() {
        if (outputs > 0 && add + change + destroy + imported + forget + move == 0) {
            return "changes to outputs only";
        }
        return (imported == 0 ? "" : imported + " to import, ")
                + add + " to add, " + change + " to change, " + destroy + " to destroy"
                + (forget == 0 ? "" : ", " + forget + " to forget")
                + (move == 0 ? "" : ", " + move + " to move");
    }
}

package io.github.atmosmaven.terraform.plan;

import java.util.Optional;

/**
 * The line with which a tool closes a plan.
 *
 * @param hasChanges true if it says that there is something to apply
 */
public record ClosingLine(boolean hasChanges, PlannedChanges changes) {

    private static final String NO_CHANGES = "No changes.";
    private static final String OUTPUTS = "Changes to Outputs:";
    private static final ClosingLine OUTPUTS_ONLY = new ClosingLine(true, new PlannedChanges(0, 0, 0, 0, 0, 0, 0, 1));

    /**
     * Returns the closing line that a line is, or empty for any other line. Values of a plan are indented, so none of
     * them passes for one.
     */
    public static Optional<ClosingLine> of(String line) {
        if (line.startsWith(NO_CHANGES)) {
            return Optional.of(new ClosingLine(false, PlannedChanges.NONE));
        }
        if (line.stripTrailing().equals(OUTPUTS)) {
            return Optional.of(OUTPUTS_ONLY);
        }
        return PlannedChanges.closing(line).map(changes -> new ClosingLine(true, changes));
    }

    /** Outputs are listed behind the line that counts resources, or stand alone. */
    public ClosingLine then(ClosingLine next) {
        return next == OUTPUTS_ONLY && hasChanges ? this : next;
    }
}

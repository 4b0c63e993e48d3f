package io.github.atmosmaven.terraform;

import io.github.atmosmaven.model.Instance;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one instance.
 *
 * @param summary what would change in one line, or the tool's own words about why it failed
 * @param changes the numbers; null where the tool gave none
 * @param hint how to mend a failure; null where only the tool's words help
 * @param log everything the tool printed
 */
public record PlannedInstance(
        Instance instance,
        PlanOutcome outcome,
        String summary,
        @Nullable PlannedChanges changes,
        @Nullable String hint,
        Path log) {

    static PlannedInstance unchanged(Instance instance, Path log) {
        return new PlannedInstance(instance, PlanOutcome.NO_CHANGES, "no changes", null, null, log);
    }

    static PlannedInstance changed(Instance instance, @Nullable PlannedChanges changes, Path log) {
        String summary = changes == null ? "changes to outputs only" : changes.text();
        return new PlannedInstance(instance, PlanOutcome.CHANGES, summary, changes, null, log);
    }

    static PlannedInstance failed(Instance instance, String words, @Nullable String hint, Path log) {
        return new PlannedInstance(instance, PlanOutcome.FAILED, words, null, hint, log);
    }
}

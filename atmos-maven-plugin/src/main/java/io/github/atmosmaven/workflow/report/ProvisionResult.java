package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.provision.StoreResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Results of the state stores of a run.
 *
 * @param withoutBackend instances that ask for a state store and have no backend
 * @param skipped instances that ask for a state store and are disabled or abstract
 * @param warnings of manifests that ask for none although they look as if they did
 */
public record ProvisionResult(
        List<StoreResult> stores, List<Instance> withoutBackend, List<Instance> skipped, List<Problem> warnings) {

    /** One line for each state store, in the words of the documentation (D48); several for what a dry run would call. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (StoreResult result : stores) {
            String name = result.store().title();
            switch (result.outcome()) {
                case CREATED -> lines.add("✓ Created " + name + where(result));
                case COMPLETED ->
                    lines.add("✓ Completed " + name + where(result) + ", which an earlier run left unfinished");
                case EXISTS -> lines.add(name + " already exists (idempotent)");
                case WOULD_CREATE -> planned(lines, "Would create " + name + where(result), result.calls());
                case WOULD_COMPLETE ->
                    planned(
                            lines,
                            "Would complete " + name + where(result) + ", which an earlier run left unfinished",
                            result.calls());
                case FAILED -> lines.add("✗ " + name + " failed");
            }
            result.remark().ifPresent(lines::add);
        }
        withoutBackend.forEach(
                instance -> lines.add(instance.displayName() + " has no backend type: nothing to provision"));
        skipped.forEach(instance -> lines.add(instance.displayName() + ": skipped, it is disabled or abstract"));
        if (lines.isEmpty()) {
            lines.add("Nothing to provision: no selected instance has provision.backend.enabled: true");
        }
        return lines;
    }

    private static String where(StoreResult result) {
        return " in " + (result.account().isEmpty() ? "" : "account " + result.account() + ", ")
                + result.store().region();
    }

    private static void planned(List<String> lines, String headline, List<String> calls) {
        lines.add(headline + ":");
        calls.forEach(call -> lines.add("  " + call));
    }

    public List<Problem> problems() {
        // One place may name several stores through a template, so what is no repetition is kept.
        return Stream.concat(warnings.stream(), stores.stream().flatMap(result -> result.problems().stream()))
                .distinct()
                .toList();
    }

    /** Cause of a failure, for debug output. Null if no bucket failed by an exception. */
    public @Nullable Throwable cause() {
        return stores.stream()
                .map(StoreResult::cause)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public boolean failed() {
        return stores.stream().anyMatch(result -> result.outcome() == StoreResult.Outcome.FAILED);
    }

    /** The line that ends a run that had anything to do; empty where there was no state store to look at. */
    public Optional<String> closingLine(boolean dryRun) {
        if (stores.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(dryRun ? "✓ Dry run completed, nothing was changed" : "✓ Backend provisioning completed");
    }
}

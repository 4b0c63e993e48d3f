package io.github.atmosmaven.provision;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one state store be there, and leaves alone what is there already (D43). */
public final class EnsureStore {

    private final WantedStore wanted;
    private final StateStore store;
    private final boolean dryRun;
    private final List<String> planned = new ArrayList<>();

    /** @param dryRun true to list the calls and make none that writes (D47) */
    public EnsureStore(WantedStore wanted, StateStore store, boolean dryRun) {
        this.wanted = wanted;
        this.store = store;
        this.dryRun = dryRun;
    }

    /** Never throws for what the cloud or the machine refuses: that is the outcome. */
    public StoreResult run() {
        try {
            Presence found = store.observe();
            Problem contested = wanted.contested();
            if (found == Presence.MISSING && contested != null) {
                return result(Outcome.FAILED, List.of(contested), null);
            }
            return result(outcome(found), List.of(), null);
        } catch (AtmosException failure) {
            return result(Outcome.FAILED, failure.problems(), StoreResult.cause(failure));
        }
    }

    private Outcome outcome(Presence found) {
        if (!dryRun) {
            return store.apply(found);
        }
        planned.addAll(store.plan(found));
        return switch (found) {
            case MISSING -> Outcome.WOULD_CREATE;
            case UNFINISHED, NOTED -> Outcome.WOULD_COMPLETE;
            case EXISTS -> Outcome.EXISTS;
        };
    }

    private StoreResult result(Outcome outcome, List<Problem> errors, @Nullable Throwable cause) {
        StateStore.Report report = store.report(outcome);
        List<String> calls = new ArrayList<>(report.calls());
        calls.addAll(planned);
        List<Problem> problems = new ArrayList<>(report.warnings());
        problems.addAll(errors);
        return new StoreResult(wanted, outcome, report.account(), calls, problems, report.remark(), cause);
    }
}

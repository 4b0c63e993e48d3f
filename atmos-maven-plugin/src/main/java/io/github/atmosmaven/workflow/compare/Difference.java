package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.model.Utf8Order;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that Atmos and this plugin answer differently.
 *
 * @param path way to the section or value; {@code instance} where one side lacks it, {@code stack} for its name,
 *     {@code state} for its address
 * @param reference what Atmos printed; null if it printed nothing there
 * @param ours what the plugin answers; null if it answers nothing there
 * @param at place of ours, or the nearest one to it; null where there is none
 * @param decision the decision that explains the difference; null if none does
 * @param advice what to do about it
 * @param fails true if a state would be looked for at another place, or an instance be lost
 */
public record Difference(
        String stack,
        String instance,
        List<String> path,
        @Nullable Value reference,
        @Nullable Value ours,
        @Nullable Location at,
        @Nullable Decision decision,
        String advice,
        boolean fails) {

    static final Comparator<Difference> ORDER = Comparator.comparing(Difference::stack, Utf8Order.INSTANCE)
            .thenComparing(Difference::instance, Utf8Order.INSTANCE)
            .thenComparing(Difference::what, Utf8Order.INSTANCE);

    public Difference {
        path = List.copyOf(path);
    }

    /** The section or value in one word, {@code backend.bucket} for one. */
    public String what() {
        return String.join(".", path);
    }

    Difference shown(@Nullable Value shownReference, @Nullable Value shownOurs) {
        return new Difference(stack, instance, path, shownReference, shownOurs, at, decision, advice, fails);
    }
}

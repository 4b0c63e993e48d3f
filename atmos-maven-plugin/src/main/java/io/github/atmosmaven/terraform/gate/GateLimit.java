package io.github.atmosmaven.terraform.gate;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.terraform.plan.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The greatest number of resources that a plan may destroy, or replace. A resource that is replaced counts as replaced and
 * not as destroyed.
 *
 * @param key {@code maxDestroy} or {@code maxReplace}
 */
public record GateLimit(GateKey key, long most, @Nullable Location place) implements GateRule {

    @Override
    public List<Change> broken(List<Change> changes) {
        List<Change> counted = changes.stream()
                .filter(change -> key == GateKey.MAX_DESTROY ? change.destroys() : change.replaces())
                .toList();
        return counted.size() > most ? counted : List.of();
    }

    @Override
    public String shown() {
        return key.word() + " " + most;
    }
}

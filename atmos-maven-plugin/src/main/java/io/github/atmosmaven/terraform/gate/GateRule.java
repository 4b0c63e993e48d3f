package io.github.atmosmaven.terraform.gate;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.terraform.plan.Change;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a gate. Each knows the place where it is written.
 */
public sealed interface GateRule permits GateLimit, GatePattern {

    /** The key that the rule is written with. */
    GateKey key();

    /** Place in a manifest; null if the POM says so. */
    @Nullable
    Location place();

    /** The rule as it is written, in the middle of a sentence: {@code maxDestroy 0}, {@code forbid 'aws_db_*'}. */
    String shown();

    /** Copy with another pattern, which may hold what is not for everyone (D79). It is for messages alone. */
    default GateRule inWords(UnaryOperator<String> words) {
        return this;
    }

    /** The changes that the rule does not let pass; none if the plan keeps it. */
    List<Change> broken(List<Change> changes);
}

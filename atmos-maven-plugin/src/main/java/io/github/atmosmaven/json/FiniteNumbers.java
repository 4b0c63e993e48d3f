package io.github.atmosmaven.json;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;

/** Tells the numbers that YAML can say and JSON cannot: NaN and the infinities. What values share is looked at once. */
public final class FiniteNumbers {

    private final Consumer<Problem> problems;
    private final Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    public FiniteNumbers(Consumer<Problem> problems) {
        this.problems = problems;
    }

    public void check(Value value) {
        if (value instanceof NumberValue number) {
            if (!isFinite(number)) {
                problems.accept(refusal(number));
            }
        } else if (value instanceof MapValue map) {
            if (seen.add(map)) {
                map.entries().forEach(entry -> check(entry.value()));
            }
        } else if (value instanceof ListValue list && seen.add(list)) {
            list.items().forEach(this::check);
        }
    }

    /** The value with numbers that JSON cannot say as texts, for documents in which these are no reason to lose the others. */
    public static Value orTexts(Value value) {
        return value.transform(leaf -> leaf instanceof NumberValue number && !isFinite(number)
                ? new TextValue(leaf.toString(), true, leaf.location())
                : leaf);
    }

    static boolean isFinite(NumberValue number) {
        return !(number.number() instanceof Double d) || Double.isFinite(d);
    }

    static Problem refusal(NumberValue number) {
        return Problem.error(
                ProblemCode.WRONG_TYPE,
                number.location(),
                "the number " + number + " cannot be written as JSON",
                "write a finite number, or quote it if it is meant as text");
    }
}

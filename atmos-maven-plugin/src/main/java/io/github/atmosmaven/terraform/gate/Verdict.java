package io.github.atmosmaven.terraform.gate;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Verdict of a gate on one plan.
 *
 * @param breaches the rules that the plan breaks, each with what breaks it; none if it passes
 */
public record Verdict(List<Breach> breaches) {

    public static final Verdict PASSED = new Verdict(List.of());

    public Verdict {
        breaches = List.copyOf(breaches);
    }

    public boolean isPassed() {
        return breaches.isEmpty();
    }

    /** One error for each rule that is broken, at the place of the rule, with the addresses that break it. */
    public List<Problem> problems(Instance instance) {
        return breaches.stream().map(breach -> breach.problem(instance)).toList();
    }

    /** Copy with other addresses and patterns, parts of which are not for everyone (D79). */
    public Verdict inWords(UnaryOperator<String> words) {
        return new Verdict(
                breaches.stream().map(breach -> breach.inWords(words)).toList());
    }

    /** The breaches of a plan, a line for each. */
    public String words(Instance instance) {
        return breaches.stream().map(breach -> breach.words(instance)).collect(Collectors.joining("\n"));
    }
}

package io.github.atmosmaven.terraform.gate;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.plan.Change;
import io.github.atmosmaven.terraform.plan.PlannedChanges;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A rule that a plan breaks. */
public sealed interface Breach {

    GateRule rule();

    /** The sentence about it: what the plan does, the rule and its place. */
    String words(Instance instance);

    String hint();

    /** Copy with other words of the rule and other addresses, parts of which are not for everyone (D79). */
    Breach inWords(UnaryOperator<String> words);

    /** The place of the rule in the middle of a sentence. */
    default String at() {
        Location place = rule().place();
        return place == null ? "the gate of the POM" : place.toString();
    }

    default Problem problem(Instance instance) {
        Location place = rule().place();
        return Problem.error(
                ProblemCode.GATE_BROKEN, place == null ? instance.location() : place, words(instance), hint());
    }

    /**
     * A rule that changes of a saved plan break.
     *
     * @param changes at least one
     */
    record ByChanges(GateRule rule, List<Change> changes) implements Breach {

        /** A plan that would destroy everything is not read to its end; {@code plan.json} lists it. */
        private static final int NAMED = 50;

        private static final int IN_A_LINE = 3;

        public ByChanges {
            changes = List.copyOf(changes);
        }

        @Override
        public String words(Instance instance) {
            return "the plan of " + instance.displayName() + " " + verbs() + " " + number(changes.size()) + " "
                    + reason() + " (" + rule().shown() + ", " + at() + "):" + addresses();
        }

        @Override
        public Breach inWords(UnaryOperator<String> words) {
            return new ByChanges(
                    rule.inWords(words),
                    changes.stream().map(change -> change.inWords(words)).toList());
        }

        private String verbs() {
            if (isMixed()) {
                return "destroys or replaces";
            }
            return changes.get(0).destroys() ? "destroys" : "replaces";
        }

        private boolean isMixed() {
            return changes.stream().anyMatch(Change::destroys)
                    && changes.stream().anyMatch(Change::replaces);
        }

        private String reason() {
            return rule() instanceof GateLimit limit ? allowed(limit) : "that may be neither destroyed nor replaced";
        }

        /** A few stand in the line, more of them below it. */
        private String addresses() {
            boolean areFew = changes.size() <= IN_A_LINE;
            String named = changes.stream()
                    .limit(NAMED)
                    .map(change -> (areFew ? " " : "\n  ") + address(change))
                    .collect(Collectors.joining(areFew ? "," : ""));
            return changes.size() <= NAMED ? named : named + "\n  and " + (changes.size() - NAMED) + " more";
        }

        private String address(Change change) {
            return change.shown() + (isMixed() && change.replaces() ? " (replaced)" : "");
        }

        @Override
        public String hint() {
            return "change what is planned, or the rule";
        }
    }

    /** A rule that nobody can say of whether it is kept: the numbers of the plan allow that it is not. */
    record ByNumbers(GateRule rule, PlannedChanges numbers) implements Breach {

        @Override
        public String words(Instance instance) {
            String counted = "the plan of " + instance.displayName() + " destroys " + number(numbers.destroy())
                    + ", replaced ones included, ";
            return counted
                    + (rule() instanceof GateLimit limit
                            ? allowed(limit)
                            : "and the gate cannot be judged: operations of its backend are remote and save no plan here")
                    + " (" + rule().shown() + ", " + at() + ")";
        }

        @Override
        public String hint() {
            return "look at the run where it was done, and change what is planned, or the rule";
        }

        @Override
        public Breach inWords(UnaryOperator<String> words) {
            return new ByNumbers(rule.inWords(words), numbers);
        }
    }

    private static String allowed(GateLimit limit) {
        return "and may " + (limit.key() == GateKey.MAX_DESTROY ? "destroy " : "replace ")
                + (limit.most() == 0 ? "none" : "at most " + limit.most());
    }

    private static String number(int count) {
        return count + (count == 1 ? " resource" : " resources");
    }
}

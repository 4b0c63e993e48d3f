package io.github.atmosmaven.workflow;

import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.SeenFrom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was asked for and not found, and the names that were there to be found. Of several modules, what one of them has
 * is found (D20).
 *
 * @param stacks what of {@code -Dstack} matches nothing
 * @param components what of {@code -Dcomponent} matches nothing
 * @param stackNames of all stacks
 * @param componentNames of the instances of the selected stacks
 * @param nameless problems of the manifests that are too broken to have a name to be found by
 * @param partial whether what was selected is broken, and may hold more components than can be seen
 */
public record Unmatched(
        Set<String> stacks,
        Set<String> components,
        Set<String> stackNames,
        Set<String> componentNames,
        List<Problem> nameless,
        boolean partial) {

    private static final int SUGGESTIONS = 3;

    public Unmatched {
        stacks = Set.copyOf(stacks);
        components = Set.copyOf(components);
        stackNames = Set.copyOf(stackNames);
        componentNames = Set.copyOf(componentNames);
        nameless = List.copyOf(nameless);
    }

    /** Whether all that was asked for is there. */
    public boolean isEmpty() {
        return stacks.isEmpty() && components.isEmpty();
    }

    /** What neither this module nor the other has. */
    public Unmatched and(Unmatched other) {
        List<Problem> broken = new ArrayList<>(nameless);
        broken.addAll(other.nameless);
        return new Unmatched(
                both(stacks, other.stacks),
                both(components, other.components),
                either(stackNames, other.stackNames),
                either(componentNames, other.componentNames),
                broken,
                partial || other.partial);
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new TreeSet<>(some);
        both.retainAll(others);
        return both;
    }

    private static Set<String> either(Set<String> some, Set<String> others) {
        Set<String> either = new TreeSet<>(some);
        either.addAll(others);
        return either;
    }

    /** The same with the files of a module named from elsewhere. */
    public Unmatched seen(SeenFrom from) {
        return new Unmatched(stacks, components, stackNames, componentNames, from.problems(nameless), partial);
    }

    /** An error for each name that nothing has, with the nearest that are there. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (!stacks.isEmpty()) {
            problems.addAll(nameless);
        }
        String remark = nameless.isEmpty() ? "" : "; it may be one of the manifests that could not be resolved";
        for (String pattern : new TreeSet<>(stacks)) {
            problems.add(noMatch("stack", pattern, stackNames, remark));
        }
        // What is broken may hold the component, or be the stack that it was looked for in.
        if (stacks.isEmpty() && !partial) {
            for (String pattern : new TreeSet<>(components)) {
                problems.add(noMatch("component", pattern, componentNames, ""));
            }
        }
        return problems;
    }

    private static Problem noMatch(String kind, String pattern, Collection<String> names, String remark) {
        List<String> near = NearestName.list(pattern, names, SUGGESTIONS);
        return Problem.error(
                ProblemCode.NO_MATCH,
                null,
                "no " + kind + " matches '" + pattern + "'" + remark,
                near.isEmpty() ? null : "the nearest are: " + String.join(", ", near));
    }

    /** What is not here, said of a module whose neighbours may have it: for the middle of a sentence. */
    public String shown() {
        String none = stacks.isEmpty() ? "component" : "stack";
        return "no " + none + " matches '" + String.join("', '", new TreeSet<>(stacks.isEmpty() ? components : stacks))
                + "'";
    }
}

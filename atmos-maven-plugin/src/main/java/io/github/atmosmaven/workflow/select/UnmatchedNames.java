package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.RebasedPaths;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of a selection that match nothing, and the names that exist. In a build of several modules a name counts as found
 * if one module has it (D20).
 *
 * @param stacks names and globs of {@code -Dstack} that match nothing
 * @param components names and globs of {@code -Dcomponent} that match nothing
 * @param stackNames names of all stacks
 * @param componentNames names of the instances of the selected stacks
 * @param nameless problems of manifests that are too broken to have a stack name
 * @param partial true if a selected stack is broken, and so may hold more components than are known
 */
public record UnmatchedNames(
        Set<String> stacks,
        Set<String> components,
        Set<String> stackNames,
        Set<String> componentNames,
        List<Problem> nameless,
        boolean partial) {

    private static final int SUGGESTIONS = 3;

    public UnmatchedNames {
        stacks = Set.copyOf(stacks);
        components = Set.copyOf(components);
        stackNames = Set.copyOf(stackNames);
        componentNames = Set.copyOf(componentNames);
        nameless = List.copyOf(nameless);
    }

    /** Returns true if every name was found. */
    public boolean isEmpty() {
        return stacks.isEmpty() && components.isEmpty();
    }

    /** Names that neither this module nor the other has. */
    public UnmatchedNames and(UnmatchedNames other) {
        List<Problem> broken = new ArrayList<>(nameless);
        broken.addAll(other.nameless);
        return new UnmatchedNames(
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

    /** These names, with the files of their problems as seen from another directory. */
    public UnmatchedNames seen(RebasedPaths from) {
        return new UnmatchedNames(stacks, components, stackNames, componentNames, from.problems(nameless), partial);
    }

    /** One error for each name, with the most similar names that exist. */
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

    /** Part of a sentence that says what this module does not have. */
    public String shown() {
        String none = stacks.isEmpty() ? "component" : "stack";
        return "no " + none + " matches '" + String.join("', '", new TreeSet<>(stacks.isEmpty() ? components : stacks))
                + "'";
    }
}

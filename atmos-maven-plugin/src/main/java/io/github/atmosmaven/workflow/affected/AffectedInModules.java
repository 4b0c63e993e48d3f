package io.github.atmosmaven.workflow.affected;

import io.github.atmosmaven.affected.Affected;
import io.github.atmosmaven.git.Commit;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.problem.RebasedPaths;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.SelectInModules;
import io.github.atmosmaven.workflow.select.UnmatchedNames;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Instances that a commit affects in all modules that one document is about (D20). */
public final class AffectedInModules {

    private final Map<SelectInModules.Module, FindAffected.Result> results;
    private final Function<UnmatchedNames, List<Problem>> missing;

    /**
     * @param results of each module, at least of one
     * @param missing tells what is wrong with names that none of them has
     */
    public AffectedInModules(
            Map<SelectInModules.Module, FindAffected.Result> results, Function<UnmatchedNames, List<Problem>> missing) {
        this.results = new LinkedHashMap<>(results);
        this.missing = missing;
    }

    public Commit base() {
        return first().base();
    }

    public Commit head() {
        return first().head();
    }

    private FindAffected.Result first() {
        return results.values().iterator().next();
    }

    /** Errors for names of the selection that neither commit has in any module. */
    public List<Problem> missing() {
        return results.values().stream()
                .map(FindAffected.Result::unmatched)
                .reduce(UnmatchedNames::and)
                .map(missing)
                .orElse(List.of());
    }

    /** Leaves the results of each module for scripts (D7). */
    public void write() {
        results.forEach((module, result) -> AffectedFile.write(module.files().directory(), result));
    }

    /** @param viewer directory that the places of problems are seen from */
    public List<Problem> problems(Path viewer) {
        Problems problems = new Problems();
        results.forEach((module, result) ->
                problems.addAll(new RebasedPaths(viewer, module.directory()).problems(result.problems())));
        return problems.found();
    }

    /** Affected instances of all modules, one module after the other. */
    public List<Affected> all() {
        return results.values().stream()
                .flatMap(result -> result.affected().stream())
                .toList();
    }

    /** Affected instances by the names of the modules. */
    public Map<String, List<Affected>> byName() {
        Map<String, List<Affected>> byName = new LinkedHashMap<>();
        results.forEach((module, result) -> byName.put(module.name(), result.affected()));
        return byName;
    }

    /** The stacks of the head in all modules. */
    public List<LoadedStacks> stacks() {
        return results.values().stream().map(FindAffected.Result::stacks).toList();
    }
}

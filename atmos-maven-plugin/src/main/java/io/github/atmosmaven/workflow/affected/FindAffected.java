package io.github.atmosmaven.workflow.affected;

import io.github.atmosmaven.affected.Affected;
import io.github.atmosmaven.affected.Comparison;
import io.github.atmosmaven.affected.Identity;
import io.github.atmosmaven.affected.Reason;
import io.github.atmosmaven.affected.Side;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.git.Commit;
import io.github.atmosmaven.git.CommitCopy;
import io.github.atmosmaven.git.Commits;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.stack.ResolvedManifest;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.select.LoadStacks;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.SelectInstances;
import io.github.atmosmaven.workflow.select.Selection;
import io.github.atmosmaven.workflow.select.UnmatchedNames;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the instances whose answers differ between two commits (D90). */
public final class FindAffected {

    private final Engine engine;
    private final Commits commits;

    /**
     * Reader and resolver of the stacks of a commit.
     *
     * @param tools tools of a project, given its directory and the top of its repository in a copy
     * @param loads loads stacks for these tools
     */
    public record Engine(YamlReader yaml, BiFunction<Path, Path, Tools> tools, Function<Tools, LoadStacks> loads) {}

    /**
     * Commits to compare.
     *
     * @param settings parameters of the present build, which hold for both commits
     * @param base name of the commit that counts as known
     * @param head name of the commit that is asked about
     * @param selection stacks and instances to tell of
     * @param dependents true to add the instances that depend on affected ones
     */
    public record Request(PluginSettings settings, String base, String head, Selection selection, boolean dependents) {}

    /**
     * Affected instances that are selected.
     *
     * @param affected by stack and name
     * @param stacks stacks of the head
     * @param problems warnings of this comparison, and errors of what is selected in the head
     * @param unmatched names of the selection that neither commit has
     */
    public record Result(
            Commit base,
            Commit head,
            List<Affected> affected,
            LoadedStacks stacks,
            List<Problem> problems,
            UnmatchedNames unmatched) {}

    public FindAffected(Engine engine, Commits commits) {
        this.engine = engine;
        this.commits = commits;
    }

    /** @param output the output directory, in which the files of the commits are for the time of the run */
    public Result run(Request request, Path output) {
        Commit base = commits.find("atmos.base", request.base());
        Commit head = commits.find("atmos.head", request.head());
        List<Path> roots = request.settings().directories().includeRoots().stream()
                .map(request.settings().projectDirectory()::resolve)
                .toList();
        try (CommitCopy copy = commits.copy(CommitDirectory.in(output), roots)) {
            CopiedProject places = new CopiedProject(request.settings().projectDirectory(), commits.top(), copy.root());
            CommitReader reader = new CommitReader(engine, copy, places, request.settings());
            CommitReader.Read before = reader.read(commits.tree(base), true);
            CommitReader.Read after = reader.read(commits.tree(head), false);
            return result(request, new Ends(base, before, head, after), places);
        }
    }

    private record Ends(Commit base, CommitReader.Read before, Commit head, CommitReader.Read after) {}

    private static Result result(Request request, Ends ends, CopiedProject places) {
        SelectInstances.Matches ofBase = SelectInstances.matches(ends.before().loaded(), request.selection());
        SelectInstances.Matches ofHead = SelectInstances.matches(ends.after().loaded(), request.selection());
        Set<Identity> selected = new HashSet<>();
        ofBase.instances().forEach(instance -> selected.add(new Identity(instance.stack(), instance.name())));
        ofHead.instances().forEach(instance -> selected.add(new Identity(instance.stack(), instance.name())));
        List<Affected> affected =
                Comparison.of(ends.before().side(), ends.after().side(), request.dependents()).stream()
                        .filter(each -> selected.contains(each.identity()))
                        .map(each -> meant(each, places))
                        .toList();
        Problems problems = new Problems();
        problems.addAll(brokenBase(ends));
        problems.addAll(submodules(ends));
        problems.addAll(ofHead.problems());
        return new Result(
                ends.base(),
                ends.head(),
                affected,
                ends.after().loaded(),
                problems.sorted(),
                ofHead.unmatched().and(ofBase.unmatched()));
    }

    private static Affected meant(Affected affected, CopiedProject places) {
        List<Reason> reasons = affected.reasons().stream()
                .map(reason -> new Reason(
                        reason.what(), meant(reason.before(), places), meant(reason.after(), places), reason.places()))
                .toList();
        return new Affected(affected.identity(), affected.status(), affected.stateMoved(), reasons);
    }

    private static @Nullable Value meant(@Nullable Value value, CopiedProject places) {
        return value == null ? null : places.meant(value);
    }

    /** One warning for each manifest of the base that does not resolve, with the first reason. */
    private static List<Problem> brokenBase(Ends ends) {
        Problems problems = new Problems();
        LoadedStacks loaded = ends.before().loaded();
        Side.Broken broken = ends.before().side().broken();
        if (broken.everything()) {
            Problems all = new Problems();
            all.addAll(loaded.settingsProblems());
            all.addAll(loaded.resolution().projectProblems());
            all.sorted().stream()
                    .filter(Problem::isError)
                    .findFirst()
                    .ifPresent(error -> problems.add(brokenBase(ends.base(), "no stack", error)));
        }
        for (ResolvedManifest manifest : loaded.resolution().manifests()) {
            manifest.problems().stream()
                    .filter(Problem::isError)
                    .findFirst()
                    .ifPresent(error -> problems.add(
                            brokenBase(ends.base(), manifest.manifest().file() + " does not", error)));
        }
        return problems.found();
    }

    private static Problem brokenBase(Commit base, String what, Problem error) {
        Location place = error.location();
        String sentence = what.endsWith("not") ? what + " resolve" : what + " resolves";
        return Problem.warning(
                ProblemCode.BASE_NOT_RESOLVED,
                null,
                "in the base " + base.shown() + ' ' + sentence + ", so all instances of it count as changed: "
                        + (place == null ? "" : place.fileAndLine() + ": ") + error.message(),
                "compare with a commit that is sound, where there is one");
    }

    private static List<Problem> submodules(Ends ends) {
        Set<String> all = new TreeSet<>(ends.before().submodules());
        all.addAll(ends.after().submodules());
        return all.stream()
                .map(submodule -> Problem.warning(
                        ProblemCode.SUBMODULE_NOT_READ,
                        null,
                        "instances read files of the submodule " + submodule
                                + ", whose content is unknown here: only its commit is compared",
                        "pin the submodule to one commit, whose change affects all who use it"))
                .toList();
    }
}

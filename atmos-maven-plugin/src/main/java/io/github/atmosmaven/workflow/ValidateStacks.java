package io.github.atmosmaven.workflow;

import io.github.atmosmaven.json.FiniteNumbers;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.provision.WantedStores;
import io.github.atmosmaven.provision.s3.BucketClaims;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.module.ModuleChecks;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import io.github.atmosmaven.workflow.lint.LintBackends;
import io.github.atmosmaven.workflow.report.JUnitReport;
import io.github.atmosmaven.workflow.report.SarifFile;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.ScriptFiles;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers everything that is wrong with a project, whichever goal would stumble over it, and reports it for CI. */
public final class ValidateStacks {

    private ValidateStacks() {}

    /**
     * All problems of all stacks, what provisioning would lack included (D40); leaves the reports.
     *
     * @param others problems between this project and other modules of the build
     * @param modules looks at the root modules
     * @param reads finds what their data blocks lack
     * @param lint judges the backends
     * @param gates gates of the plans, with that of the POM
     * @param files receives the problems
     */
    public static List<Problem> report(
            LoadedStacks loaded,
            List<Problem> others,
            ModuleChecks modules,
            RemoteStates reads,
            LintBackends lint,
            Gates gates,
            ScriptFiles files) {
        Problems all = new Problems();
        all.addAll(others);
        all.addAll(loaded.problems());
        all.addAll(ofStores(loaded, all.found()));
        all.addAll(modules.ofProject(loaded.resolution().instances().stream()
                .filter(instance -> !instance.isSkipped())
                .toList()));
        all.addAll(reads.problems(loaded.resolution().instances()));
        all.addAll(lint.withSecrets(loaded.resolution().instances(), all.found()));
        FiniteNumbers numbers = new FiniteNumbers(all::add);
        for (Instance instance : loaded.resolution().instances()) {
            all.addAll(gates.problems(instance));
            // What render and plan write as JSON.
            numbers.check(instance.backend().attributes());
            numbers.check(instance.vars());
            numbers.check(instance.section("providers"));
        }
        List<Problem> problems = all.sorted();
        List<String> manifests = loaded.resolution().manifests().stream()
                .map(manifest -> manifest.manifest().file())
                .toList();
        files.leave(problems);
        SarifFile.write(files.directory(), problems);
        JUnitReport.write(files.directory(), manifests, problems);
        return problems;
    }

    /** Problems of provisioning. A value whose template cannot be resolved has been told, and has no other fault yet. */
    private static List<Problem> ofStores(LoadedStacks loaded, List<Problem> known) {
        Set<Location> unresolved = known.stream()
                .filter(problem -> problem.code() == ProblemCode.UNRESOLVED_TEMPLATE)
                .map(Problem::location)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return WantedStores.of(
                        loaded.resolution().instances(),
                        new BucketClaims(loaded.settings().environment()))
                .problems()
                .stream()
                .filter(problem -> problem.location() == null || !unresolved.contains(problem.location()))
                .toList();
    }
}

package io.github.atmosmaven.workflow;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.provision.WantedBuckets;
import java.nio.file.Path;
import java.util.List;

/** Gathers everything that is wrong with a project, whichever goal would stumble over it, and reports it for CI. */
public final class ValidateStacks {

    private ValidateStacks() {}

    /** All problems of all stacks, what provisioning would lack included (D40); leaves the reports. */
    public static List<Problem> report(LoadedStacks loaded, Path outputDirectory) {
        Problems all = new Problems();
        all.addAll(loaded.problems());
        all.addAll(WantedBuckets.of(loaded.resolution().instances()).problems());
        List<Problem> problems = all.sorted();
        List<String> files = loaded.resolution().manifests().stream()
                .map(manifest -> manifest.manifest().file())
                .toList();
        ProblemsFile.write(outputDirectory, problems);
        JUnitReport.write(outputDirectory, files, problems);
        return problems;
    }
}

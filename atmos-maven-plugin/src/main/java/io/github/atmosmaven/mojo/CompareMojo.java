package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.ComparedInstances;
import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.mojo.parameters.DocumentParameters;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.workflow.compare.CompareStacks;
import io.github.atmosmaven.workflow.compare.Comparison;
import io.github.atmosmaven.workflow.compare.ComparisonDocument;
import io.github.atmosmaven.workflow.compare.Reference;
import io.github.atmosmaven.workflow.report.ResultFile;
import java.io.File;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the stacks resolve to with what {@code atmos describe stacks} printed, for a team that moves from Atmos.
 * Each difference is told with both values, the place of ours, the decision of this plugin that explains it, and what to
 * do. Differences in the address of a state, its workspace, its backend or the root module fail the goal, and so does an
 * instance that one side lacks; others are listed. {@code -Dstack} and {@code -Dcomponent} narrow both sides. The Atmos
 * binary is not needed. Changes nothing; writes {@code compare.json}, {@code problems.json} and {@code index.json} below
 * {@code target/atmos}. Bound to no phase. Example: {@code mvn atmos:compare -Datmos.reference=stacks.json}.
 */
@Mojo(name = "compare", threadSafe = true, requiresProject = false)
public final class CompareMojo extends DocumentParameters {

    /**
     * File that {@code atmos describe stacks --format json} or {@code --format yaml} printed, of any size. A relative path
     * starts beside the POM. Default: none; this parameter must be set. Example: {@code -Datmos.reference=stacks.json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.reference")
    private @Nullable File reference;

    /**
     * Format of the comparison: {@code table} or {@code json}. Default: {@code table}. Example:
     * {@code mvn -q atmos:compare -Datmos.reference=stacks.json -Datmos.format=json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.format", defaultValue = "table")
    private String format;

    @Override
    public boolean needsAbstractComponents() {
        return true;
    }

    @Override
    public void run(GoalRun run) {
        boolean json = switch (format.toLowerCase(Locale.ROOT)) {
            case "table" -> false;
            case "json" -> true;
            default -> throw Parameters.invalid("atmos.format", format, "table or json");
        };
        ResultFile file = new ResultFile(run.project().output().path(), ComparisonDocument.FILE);
        file.forget();
        Reference printed = Parameters.reference(reference, run.project().directory());
        Comparison comparison = CompareStacks.run(
                new CompareStacks.Request(printed, run.project().selection(), ComparedInstances.of(run)),
                Wiring.yaml());
        String document = ComparisonDocument.json(comparison);
        file.write(document);
        write(run, out -> out.append(json ? document : ComparisonDocument.text(comparison)));
        if (!comparison.failures().isEmpty()) {
            throw new AtmosException.CheckFailed(comparison.failures());
        }
    }
}

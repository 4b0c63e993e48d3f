package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.BuildProperties;
import io.github.atmosmaven.maven.DocumentFile;
import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.maven.ToolRun;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.mojo.parameters.WorkspaceParameters;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.run.OutputCommand;
import io.github.atmosmaven.workflow.report.OutputDocument;
import io.github.atmosmaven.workflow.run.Pace;
import io.github.atmosmaven.workflow.run.ReadOutputs;
import io.github.atmosmaven.workflow.run.RunCommand;
import io.github.atmosmaven.workflow.run.RunOrder;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.Sources;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the outputs of the instances of the selected stacks into one document, on the console or in {@code outputFile}, and
 * with {@code outputProperties} into properties of the build. Fails unless {@code -Dstack} names stacks. Sensitive outputs
 * are left out unless {@code outputNames} names them. An instance that has no state yet has none, and no workspace is
 * created. What one instance refuses leaves the others alone; the goal fails at its end. Changes no state; writes
 * {@code output.json} below {@code target/atmos}, without values. Bound to no phase. Example:
 * {@code mvn -q atmos:output -Dstack=dev}.
 */
@Mojo(name = "output", threadSafe = true)
public final class OutputMojo extends WorkspaceParameters {

    /**
     * Format of the document: {@code json}, an object of outputs in an object of instances in an object of stacks, or
     * {@code properties}, lines <code>&lt;stack&gt;.&lt;instance&gt;.&lt;output&gt;=value</code> in which values that are no
     * texts are JSON. Default: {@code json}. Example: {@code mvn -q atmos:output -Dstack=dev -Datmos.format=properties}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.format", defaultValue = "json")
    private String format;

    /**
     * File that the goal writes the document to, over what is there; with the value of a sensitive output in it, only its
     * owner may read it. A relative path starts beside the POM. Default: none, so it goes to the console; to send it through
     * a pipe add {@code -q}, and under Maven 4 {@code --raw-streams}. Example: {@code -Datmos.outputFile=target/dev.json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.outputFile")
    private @Nullable File outputFile;

    /**
     * Names of the outputs that are wanted, separated by commas: only these, and sensitive ones too. A name that no
     * selected instance has is an error. Default: all outputs that are not sensitive. Example:
     * {@code -Datmos.outputNames=vpc_id,db_password}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.outputNames")
    private @Nullable List<String> outputNames;

    /**
     * Sets the outputs as properties <code>atmos.&lt;stack&gt;.&lt;instance&gt;.&lt;output&gt;</code> of this module and of
     * those that are built after it. Plugins that run later can use them. A value that is no text is JSON. The document goes
     * to {@code outputFile} only. Default: {@code false}. Example: {@code -Datmos.outputProperties}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.outputProperties", defaultValue = "false")
    private boolean outputProperties;

    @Override
    public void run(GoalRun run) {
        boolean json = switch (format.toLowerCase(Locale.ROOT)) {
            case "json" -> true;
            case "properties" -> false;
            default -> throw Parameters.invalid("atmos.format", format, "json or properties");
        };
        if (!run.project().selection().namesStacks()) {
            throw new AtmosException.InvalidConfiguration(Problem.error(
                    ProblemCode.INVALID_PARAMETER,
                    null,
                    "no stack is named",
                    "add -Dstack=<stack>, or -Dstack='**' for all"));
        }
        LoadedStacks loaded = run.load();
        List<Instance> instances = run.select(loaded);
        run.refuseSharedStates(loaded);
        ToolRun tool = tool(run).of("output");
        Pace pace = pace(RunOrder.NONE);
        Sources sources = Sources.of(
                run.project().directory(), loaded.settings().directories().stacks());
        DocumentFile document = new DocumentFile(run, sources, outputFile, isDryRun(), getLog());
        if (isDryRun()) {
            tool.preview(loaded, instances, new OutputCommand((instance, outputs) -> {}))
                    .forEach(tool.console()::say);
            RunCommand.sayWhoIsSkipped(instances, tool.console());
            return;
        }
        ReadOutputs work = ReadOutputs.begin(run.project().output().path());
        Set<String> names = Parameters.names(outputNames);
        ReadOutputs.Result result = tool.run(
                loaded,
                instances,
                pace,
                (runner, request) -> work.run(
                        runner,
                        new ReadOutputs.Request(request, run.invocation().executionRoot(), names),
                        tool.console()));
        hand(run, result.document(), json, document);
        if (!result.failures().isEmpty()) {
            throw new AtmosException.CheckFailed(result.failures());
        }
    }

    private void hand(GoalRun run, OutputDocument outputs, boolean json, DocumentFile document) {
        if (outputProperties) {
            BuildProperties.set(run.invocation(), outputs.values());
        }
        if (!outputProperties || outputFile != null) {
            String text = json ? outputs.json() : outputs.properties();
            document.write(out -> out.append(text), outputs.access());
        }
    }
}

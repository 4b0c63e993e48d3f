package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.maven.ToolRun;
import io.github.atmosmaven.maven.console.CommandLog;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.mojo.parameters.WorkspaceParameters;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.run.TypedCommand;
import io.github.atmosmaven.terraform.typed.CommandNeeds;
import io.github.atmosmaven.terraform.typed.TypedArguments;
import io.github.atmosmaven.workflow.report.run.CommandResult;
import io.github.atmosmaven.workflow.run.Pace;
import io.github.atmosmaven.workflow.run.RunCommand;
import io.github.atmosmaven.workflow.run.RunOrder;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs any command of Terraform or OpenTofu for the instances of the selected stacks, one after the other unless
 * {@code parallel} says otherwise, {@code apply} and {@code destroy} in the order of their dependencies, each in its own
 * directory: initialised, with its backend, its workspace and its variables. Fails unless {@code -Dstack} names stacks.
 * Changes what the command changes: no gate and no saved plan counts, which are for {@code atmos:apply} and
 * {@code atmos:destroy}. A workspace that does not exist yet is created, as for {@code plan}. The output is
 * shown as it is, with {@code -q} alone; results are written to {@code target/atmos/terraform.json}. An exit status other
 * than 0 fails the build, except 2 of {@code plan -detailed-exitcode}. The directory holds copies of the root module, so
 * paths start there. Bound to no phase. Example:
 * {@code mvn -q atmos:terraform -Dstack=dev -Dcomponent=vpc -Datmos.args="output -json"}.
 */
@Mojo(name = "terraform", threadSafe = true)
public final class TerraformMojo extends WorkspaceParameters {

    /**
     * Command with its arguments, in one line. It is split by the quoting rules of a POSIX shell; nothing is expanded, and
     * no shell runs. Options that say where a state lives are refused: {@code -backend-config}, {@code -state},
     * {@code -state-out}, {@code -backup}, and {@code -chdir}. A command that would ask something needs a terminal and one
     * instance, or an option such as {@code -auto-approve}. Default: the value of {@code arguments}; one of the two must be
     * set. Example: {@code -Datmos.args="state show 'module.vpc[0].aws_vpc.this'"}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.args")
    private @Nullable String args;

    /**
     * Command with its arguments, as a list that is not split any further. It is meant for the POM:
     * <code>&lt;arguments&gt;&lt;argument&gt;state&lt;/argument&gt;&lt;argument&gt;list&lt;/argument&gt;&lt;/arguments&gt;</code>.
     * As a property its items are separated by commas. Default: none, so {@code args} counts, which also wins over it.
     * Example: {@code -Datmos.arguments=state,list}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.arguments")
    private @Nullable List<@Nullable String> arguments;

    @Override
    public void run(GoalRun run) {
        TypedArguments typed = Parameters.typed(args, arguments);
        if (!run.project().selection().namesStacks()) {
            throw invalid("no stack is named", "add -Dstack=<stack>, or -Dstack='**' for all");
        }
        LoadedStacks loaded = run.load();
        List<Instance> instances = run.select(loaded);
        if (instances.isEmpty()) {
            return;
        }
        run.refuseSharedStates(loaded);
        long count = instances.stream().filter(each -> !each.isSkipped()).count();
        ToolRun tool = tool(run).of(typed.path());
        MavenSession session = run.invocation().session();
        Pace pace = pace(order(typed, loaded), 1);
        CommandLog console = CommandLog.of(tool.console(), session, count, pace.parallel());
        boolean isTerminal = CommandLog.hasTerminal(session, count);
        requireAnswers(typed, isTerminal, count);
        TypedCommand command = new TypedCommand(typed, instance -> console.screen(instance, isTerminal));
        if (isDryRun()) {
            tool.preview(loaded, instances, pace, command).forEach(tool.console()::say);
            RunCommand.sayWhoIsSkipped(instances, tool.console());
            return;
        }
        RunCommand work = RunCommand.begin(run.project().output().path());
        CommandResult result = tool.run(
                loaded,
                instances,
                pace,
                (runner, request) -> work.run(
                        runner, new RunCommand.Request(request, run.invocation().executionRoot()), command, console));
        if (!result.failures().isEmpty()) {
            throw new AtmosException.CheckFailed(result.failures());
        }
    }

    /** Commands that change states follow the dependencies of the instances. */
    private static RunOrder order(TypedArguments typed, LoadedStacks loaded) {
        boolean destroys =
                typed.command().equals("destroy") || typed.command().equals("apply") && typed.isOn("destroy");
        if (destroys) {
            return RunOrder.reverse(loaded);
        }
        return typed.command().equals("apply") ? RunOrder.forward(loaded) : RunOrder.NONE;
    }

    /** A command that asks, where nobody can answer, would wait for ever or give up half way (D49, D69). */
    private static void requireAnswers(TypedArguments typed, boolean isTerminal, long count) {
        CommandNeeds.Question question = CommandNeeds.question(typed);
        if (question != null && count > 0 && !isTerminal) {
            throw invalid(
                    "'" + typed.path() + "' " + question.reason() + ", and "
                            + (count > 1 ? count + " instances are selected" : "there is no terminal"),
                    question.hint() + (count > 1 ? ", or select one instance at a terminal" : ""));
        }
    }

    private static AtmosException invalid(String message, String hint) {
        return new AtmosException.InvalidConfiguration(
                Problem.error(ProblemCode.INVALID_PARAMETER, null, message, hint));
    }
}

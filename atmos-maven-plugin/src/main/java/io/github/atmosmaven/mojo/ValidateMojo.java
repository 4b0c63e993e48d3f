package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.mojo.parameters.GateParameter;
import io.github.atmosmaven.mojo.parameters.JudgedParameters;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.module.ModuleChecks;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.ValidateStacks;
import io.github.atmosmaven.workflow.report.ProblemText;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks all stacks and their root modules, whatever is selected, and reports every problem of the project in one run:
 * on the console, in {@code problems.json}, as SARIF in {@code problems.sarif} and in the JUnit report
 * {@code TEST-atmos-validate.xml}. A problem is an
 * error or a warning; the goal fails if there is an error, and with {@code failOnWarnings} also if there is a warning.
 * Changes neither a cloud nor a state; writes these reports and {@code index.json} below {@code target/atmos}. Phase:
 * {@code validate}. Example: {@code mvn atmos:validate}.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true, requiresProject = false)
public final class ValidateMojo extends JudgedParameters {

    /**
     * Skips this goal. Default: {@code false}. Example: {@code -Datmos.validate.skip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.validate.skip", defaultValue = "false")
    private boolean skipValidate;

    /**
     * Gate of {@code plan}, for which the gates of the manifests are checked: a value that is wider than the one of the POM
     * is an error. The help of {@code plan} explains it. Default: none. It is set in the POM alone. Example:
     * {@code <gate><maxDestroy>0</maxDestroy></gate>}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable GateParameter gate;

    @Override
    protected boolean isGoalSkipped() {
        return skipValidate;
    }

    /** Looks at the root modules as the tool reads them that the manifests ask for. */
    private ModuleChecks modules(GoalRun run, LoadedStacks loaded) {
        Tools tools = run.tools();
        return new ModuleChecks(
                new RootModules(
                        run.project().directory(), run.project().output().repository(loaded)),
                tools::of);
    }

    @Override
    public void run(GoalRun run) {
        LoadedStacks loaded = run.load();
        List<Problem> others = new ArrayList<>(run.sharedStates(loaded));
        // All stacks are looked at, whatever is selected (D18); a name that no stack has is a mistake all the same.
        others.addAll(run.unmatchedNames(loaded));
        others.addAll(run.unreachedEntries(loaded));
        List<Problem> problems = ValidateStacks.report(
                loaded,
                others,
                modules(run, loaded),
                run.remoteStates(loaded),
                run.lint(loaded),
                GateParameter.gates(gate),
                run.project().output().scripts());
        run.heed(problems);
        long stacks = loaded.resolution().instances().stream()
                .map(instance -> instance.stack())
                .distinct()
                .count();
        run.say(ProblemText.count(loaded.resolution().instances().size(), "instance") + " in "
                + ProblemText.count(stacks, "stack") + ", " + ProblemText.count(problems.size(), "warning"));
    }
}

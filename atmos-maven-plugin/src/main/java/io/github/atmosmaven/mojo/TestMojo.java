package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.ToolRun;
import io.github.atmosmaven.mojo.parameters.PaceParameters;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.report.run.TestResult;
import io.github.atmosmaven.workflow.run.ModuleTests;
import io.github.atmosmaven.workflow.run.Pace;
import io.github.atmosmaven.workflow.run.RunOrder;
import io.github.atmosmaven.workflow.run.TestModules;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs the tests of root modules, {@code *.tftest.hcl} and for OpenTofu {@code *.tofutest.hcl}, in the module and in its
 * directory {@code tests}: once for each root module that an instance uses, without a backend, several at a time. All stacks
 * count unless {@code -Dstack} and {@code -Dcomponent} narrow them. A run whose {@code command} is {@code apply}, which is
 * the default, makes resources and destroys them, so it reaches a cloud unless providers are mocked. Writes a report of JUnit
 * for each module, {@code target/atmos/tests/TEST-<module>.xml} with {@code -} for {@code /}, and {@code test.json}. A
 * module without tests is told and is no failure. Bound to no phase. Example: {@code mvn atmos:test -Dcomponent=vpc}.
 */
@Mojo(name = "test", threadSafe = true)
public final class TestMojo extends PaceParameters {

    /**
     * Skips the tests of root modules, as it skips those of Surefire. Default: {@code false}. Example:
     * {@code -DskipTests}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /**
     * Skips the tests of root modules, as it skips tests everywhere in Maven. Default: {@code false}. Example:
     * {@code -Dmaven.test.skip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean mavenTestSkip;

    /**
     * Makes failing tests a warning, as it does for Surefire. A module in which the tool comes to no test fails the goal all
     * the same. Default: {@code false}. Example: {@code -Dmaven.test.failure.ignore}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
    private boolean testFailureIgnore;

    @Override
    public void run(GoalRun run) {
        if (skipTests || mavenTestSkip) {
            run.say("Tests are skipped: " + (skipTests ? "skipTests" : "maven.test.skip") + " is set");
            return;
        }
        Pace pace = pace(RunOrder.NONE);
        LoadedStacks loaded = run.load();
        Tools tools = run.tools();
        ModuleTests modules = ModuleTests.of(
                run.select(loaded),
                new RootModules(
                        run.project().directory(), run.project().output().repository(loaded)),
                tools);
        modules.untested().forEach(module -> run.say(module + ": no tests"));
        Path output = run.project().output().path();
        WorkingDirectories directories = new WorkingDirectories(
                output.resolve(TestModules.DIRECTORY),
                modules.tested(),
                run.project().output().repository(loaded));
        ToolRun tool = tool(run).of("test").in(directories);
        if (isDryRun()) {
            tool.preview(loaded, modules.tested(), TestModules.command(tools::of))
                    .forEach(tool.console()::say);
            return;
        }
        TestModules work = TestModules.begin(output);
        judge(
                run,
                tool.run(
                        loaded,
                        modules.tested(),
                        pace,
                        (runner, request) -> work.run(
                                runner,
                                new TestModules.Request(
                                        request, modules, run.invocation().executionRoot()),
                                tool.console())));
    }

    private void judge(GoalRun run, TestResult result) {
        List<Problem> failures = testFailureIgnore ? result.failuresBesideTests() : result.failures();
        if (!failures.isEmpty()) {
            throw new AtmosException.CheckFailed(failures);
        }
        run.warn(result.failures().stream()
                .map(each -> Problem.warning(each.code(), each.location(), each.message(), each.hint()))
                .toList());
    }
}

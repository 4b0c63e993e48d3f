package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.terraform.run.TestCommand;
import io.github.atmosmaven.terraform.test.TestRuns;
import io.github.atmosmaven.workflow.HiddenSecrets;
import io.github.atmosmaven.workflow.report.run.TestReports;
import io.github.atmosmaven.workflow.report.run.TestResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs the tests of root modules, and leaves their reports (D7). */
public final class TestModules {

    /** Directory of the tests below the output directory. */
    public static final String DIRECTORY = "tests";

    private final TestReports reports;

    private TestModules(TestReports reports) {
        this.reports = reports;
    }

    /**
     * Modules to test.
     *
     * @param run modules and how they are run
     * @param executionRoot directory that messages name files from
     */
    public record Request(RunTool.Request run, ModuleTests modules, Path executionRoot) {}

    /**
     * Begins a run, and removes the reports of an earlier one.
     *
     * @param outputDirectory directory of {@code test.json}; the reports of JUnit are in {@code tests} below it
     */
    public static TestModules begin(Path outputDirectory) {
        TestReports reports = new TestReports(outputDirectory, outputDirectory.resolve(DIRECTORY));
        reports.forget();
        return new TestModules(reports);
    }

    /** The command that tests a module. */
    public static TestCommand command(Function<Instance, Tool> tools) {
        return new TestCommand(tools, (module, runs) -> {});
    }

    /**
     * Runs the tests of all modules of the request. Failures are part of the result.
     *
     * @throws io.github.atmosmaven.problem.AtmosException when something is wrong before anything was run
     */
    public TestResult run(RunTool tool, Request request, RunListener listener) {
        Map<Instance, TestRuns> found = new IdentityHashMap<>();
        TestCommand command = new TestCommand(request.run().tools()::of, (module, runs) -> {
            synchronized (found) {
                found.put(module, runs);
            }
        });
        return tool.run(request.run(), command, listener, ran -> {
            List<TestResult.Row> rows = new ArrayList<>();
            for (ToolResult result : ran.results()) {
                TestRuns runs = found.getOrDefault(result.instance(), new TestRuns(List.of()));
                HiddenSecrets secrets = RunTool.secrets(request.run(), command, result.instance());
                rows.add(new TestResult.Row(result, runs.inWords(secrets::in)));
            }
            TestResult result = new TestResult(
                    rows,
                    request.modules().untested(),
                    request.run().settings().projectDirectory(),
                    request.executionRoot());
            reports.write(result);
            listener.closed(result.summary());
            return result;
        });
    }
}

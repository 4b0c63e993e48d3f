package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.test.JUnitTestReader;
import io.github.atmosmaven.terraform.test.JsonTestReader;
import io.github.atmosmaven.terraform.test.TestRun;
import io.github.atmosmaven.terraform.test.TestRuns;
import io.github.atmosmaven.terraform.typed.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * {@code test}: runs the tests of a root module, without a backend. The results come from the report of the tool where it
 * writes one, which Terraform does from 1.11 on, else from the events that it prints as JSON.
 */
public final class TestCommand implements ToolCommand {

    private static final String REPORT = ".atmos-test.xml";

    private final Function<Instance, Tool> tools;
    private final BiConsumer<Instance, TestRuns> runs;

    /**
     * @param tools the tool that runs a module
     * @param runs is given the runs of each module, by several threads
     */
    public TestCommand(Function<Instance, Tool> tools, BiConsumer<Instance, TestRuns> runs) {
        this.tools = tools;
        this.runs = runs;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Preparation preparation() {
        return Preparation.CODE;
    }

    @Override
    public ToolResult run(ReadyWorkplace place) throws IOException, InterruptedException {
        Tool tool = tools.apply(place.instance());
        boolean writesReport = !tool.isOpenTofu() && tool.version() != null && tool.isAtLeast(1, 11);
        TestRuns found;
        int exit;
        if (writesReport) {
            Path report = place.base().resolve(REPORT);
            Files.deleteIfExists(report);
            exit = place.tool().exit(List.of("test", "-no-color", "-junit-xml=" + report));
            found = JUnitTestReader.read(report);
            Files.deleteIfExists(report);
        } else {
            JsonTestReader reader = new JsonTestReader(place.tool().output());
            exit = place.tool().document(List.of("test", "-no-color", "-json"), reader);
            found = reader.runs();
        }
        runs.accept(place.instance(), found);
        boolean passed = found.count(TestRun.Status.FAILED) == 0 && found.count(TestRun.Status.BROKEN) == 0;
        if (exit == 0 && passed) {
            return ToolResult.done(place.instance(), found.summary(), place.log());
        }
        if (passed) {
            return place.failed();
        }
        String words = place.failures().of(place.tool().output().words()).words();
        return place.failed(new ToolFailure(ProblemCode.TESTS_FAILED, found.summary() + ":\n" + words, null));
    }
}

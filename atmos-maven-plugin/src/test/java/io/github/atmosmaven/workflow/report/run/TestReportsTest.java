package io.github.atmosmaven.workflow.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.test.TestRun;
import io.github.atmosmaven.terraform.test.TestRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7: reports of the tests of root modules")
class TestReportsTest {

    @TempDir
    private Path directory;

    private static TestResult.Row row(String module) {
        Instance instance =
                new InstanceOf("terraform", module).component(module).get();
        TestRun run = new TestRun("main.tftest.hcl", "works", TestRun.Status.PASSED, "0.1", "");
        return new TestResult.Row(
                ToolResult.done(instance, "1 passed", Path.of("test.log")), new TestRuns(List.of(run)));
    }

    @Test
    @DisplayName("each module has one of its own, however long its name is and whatever signs are in it")
    void haveNamesOfTheirOwn() throws IOException {
        String longName = "é".repeat(120) + "/" + "b".repeat(200);
        List<TestResult.Row> rows = Stream.of("a/b", "a-b", longName, longName + "c")
                .map(TestReportsTest::row)
                .toList();

        new TestReports(directory, directory.resolve("tests"))
                .write(new TestResult(rows, List.of(), directory, directory));

        try (Stream<Path> reports = Files.list(directory.resolve("tests"))) {
            assertThat(reports.map(report -> report.getFileName().toString()))
                    .hasSize(4)
                    .contains("TEST-a-b.xml", "TEST-a-b-terraform.xml")
                    .allMatch(name -> name.endsWith(".xml"));
        }
    }
}

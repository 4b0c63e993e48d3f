package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.workflow.report.JUnitReport;
import io.github.atmosmaven.workflow.report.ProblemsFile;
import io.github.atmosmaven.workflow.select.ScriptFiles;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What scripts and CI servers read. */
class ReportsTest {

    private static final Problem ERROR = Problem.error(
            ProblemCode.IMPORT_MISSING,
            new Location("src/main/stacks/dev.yaml", 3, 5),
            "import 'a<b>&\u0001' is not found",
            "correct it");
    private static final Problem WARNING = Problem.warning(
            ProblemCode.IGNORED_KEY, new Location("src/main/stacks/prod.yaml", 1, 1), "key 'x' is ignored", null);
    private static final Problem PLACELESS =
            Problem.error(ProblemCode.NO_MANIFESTS, null, "no stack manifests found", "put one there");

    @TempDir
    private Path output;

    @Test
    @DisplayName("D7: problems.json is a list with these fields, null where there is nothing to say")
    void writesProblems() {
        ProblemsFile.write(output, List.of(WARNING, PLACELESS));

        assertThat(output.resolve("problems.json")).hasContent("""
                [
                  {
                    "code": "ATMOS-121",
                    "column": 1,
                    "file": "src/main/stacks/prod.yaml",
                    "hint": null,
                    "line": 1,
                    "message": "key 'x' is ignored",
                    "severity": "warning"
                  },
                  {
                    "code": "ATMOS-100",
                    "column": null,
                    "file": null,
                    "hint": "put one there",
                    "line": null,
                    "message": "no stack manifests found",
                    "severity": "error"
                  }
                ]
                """);
    }

    @Test
    void aRunWithoutProblemsLeavesAnEmptyList() {
        ProblemsFile.write(output, List.of());

        assertThat(output.resolve("problems.json")).hasContent("[]\n");
    }

    @Test
    @DisplayName("D7: what stops a run is added to what it found; what an earlier run found goes away")
    void leavesWhatThisRunFound() {
        new ScriptFiles(output, output).leave(List.of(PLACELESS));
        ScriptFiles run = new ScriptFiles(output, output);
        run.leave(List.of(WARNING));
        run.leave(List.of(ERROR, WARNING));

        assertThat(output.resolve("problems.json"))
                .content()
                .contains("\"ATMOS-110\"")
                .containsOnlyOnce("\"ATMOS-121\"")
                .doesNotContain("\"ATMOS-100\"");
    }

    @Test
    @DisplayName("the JUnit report has a case for each file: errors fail it, warnings are its output")
    void writesTestCases() throws Exception {
        JUnitReport.write(
                output,
                List.of("src/main/stacks/dev.yaml", "src/main/stacks/prod.yaml", "src/main/stacks/test.yaml"),
                List.of(ERROR, WARNING, PLACELESS));

        Document report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(output.resolve("TEST-atmos-validate.xml").toFile());
        Element suite = report.getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(text(testCase(report, "src/main/stacks/dev.yaml"), "failure"))
                .contains("dev.yaml:3:5", "ATMOS-110", "a<b>&\\u0001", "correct it");
        assertThat(text(testCase(report, "src/main/stacks/prod.yaml"), "system-out"))
                .contains("ATMOS-121");
        assertThat(testCase(report, "src/main/stacks/prod.yaml")
                        .getElementsByTagName("failure")
                        .getLength())
                .isZero();
        assertThat(text(testCase(report, "project"), "failure")).contains("no stack manifests found");
        assertThat(testCase(report, "src/main/stacks/test.yaml").getTextContent())
                .isBlank();
    }

    private static Element testCase(Document report, String name) {
        for (int i = 0; ; i++) {
            Element testCase = (Element) report.getElementsByTagName("testcase").item(i);
            if (testCase.getAttribute("name").equals(name)) {
                return testCase;
            }
        }
    }

    private static String text(Element testCase, String child) {
        return testCase.getElementsByTagName(child).item(0).getTextContent();
    }
}

package io.github.atmosmaven.workflow.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.gate.Gate;
import io.github.atmosmaven.terraform.gate.GateKey;
import io.github.atmosmaven.terraform.gate.GateLimit;
import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.plan.Change;
import io.github.atmosmaven.terraform.plan.ChangeAction;
import io.github.atmosmaven.terraform.plan.PlanDocument;
import io.github.atmosmaven.terraform.plan.PlannedChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

@DisplayName("D7, D62: what a run leaves for scripts, CI servers and people")
class RunReportsTest {

    private static final PlanDocument PLAN = new PlanDocument(
            new PlannedChanges(1, 0, 2, 1, 1, 0, 1, 1),
            List.of(
                    change("aws_x.a", ChangeAction.REPLACE, null),
                    change("aws_x.b[\"<k>|`\"]", ChangeAction.DELETE, "1eaef428"),
                    new Change("aws_x.c", ChangeAction.MOVE, "aws_x", "managed", "aws_x.old", null, false),
                    new Change("aws_x.d", ChangeAction.IMPORT, "aws_x", "managed", null, null, true),
                    new Change("output.o", ChangeAction.UPDATE, "", "output", null, null, false)),
            true,
            false);

    private static final String NO_ROOM = "; the summary finds no room in the file of GITHUB_STEP_SUMMARY";

    @TempDir
    private Path directory;

    @Test
    @DisplayName("plan.json: a row an instance, with its changes, its duration and its log")
    void writesJson() throws IOException {
        write("plan", result(changed(Gate.OPEN)));

        assertThat(read("plan.json")).isEqualTo("""
                {
                  "instances": [
                    {
                      "add": 1,
                      "change": 0,
                      "changes": [
                        {
                          "action": "replace",
                          "address": "aws_x.a"
                        },
                        {
                          "action": "delete",
                          "address": "aws_x.b[\\"\\u003ck\\u003e|`\\"]",
                          "deposed": "1eaef428"
                        },
                        {
                          "action": "move",
                          "address": "aws_x.c",
                          "previousAddress": "aws_x.old"
                        },
                        {
                          "action": "import",
                          "address": "aws_x.d",
                          "imported": true
                        },
                        {
                          "action": "update",
                          "address": "output.o"
                        }
                      ],
                      "destroy": 2,
                      "duration": 61.25,
                      "forget": 0,
                      "import": 1,
                      "instance": "vpc",
                      "log": "target/atmos/dev/vpc/plan.log",
                      "move": 1,
                      "outcome": "changes",
                      "outputs": 1,
                      "replace": 1,
                      "stack": "dev",
                      "summary": "1 to import, 1 to add, 0 to change, 2 to destroy, 1 to move",
                      "workspace": "default"
                    }
                  ],
                  "summary": "1 planned: 1 with changes"
                }
                """);
    }

    @Test
    @DisplayName(
            "where operations are remote nobody knows the changes, and the list is left out; no changes are a list")
    void tellsUnknownFromNone() throws IOException {
        Planned numbers = Planned.of(new PlannedChanges(1, 0, 0, 0, 0, 0, 0, 0), Gate.OPEN);

        write("plan", result(ToolResult.changed(instance("vpc"), numbers, log())));
        assertThat(read("plan.json")).contains("\"add\": 1").doesNotContain("\"changes\": [");

        write("plan", result(ToolResult.unchanged(instance("vpc"), log())));
        assertThat(read("plan.json")).contains("\"changes\": []");
    }

    @Test
    @DisplayName("JUnit: an instance is a test case with its time; a failure has the tool's words")
    void writesCases() throws Exception {
        Gate closed = new Gate(List.of(new GateLimit(GateKey.MAX_DESTROY, 0, InstanceOf.PLACE)));
        ToolFailure failure = ToolFailure.of("Error: a <b> & \u0001\nsecond line");

        write(
                "apply",
                result(
                        changed(closed),
                        ToolResult.failed(instance("db"), failure, log()).lasting(Duration.ofMillis(5)),
                        ToolResult.unchanged(instance("dns"), log()),
                        ToolResult.notStarted(instance("late"))));

        Element suite = cases("TEST-atmos-apply.xml").getDocumentElement();
        assertThat(List.of("name", "tests", "failures", "errors", "skipped"))
                .extracting(suite::getAttribute)
                .containsExactly("atmos:apply", "5", "2", "0", "2");
        assertThat(testCase(suite, 0))
                .isEqualTo(
                        "atmos.apply dev/vpc 61.25 failure[the plan of dev/vpc destroys 1 resource and may destroy none"
                                + " (maxDestroy 0, src/main/stacks/dev.yaml:4:7): aws_x.b[\"<k>|`\"] (deposed 1eaef428)]");
        assertThat(testCase(suite, 1)).isEqualTo("atmos.apply dev/db 0.005 failure[Error: a <b> & \\u0001]");
        assertThat(suite.getElementsByTagName("failure").item(1).getTextContent())
                .isEqualTo("Error: a <b> & \\u0001\nsecond line");
        assertThat(testCase(suite, 2)).isEqualTo("atmos.apply dev/dns 0 ");
        assertThat(testCase(suite, 3)).contains("dev/late  skipped[the run was interrupted before this began]");
        assertThat(testCase(suite, 4)).contains("dev/off  skipped[it is disabled or abstract]");
        assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("replace aws_x.a\n", "move aws_x.c (was aws_x.old)\n");
    }

    @Test
    @DisplayName("summary.md: a table of the instances, the failures, and the changes of each")
    void writesSummary() throws IOException {
        ToolFailure failure = ToolFailure.of("Error: ```\n# no heading");

        write("plan", result(changed(Gate.OPEN), ToolResult.failed(instance("a|b<i>_*"), failure, log())));

        assertThat(read("summary.md")).isEqualTo("""
                ## atmos:plan

                1 planned: 1 with changes; 1 failed; 1 skipped

                | Instance | Outcome | Add | Change | Destroy | Replace | Other | Time |
                |---|---|--:|--:|--:|--:|---|--:|
                | dev/vpc | changes | 1 | 0 | 2 | 1 | 1 to import, 1 to move, 1 output | 1 min 1 s |
                | dev/a\\|b&lt;i&gt;\\_\\* | **failed** |  | | |  |  | 0 s |
                | dev/off | skipped | | | | | | |

                **dev/a\\|b&lt;i&gt;\\_\\*** failed:

                ````text
                Error: ```
                # no heading
                ````

                <details><summary>dev/vpc: 1 to import, 1 to add, 0 to change, 2 to destroy, 1 to move</summary>

                ```diff
                - replace aws_x.a
                - delete aws_x.b["<k>|`"] (deposed 1eaef428)
                ! move aws_x.c (was aws_x.old)
                + import aws_x.d
                ! update output.o
                ```

                </details>

                """);
    }

    @Test
    @DisplayName("what was applied is told as done, not as planned")
    void tellsWhatWasDone() throws IOException {
        write("apply", result(ToolResult.applied(instance("vpc"), Planned.of(PLAN, Gate.OPEN), log())));

        assertThat(read("summary.md"))
                .contains("| done | 1 | 0 | 2 | 1 | 1 imported, 1 moved, 1 output |")
                .contains("<summary>dev/vpc: 1 imported, 1 added, 0 changed, 2 destroyed, 1 moved</summary>")
                .doesNotContain(" to ");
        assertThat(read("TEST-atmos-apply.xml"))
                .contains("1 imported, 1 added, 0 changed, 2 destroyed, 1 moved\nreplace aws_x.a")
                .doesNotContain(" to ");
    }

    @Test
    @DisplayName(
            "summaries that modules write at the same time stand one after the other, and are not too large together")
    void doesNotMixSummaries() throws Exception {
        ToolResult[] many = new ToolResult[1_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = ToolResult.changed(instance("vpc" + i), Planned.of(PLAN, Gate.OPEN), log());
        }
        PlanResult result = result(many);
        Path shown = directory.resolve("step.md");
        ExecutorService modules = Executors.newFixedThreadPool(6);
        try {
            List<Future<String>> written = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                RunReports reports = new RunReports(directory.resolve("m" + i), "plan");
                written.add(
                        modules.submit(() -> reports.write(result, Map.of("GITHUB_STEP_SUMMARY", shown.toString()))));
            }
            for (Future<String> each : written) {
                assertThat(each.get(1, TimeUnit.MINUTES)).isIn("", NO_ROOM);
            }
        } finally {
            modules.shutdownNow();
        }

        String whole = Files.readString(directory.resolve("m0/summary.md"));
        assertThat(whole).hasSizeBetween(300_000, 500_000);
        assertThat(Files.readString(shown)).hasSizeLessThanOrEqualTo(1 << 20).startsWith(whole + whole);
    }

    @Test
    @DisplayName("the summary is added to the file that GITHUB_STEP_SUMMARY names, behind what is there")
    void publishesSummary() throws IOException {
        Path shown = Files.writeString(directory.resolve("step.md"), "# before\n");
        RunReports reports = new RunReports(directory, "plan");
        PlanResult result = result(changed(Gate.OPEN));

        assertThat(reports.write(result, Map.of("GITHUB_STEP_SUMMARY", shown.toString())))
                .isEmpty();
        assertThat(shown).hasContent("# before\n" + read("summary.md"));

        assertThat(reports.write(
                        result,
                        Map.of(
                                "GITHUB_STEP_SUMMARY",
                                directory.resolve("no/x.md").toString())))
                .startsWith("; the summary is not in the file of GITHUB_STEP_SUMMARY: ")
                .endsWith("it does not exist");
        assertThat(reports.write(result, Map.of("GITHUB_STEP_SUMMARY", ""))).isEmpty();
    }

    @Test
    @DisplayName("a summary is never larger than GitHub takes: parts are left out, and that is said")
    void cutsSummary() throws IOException {
        List<ToolResult> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            many.add(ToolResult.changed(instance("vpc" + i), Planned.of(PLAN, Gate.OPEN), log()));
        }
        Path shown = Files.writeString(directory.resolve("step.md"), "x".repeat(400_000));
        RunReports reports = new RunReports(directory, "plan");

        assertThat(reports.write(
                        result(many.toArray(ToolResult[]::new)), Map.of("GITHUB_STEP_SUMMARY", shown.toString())))
                .isEmpty();

        assertThat(Files.size(directory.resolve("summary.md"))).isBetween(1_000_000L, 1L << 20);
        assertThat(Files.size(shown)).isBetween(1_000_000L, 1L << 20);
        assertThat(Files.readString(shown))
                .contains("| dev/vpc2999 |")
                .containsPattern(
                        "_\\d+ parts of this summary are left out, since it would be too long: `plan.json` has")
                .satisfies(text -> assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1)));

        Files.writeString(shown, "x".repeat(1 << 20));
        assertThat(reports.write(result(), Map.of("GITHUB_STEP_SUMMARY", shown.toString())))
                .isEqualTo(NO_ROOM);
        assertThat(shown).hasSize(1 << 20);
    }

    @Test
    @DisplayName("what an earlier run left goes away before this one begins")
    void forgets() {
        write("plan", result());
        new RunReports(directory, "plan").forget();

        assertThat(directory).isEmptyDirectory();
    }

    private void write(String goal, PlanResult result) {
        assertThat(new RunReports(directory, goal).write(result, Map.of())).isEmpty();
    }

    private PlanResult result(ToolResult... results) {
        boolean hasSkipped = results.length > 1;
        return new PlanResult(
                PlanGoal.PLAN,
                List.of(results),
                hasSkipped ? List.of(instance("off")) : List.of(),
                directory,
                directory);
    }

    private ToolResult changed(Gate gate) {
        return ToolResult.changed(instance("vpc"), Planned.of(PLAN, gate), log())
                .lasting(Duration.ofMillis(61_250));
    }

    private Path log() {
        return directory.resolve("target/atmos/dev/vpc/plan.log");
    }

    private String read(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private Document cases(String name) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve(name).toFile());
    }

    /** Class, name and time of a case, and what became of it. */
    private static String testCase(Element suite, int index) {
        Element found = (Element) suite.getElementsByTagName("testcase").item(index);
        StringBuilder text = new StringBuilder();
        for (String attribute : List.of("classname", "name", "time")) {
            text.append(found.getAttribute(attribute)).append(' ');
        }
        for (String kind : List.of("failure", "skipped")) {
            Element element = (Element) found.getElementsByTagName(kind).item(0);
            if (element != null) {
                text.append(kind)
                        .append('[')
                        .append(element.getAttribute("message"))
                        .append(']');
            }
        }
        return text.toString();
    }

    private static Instance instance(String name) {
        return new InstanceOf("dev", name).get();
    }

    private static Change change(String address, ChangeAction action, @Nullable String deposed) {
        return new Change(address, action, "aws_x", "managed", null, deposed, false);
    }
}

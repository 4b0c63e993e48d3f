package io.github.atmosmaven.workflow.report.run;

import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.workflow.report.ResultFile;
import io.github.atmosmaven.workflow.report.SharedFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reports of a run for scripts, for CI servers and for people (D7): {@code <goal>.json}, {@code TEST-atmos-<goal>.xml} and
 * {@code summary.md}, which GitHub shows if the environment says where it looks for it.
 */
public final class RunReports {

    static final String SUMMARY = "summary.md";

    /** Variable that GitHub sets to the file whose content it shows. */
    private static final String GITHUB = "GITHUB_STEP_SUMMARY";
    /** GitHub drops a summary that is larger, which all goals of a step have together. */
    private static final int MOST = 1024 * 1024;

    private final String goal;
    private final PlanFile results;
    private final ResultFile cases;
    private final ResultFile summary;

    /**
     * @param directory the output directory of the project
     * @param goal name of the goal that makes the run
     */
    public RunReports(Path directory, String goal) {
        this.goal = goal;
        this.results = new PlanFile(directory, goal + ".json");
        this.cases = new ResultFile(directory, "TEST-atmos-" + goal + ".xml");
        this.summary = new ResultFile(directory, SUMMARY);
    }

    /** Removes the reports of an earlier run: a build that is killed must not leave them for its own. */
    public void forget() {
        results.forget();
        cases.forget();
        summary.forget();
    }

    /**
     * Writes the reports.
     *
     * @param environment environment of the build
     * @return what went wrong and takes nothing from the results, for the end of a line; empty if nothing did
     */
    public String write(PlanResult result, Map<String, String> environment) {
        results.write(result);
        cases.write(RunCases.text(goal, result));
        summary.write(RunSummary.text(goal, result, MOST));
        return publish(result, environment.getOrDefault(GITHUB, ""));
    }

    private String publish(PlanResult result, String file) {
        if (file.isBlank()) {
            return "";
        }
        try (SharedFile shared = SharedFile.open(Path.of(file))) {
            long room = MOST - shared.size();
            if (room < RunSummary.RESERVE) {
                return "; the summary finds no room in the file of " + GITHUB;
            }
            shared.append(RunSummary.text(goal, result, (int) room));
            return "";
        } catch (IOException e) {
            return "; the summary is not in the file of " + GITHUB + ": " + IoReason.withFile(e);
        } catch (InvalidPathException e) {
            return "; the summary is not in the file of " + GITHUB + ": no path: " + e.getReason();
        }
    }
}

package io.github.atmosmaven.maven.console;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.DisplayText;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.FailedLog;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Tells on the console how a run goes on. In a build of several modules every line names its module, since lines of
 * modules that are built in parallel mix.
 */
public final class RunLog implements RunListener {

    private final Log log;
    private final String module;
    private final boolean tellsStarts;
    private final RunningInstances running = new RunningInstances(System::nanoTime);

    /**
     * @param module the module that the run belongs to; empty in a build of one module
     * @param tellsStarts true to print a line for each instance that begins
     */
    RunLog(Log log, String module, boolean tellsStarts) {
        this.log = log;
        this.module = module.isEmpty() ? "" : module + ": ";
        this.tellsStarts = tellsStarts;
    }

    public static RunLog of(Log log, MavenSession session, MavenProject project) {
        return new RunLog(
                log, session.getProjects().size() > 1 ? project.getArtifactId() : "", Terminal.isThere(session));
    }

    /** Somebody who looks on wants to see that something happens; a log of a batch build wants results. */
    @Override
    public void started(Instance instance) {
        if (tellsStarts && !(log instanceof LiveLog)) {
            say(instance.displayName() + ": started");
        }
    }

    @Override
    public boolean hearsCommands() {
        return log.isDebugEnabled();
    }

    @Override
    public void repeatable(Instance instance, String command) {
        log.debug(module + instance.displayName() + ": " + command);
    }

    @Override
    public void planned(Instance instance, List<String> plan) {
        say(instance.displayName() + ": " + plan.get(0));
        plan.stream().skip(1).forEach(change -> say("  " + change));
    }

    @Override
    public void running(Instance instance, String command) {
        running.begin(instance, command);
        if (log instanceof LiveLog live) {
            live.show(running::lines);
        }
    }

    @Override
    public void note(Instance instance, String text) {
        say(instance.displayName() + ": " + text);
    }

    @Override
    public void ended(ToolResult result) {
        running.end(result.instance());
        say(PlanResult.line(result));
    }

    /** In one piece, so that lines of other modules do not mix with it, and with no prefix in it that would spoil a copy. */
    @Override
    public void failed(FailedLog failed) {
        running.clear();
        String cut = failed.leftOut() == 0 ? "" : ", without its first " + failed.leftOut() + " lines";
        log.error(module + failed.instance().displayName() + " failed; this is its log, " + failed.file() + cut + ":\n"
                + DisplayText.escaped(failed.text()) + "\n");
    }

    @Override
    public void closed(String summary) {
        running.clear();
        say(summary);
    }

    /** A line that belongs to the run of this module. */
    public void say(String line) {
        log.info(module + line);
    }

    /** Returns true if lines are printed: Maven was not told to be quiet. */
    boolean isHeard() {
        return log.isInfoEnabled();
    }
}

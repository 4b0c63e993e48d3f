package io.github.atmosmaven.maven;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.terraform.tool.Screen;
import org.apache.maven.execution.MavenSession;

/** Tells on the console how a command goes on whose output is shown there as it is. */
public final class CommandLog implements RunListener {

    private final RunLog log;
    private final boolean hasHeadings;
    private final ShownOutput output;

    CommandLog(RunLog log, boolean hasHeadings, ShownOutput output) {
        this.log = log;
        this.hasHeadings = hasHeadings;
        this.output = output;
    }

    /**
     * @param instances number of instances that the command is run for; the output of one needs no heading, unless other
     *     modules of the build have theirs
     */
    public static CommandLog of(RunLog log, MavenSession session, long instances) {
        boolean single = instances == 1 && session.getProjects().size() <= 1;
        return new CommandLog(log, !single, new ShownOutput(System.out));
    }

    /**
     * Shows what one tool after the other prints, on plain standard output: prefixes of the log would spoil a document.
     *
     * @param instances number of instances; one alone may ask who sits at the terminal
     */
    public Screen screen(MavenSession session, long instances) {
        return new Screen(output, System.err, instances == 1 && Terminal.isThere(session));
    }

    @Override
    public void running(Instance instance, String command) {
        if (hasHeadings) {
            say(instance.displayName() + ": " + command);
        }
    }

    @Override
    public void note(Instance instance, String text) {
        say(instance.displayName() + ": " + text);
    }

    @Override
    public void ended(ToolResult result) {
        if (result.failure() != null) {
            endLine();
            log.ended(result);
        }
    }

    @Override
    public void closed(String summary) {
        say(summary);
    }

    private void say(String line) {
        endLine();
        log.say(line);
    }

    /** Ends an unfinished line of output. A log that is not heard adds no line, so a document stays as it is. */
    private void endLine() {
        if (log.isHeard()) {
            output.endLine();
        }
    }
}

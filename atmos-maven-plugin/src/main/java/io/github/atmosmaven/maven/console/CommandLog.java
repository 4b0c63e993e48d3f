package io.github.atmosmaven.maven.console;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.terraform.tool.Screen;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * Tells on the console how a command goes on whose output is shown there as it is. The output of several tools that run at a
 * time would mix, so it is then kept until each tool ends.
 */
public final class CommandLog implements RunListener {

    private final RunLog log;
    private final boolean hasHeadings;
    private final ShownOutput output;
    private final boolean isParallel;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String heading, ByteArrayOutputStream output, ByteArrayOutputStream errors) {}

    CommandLog(RunLog log, boolean hasHeadings, ShownOutput output, boolean isParallel) {
        this.log = log;
        this.hasHeadings = hasHeadings;
        this.output = output;
        this.isParallel = isParallel;
    }

    /**
     * @param instances number of instances that the command is run for; the output of one needs no heading, unless other
     *     modules of the build have theirs
     * @param parallel number of instances that it is run for at a time
     */
    public static CommandLog of(RunLog log, MavenSession session, long instances, int parallel) {
        boolean single = instances == 1 && session.getProjects().size() <= 1;
        return new CommandLog(log, !single, new ShownOutput(System.out), instances > 1 && parallel > 1);
    }

    /**
     * Shows what the tool prints for an instance, on plain standard output: prefixes of the log would spoil a document.
     *
     * @param isTerminal true if somebody sits at it, who can answer questions
     */
    public Screen screen(Instance instance, boolean isTerminal) {
        if (!isParallel) {
            return new Screen(output, System.err, isTerminal);
        }
        Kept own = kept.computeIfAbsent(instance.displayName(), name -> keeping(""));
        return new Screen(own.output(), own.errors(), false);
    }

    private static Kept keeping(String command) {
        return new Kept(command, new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    /** Returns true if one instance alone is run, which may ask who sits at the terminal. */
    public static boolean hasTerminal(MavenSession session, long instances) {
        return instances == 1 && Terminal.isThere(session);
    }

    @Override
    public void running(Instance instance, String command) {
        if (isParallel) {
            kept.put(instance.displayName(), keeping(command));
        } else if (hasHeadings) {
            say(instance.displayName() + ": " + command);
        }
    }

    @Override
    public boolean hearsCommands() {
        return log.hearsCommands();
    }

    @Override
    public void repeatable(Instance instance, String command) {
        log.repeatable(instance, command);
    }

    @Override
    public void note(Instance instance, String text) {
        say(instance.displayName() + ": " + text);
    }

    @Override
    public void ended(ToolResult result) {
        show(result.instance().displayName(), kept.remove(result.instance().displayName()));
        if (result.failure() != null) {
            endLine();
            log.ended(result);
        }
    }

    private void show(String instance, @Nullable Kept own) {
        if (own == null) {
            return;
        }
        say(instance + ": " + own.heading());
        byte[] printed = own.output().toByteArray();
        output.write(printed, 0, printed.length);
        endLine();
        System.err.writeBytes(own.errors().toByteArray());
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

package io.github.atmosmaven.terraform.outcome;

import io.github.atmosmaven.terraform.plan.ClosingLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything of one command's output that matters afterwards, noted as it passes: the output may have any length. */
public final class ToolWords {

    private static final int REMEMBERED = 400;
    private static final int EXCERPT = 20;
    private static final int ERRORS = 5;
    private static final String FRAME = "╷│╵ ";
    private static final Pattern BEGUN = Pattern.compile(": (?:Creating|Modifying|Destroying|Importing)\\.\\.\\.");
    private static final int SIGNAL = 128;
    private static final int LAST_SIGNAL = SIGNAL + 64;
    private static final int KILLED = SIGNAL + 9;
    private static final String KILL = " (KILL), which the system sends where memory runs out";
    private static final String USAGE = "Usage: ";
    private static final String END_OF_FRAME = "╵";

    private final Deque<String> last = new ArrayDeque<>();
    private final List<List<String>> errors = new ArrayList<>();
    private final StateLock.Lines lock = new StateLock.Lines();
    private final String command;
    private int errorCount;
    private int status;
    private @Nullable List<String> open;
    private @Nullable ClosingLine closing;
    private boolean complete;
    private boolean begun;

    /** @param command name of the command, such as {@code plan}; empty if none has run */
    public ToolWords(String command) {
        this.command = command;
    }

    synchronized void ended(int exit) {
        this.status = exit;
    }

    synchronized void accept(String line) {
        if (last.size() == REMEMBERED) {
            last.removeFirst();
        }
        last.addLast(line);
        String plain = unframed(line);
        lock.accept(plain);
        ClosingLine found = ClosingLine.of(line).orElse(null);
        if (found != null) {
            closing = closing == null ? found : closing.then(found);
        }
        complete |= line.startsWith("Apply complete!") || line.startsWith("Destroy complete!");
        begun |= BEGUN.matcher(line).find();
        collect(line, plain);
    }

    /** Returns true if the tool said that everything is applied. */
    public synchronized boolean isComplete() {
        return complete;
    }

    /** Returns true if the tool said that it changes a resource. */
    public synchronized boolean isBegun() {
        return begun;
    }

    private void collect(String line, String plain) {
        if (plain.startsWith("Error:")) {
            errorCount++;
            open = errorCount > ERRORS ? null : new ArrayList<>();
            if (open != null) {
                errors.add(open);
            }
        } else if (line.startsWith(END_OF_FRAME) || plain.startsWith("Warning:")) {
            open = null;
        }
        if (open != null && open.size() < EXCERPT && !plain.isBlank()) {
            open.add(plain);
        }
    }

    /** Returns true if one of the last lines holds a text. */
    synchronized boolean holds(String text) {
        return last.stream().anyMatch(line -> line.contains(text));
    }

    /** The line that closes a plan; nothing where there was none. */
    public synchronized Optional<ClosingLine> closing() {
        return Optional.ofNullable(closing);
    }

    /** The lock that kept the tool from its work. */
    public synchronized Optional<StateLock> lock() {
        return lock.lock();
    }

    /** The words about a command that failed, with what only its status says: a signal, or all where it printed nothing. */
    public synchronized String failure() {
        if (status > SIGNAL && status <= LAST_SIGNAL) {
            return "'" + command + "' was ended by signal " + (status - SIGNAL) + (status == KILLED ? KILL : "")
                    + (isSilent() ? "" : ":\n" + text());
        }
        return status != 0 && isSilent()
                ? "'" + command + "' ended with status " + status + " and printed nothing"
                : text();
    }

    private boolean isSilent() {
        return last.stream().allMatch(line -> unframed(line).isBlank());
    }

    /**
     * The tool's own words about what went wrong, without the frame around them; else what it said before it explained
     * how the command is used; else the last that it said.
     */
    public synchronized String text() {
        List<String> shown = new ArrayList<>();
        errors.forEach(shown::addAll);
        if (errorCount > ERRORS) {
            shown.add("and " + (errorCount - ERRORS) + " more errors");
        }
        if (shown.isEmpty()) {
            List<String> said = beforeUsage();
            shown.addAll(said.subList(Math.max(0, said.size() - EXCERPT), said.size()));
        }
        return shown.isEmpty() ? "it printed nothing" : String.join("\n", shown);
    }

    private List<String> beforeUsage() {
        List<String> said = new ArrayList<>();
        for (String line : last) {
            if (line.startsWith(USAGE) && !said.isEmpty()) {
                return said;
            }
            String plain = unframed(line);
            if (!plain.isBlank()) {
                said.add(plain);
            }
        }
        return said;
    }

    private static String unframed(String line) {
        int start = 0;
        while (start < line.length() && FRAME.indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        return line.substring(start);
    }
}

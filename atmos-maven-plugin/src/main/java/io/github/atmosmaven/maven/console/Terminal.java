package io.github.atmosmaven.maven.console;

import java.io.Console;
import org.apache.maven.execution.MavenSession;

/** The terminal that Maven was started at, if it was. */
final class Terminal {

    private Terminal() {}

    /** Returns true if somebody sits at a terminal, who did not ask for a batch build. */
    static boolean isThere(MavenSession session) {
        return session.getRequest().isInteractiveMode() && isTerminal();
    }

    /** Returns true if the terminal can take back lines, and nobody asked for a plain one. */
    static boolean draws(MavenSession session) {
        String kind = System.getenv("TERM");
        boolean isPlain = kind == null
                || kind.equals("dumb")
                || "never".equals(session.getUserProperties().getProperty("style.color"))
                || System.getenv("NO_COLOR") != null;
        return !isPlain && isThere(session);
    }

    /** From Java 22 on there is a console without a terminal too. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}

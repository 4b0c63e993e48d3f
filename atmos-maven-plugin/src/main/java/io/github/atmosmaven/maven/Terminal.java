package io.github.atmosmaven.maven;

import java.io.Console;
import org.apache.maven.execution.MavenSession;

/** The terminal that Maven was started at, if it was. */
final class Terminal {

    private Terminal() {}

    /** Returns true if somebody sits at a terminal, who did not ask for a batch build. */
    static boolean isThere(MavenSession session) {
        return session.getRequest().isInteractiveMode() && isTerminal();
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

package io.github.atmosmaven.process;

import java.util.List;

/**
 * Passes on what a program prints, and reads on when nobody listens any more. A program that prints into a broken pipe dies
 * of that at once. Behind a relay it can write its state and give back its lock after this process was killed with
 * {@code kill -9} (D67).
 */
record Relay(String shell, String cat) {

    /** A signal to all processes of a group must leave the relay alone until the program has ended. */
    private static final String SCRIPT = "trap '' HUP INT TERM PIPE; \"$1\"; exec \"$1\" >/dev/null";

    ProcessBuilder builder() {
        return new ProcessBuilder(List.of(shell, "-c", SCRIPT, "relay", cat))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }
}

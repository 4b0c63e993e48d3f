package io.github.atmosmaven.terraform.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ToolWordsTest {

    @Test
    @DisplayName("D62: errors are quoted without their frame, and nothing of what stands around them")
    void quotesErrors() {
        assertThat(text("""
                Initializing the backend...
                ╷
                │ Error: No value for required variable
                │
                │   on main.tf line 1
                ╵
                Releasing the lock
                """)).isEqualTo("Error: No value for required variable\non main.tf line 1");
    }

    @Test
    @DisplayName("a command that is used in a wrong way is quoted up to the manual that follows")
    void leavesTheManualOut() {
        assertThat(text("""
                Exactly two arguments expected.

                Usage: terraform [global options] state mv [options] SOURCE DESTINATION

                 This command will move an item.
                """)).isEqualTo("Exactly two arguments expected.");
    }

    @Test
    @DisplayName("a manual that nothing stands before is quoted itself")
    void quotesTheManualAlone() {
        assertThat(text("Usage: terraform [global options] show [options] [path]\n"))
                .isEqualTo("Usage: terraform [global options] show [options] [path]");
    }

    @Test
    @DisplayName("where there is no error the last lines are quoted")
    void quotesTheLastLines() {
        String end = text("line\n".repeat(50) + "killed\n");

        assertThat(end.lines()).hasSize(20).endsWith("killed");
        assertThat(text("\n\n")).isEqualTo("it printed nothing");
    }

    @Test
    @DisplayName("D62: a command that fails without a word is told with its name and its status")
    void tellsTheStatusOfASilentCommand() {
        assertThat(failure(1, "")).isEqualTo("'plan' ended with status 1 and printed nothing");
        assertThat(failure(1, "killed")).isEqualTo("killed");
    }

    @Test
    @DisplayName("D62: a command that was ended by a signal is told as such, before what it printed")
    void tellsTheSignal() {
        assertThat(failure(137, ""))
                .isEqualTo("'plan' was ended by signal 9 (KILL), which the system sends where memory runs out");
        assertThat(failure(139, "Refreshing state..."))
                .isEqualTo("'plan' was ended by signal 11:\nRefreshing state...");
    }

    private static String failure(int status, String output) {
        ToolWords words = new ToolWords("plan");
        output.lines().forEach(words::accept);
        words.ended(status);
        return words.failure();
    }

    private static String text(String output) {
        ToolWords words = new ToolWords("plan");
        output.lines().forEach(words::accept);
        return words.text();
    }
}

package io.github.atmosmaven.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.tool.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommandLogTest {

    private final List<String> lines = new ArrayList<>();
    private boolean quiet;
    private final RunLog log = new RunLog(
            new SystemStreamLog() {
                @Override
                public void info(CharSequence content) {
                    lines.add(content.toString());
                }

                @Override
                public boolean isInfoEnabled() {
                    return !quiet;
                }
            },
            "",
            true);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ShownOutput output = new ShownOutput(new PrintStream(printed, true, StandardCharsets.UTF_8));
    private final Instance vpc = new InstanceOf("dev", "vpc").get();

    @Test
    @DisplayName("the outputs of several instances have headings, and that of one has none")
    void writesHeadings() {
        new CommandLog(log, false, output, false).running(vpc, "state list");
        assertThat(lines).isEmpty();

        new CommandLog(log, true, output, false).running(vpc, "state list");
        assertThat(lines).containsExactly("dev/vpc: state list");
    }

    @Test
    @DisplayName("what is done needs no word, since its output has been seen")
    void tellsFailuresNotesAndTheEnd() {
        CommandLog command = new CommandLog(log, false, output, false);
        command.started(vpc);
        command.note(vpc, "skipped, it is disabled or abstract");
        command.ended(ToolResult.done(vpc, "done", Path.of("terraform.log")));
        command.ended(ToolResult.failed(vpc, ToolFailure.of("Error"), Path.of("terraform.log")));
        command.closed("2 run: 1 done, 1 failed");

        assertThat(lines)
                .containsExactly(
                        "dev/vpc: skipped, it is disabled or abstract", "dev/vpc: failed", "2 run: 1 done, 1 failed");
    }

    @Test
    @DisplayName("D69: outputs of instances that run at a time do not mix: each is shown whole when its tool ends")
    void keepsOutputsApart() throws IOException {
        Instance app = new InstanceOf("dev", "app").get();
        CommandLog command = new CommandLog(log, true, output, true);
        command.running(vpc, "state list");
        command.running(app, "state list");
        Screen ofVpc = command.screen(vpc, false);
        Screen ofApp = command.screen(app, false);
        ofVpc.output().write("vpc 1\n".getBytes(StandardCharsets.UTF_8));
        ofApp.output().write("app 1\n".getBytes(StandardCharsets.UTF_8));
        ofVpc.output().write("vpc 2".getBytes(StandardCharsets.UTF_8));
        assertThat(lines).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();

        command.ended(ToolResult.done(vpc, "done", Path.of("terraform.log")));
        command.ended(ToolResult.failed(app, ToolFailure.of("Error"), Path.of("terraform.log")));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualTo("vpc 1\nvpc 2" + System.lineSeparator() + "app 1\n");
        assertThat(lines).containsExactly("dev/vpc: state list", "dev/app: state list", "dev/app: failed");
    }

    @Test
    @DisplayName("a line that the tool leaves open is ended before the next one of Maven, unless Maven says nothing")
    void endsLines() throws IOException {
        CommandLog command = new CommandLog(log, true, output, false);
        output.write("ten".getBytes(StandardCharsets.UTF_8));
        command.running(vpc, "output");
        command.note(vpc, "a note");
        output.write('1');
        quiet = true;
        command.closed("1 run: 1 done");
        output.write('\n');
        quiet = false;
        command.closed("1 run: 1 done");

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("ten" + System.lineSeparator() + "1\n");
    }
}

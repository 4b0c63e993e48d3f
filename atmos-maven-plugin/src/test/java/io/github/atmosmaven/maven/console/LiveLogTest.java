package io.github.atmosmaven.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("at a terminal a line for each running instance stays in view below the log")
class LiveLogTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final LiveLog live = new LiveLog(
            new SystemStreamLog() {
                @Override
                public void info(CharSequence content) {
                    out.print("[INFO] " + content + "\n");
                }
            },
            out);
    private final Instance vpc = new InstanceOf("dev", "vpc").get();
    private final Instance dns = new InstanceOf("dev", "dns").get();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    @DisplayName("lines of the log stand above it, each once, and in the end nothing of it is left")
    void keepsTheLogWhole() {
        RunLog log = new RunLog(live, "", true);

        log.running(vpc, "plan");
        log.started(vpc);
        log.running(dns, "plan");
        assertThat(screen()).containsExactly("  dev/vpc: plan, 0 s", "  dev/dns: plan, 0 s", "  2 running, 0 done");
        log.note(vpc, "a note");
        log.ended(ToolResult.unchanged(vpc, Path.of("plan.log")));
        assertThat(screen())
                .containsExactly(
                        "[INFO] dev/vpc: a note",
                        "[INFO] dev/vpc: no changes",
                        "  dev/dns: plan, 0 s",
                        "  1 running, 1 done");
        log.closed("1 planned");

        assertThat(screen())
                .containsExactly("[INFO] dev/vpc: a note", "[INFO] dev/vpc: no changes", "[INFO] 1 planned");
    }

    @Test
    @DisplayName("a goal that ends early leaves nothing behind")
    void leavesNothingBehind() {
        live.show(() -> List.of("  dev/vpc: plan, 0 s"));
        live.close();
        live.info("after");

        assertThat(screen()).containsExactly("[INFO] after");
    }

    @Test
    @DisplayName("the time goes on, and more than ten lines are counted only")
    void tellsTime() {
        AtomicLong nanos = new AtomicLong();
        RunningInstances running = new RunningInstances(nanos::get);
        for (int i = 0; i < 12; i++) {
            running.begin(new InstanceOf("dev", "i" + i).get(), "apply");
        }
        nanos.set(65_000_000_000L);

        assertThat(running.lines())
                .hasSize(11)
                .startsWith("  dev/i0: apply, 1 min 5 s")
                .endsWith("  12 running, 0 done");
    }

    /** Content of a terminal after everything was printed. */
    private List<String> screen() {
        List<String> lines = new ArrayList<>();
        int row = 0;
        Matcher parts = Pattern.compile("\u001B\\[(\\??\\d*)([A-Za-z])|\\r|\\n|[^\u001B\\r\\n]+")
                .matcher(bytes.toString(StandardCharsets.UTF_8));
        while (parts.find()) {
            String part = parts.group();
            if (part.equals("\n")) {
                row++;
            } else if (part.startsWith("\u001B")) {
                switch (parts.group(2)) {
                    case "A" -> row -= Integer.parseInt(parts.group(1));
                    case "J" ->
                        lines.subList(Math.min(row, lines.size()), lines.size()).clear();
                    default -> assertThat(parts.group(1)).isEqualTo("?7");
                }
            } else if (!part.equals("\r")) {
                assertThat(lines).as("a line is written over").hasSize(row);
                lines.add(part);
            }
        }
        return lines.stream().map(line -> line.replaceAll(", \\d+ s$", ", 0 s")).toList();
    }
}

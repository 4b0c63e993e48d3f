package io.github.atmosmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.TestJvm;
import io.github.atmosmaven.terraform.tool.CommandLine;
import io.github.atmosmaven.terraform.tool.Screen;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are scripts of a shell")
class SystemProcessesTest {

    @TempDir
    Path directory;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Test
    void returnsTheExitCodeAndEveryLineOfBothStreams() throws Exception {
        int exit = run("echo out; echo err >&2; printf 'no end'; exit 2");

        assertThat(exit).isEqualTo(2);
        assertThat(lines).containsExactlyInAnyOrder("out", "err", "no end");
    }

    @Test
    @DisplayName("answers are typed behind the lines that ask for them, and heard before the program goes on")
    void answersWhatIsAsked() throws Exception {
        Path script =
                script("echo 'first?'; read a; echo \"$a\"; printf 'no line '; echo 'second?'; read b; echo \"$b\"");
        Map<String, String> answers = Map.of("first?", "one", "no line second?", "two");

        int exit = new SystemProcesses()
                .runAnswered(
                        new CommandLine(List.of(script.toString()), directory, path()),
                        line -> Optional.ofNullable(answers.get(line)),
                        lines::add);

        assertThat(exit).isZero();
        assertThat(lines).containsExactly("first?", "one", "no line second?", "two");
    }

    @Test
    @DisplayName("a question without an answer ends the input, so that the tool fails at once and its question is told")
    void waitsForNoAnswer() throws Exception {
        Path script = script("echo 'Sure?'; printf '  Enter a value: '; read a; echo \"[$a]\"\n"
                + "printf 'Which one?\\n  Any will do.\\n\\n  Enter a value: '; read a || echo 'none'");

        int exit = new SystemProcesses()
                .runAnswered(
                        new CommandLine(List.of(script.toString()), directory, path()),
                        line -> line.equals("Sure?") ? Optional.of("yes") : Optional.empty(),
                        lines::add);

        assertThat(exit).isZero();
        assertThat(lines)
                .containsExactly(
                        "Sure?",
                        "  Enter a value: [yes]",
                        "Which one?",
                        "  Any will do.",
                        "",
                        "Error: the tool asks a question that has no answer here: Which one?",
                        "  Enter a value: none");
    }

    @Test
    void handsArgumentsOverAsTheyAre() throws Exception {
        Path script = script("for a in \"$@\"; do echo \"<$a>\"; done");

        new SystemProcesses()
                .run(new CommandLine(List.of(script.toString(), "a b", "$HOME;*", ""), directory, path()), lines::add);

        assertThat(lines).containsExactly("<a b>", "<$HOME;*>", "<>");
    }

    @Test
    void givesTheEnvironmentItWasToldAndNoOther() throws Exception {
        CommandLine command = new CommandLine(List.of("/usr/bin/env"), directory, Map.of("ONLY", "this"));

        new SystemProcesses().run(command, lines::add);

        assertThat(lines).containsExactly("ONLY=this");
    }

    @Test
    void runsInItsDirectory() throws Exception {
        run("pwd -P");

        assertThat(lines).containsExactly(directory.toRealPath().toString());
    }

    @Test
    void closesStandardInput() throws Exception {
        assertThat(run("read line && echo \"got $line\" || echo nothing")).isZero();

        assertThat(lines).containsExactly("nothing");
    }

    @Test
    @DisplayName("who looks on sees each output as it is, and the lines of both are noted")
    void showsOutputAsItIs() throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Path script = script("printf '\\033[1mout\\033[0m\\r\\nask: '; echo err >&2; read x && echo typed; exit 3");

        int exit = new SystemProcesses()
                .run(
                        new CommandLine(List.of(script.toString()), directory, path()),
                        new Screen(output, errors, false),
                        lines::add);

        assertThat(exit).isEqualTo(3);
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("\u001B[1mout\u001B[0m\r\nask: ");
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("err\n");
        assertThat(lines).containsExactlyInAnyOrder("out", "ask: ", "err");
    }

    @Test
    void takesColoursOut() throws Exception {
        run("printf '\\033[1;31mred\\033[0m\\r\\n'");

        assertThat(lines).containsExactly("red");
    }

    @Test
    void cutsALineWithoutEndIntoPieces() throws Exception {
        run("head -c 200000 /dev/zero | tr '\\0' x");

        assertThat(lines).hasSize(4).allMatch(line -> line.length() <= OutputLines.LONGEST);
        assertThat(String.join("", lines)).hasSize(200_000);
    }

    @Test
    void endsTheProgramAndItsChildren_whenItsThreadIsInterrupted() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicReference<String> child = new AtomicReference<>("");
        Path script = script("sleep 300 & echo $!; wait");
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread build = new Thread(() -> {
            try {
                new SystemProcesses().run(new CommandLine(List.of(script.toString()), directory, path()), line -> {
                    child.set(line);
                    started.countDown();
                });
            } catch (IOException | InterruptedException e) {
                end.set(e);
            }
        });
        build.start();
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();

        build.interrupt();
        build.join();

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        while (isRunning(Long.parseLong(child.get()))) {
            Thread.sleep(10);
        }
    }

    @Test
    @DisplayName("D67: an interrupted program is heard while it ends, and a second interrupt kills it")
    void killsTheProgram_whenItsThreadIsInterruptedAgain() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        Path script = script("trap 'echo told' INT; trap '' TERM; echo $$; while :; do sleep 0.1; done");
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread build = new Thread(() -> {
            try {
                new SystemProcesses().run(new CommandLine(List.of(script.toString()), directory, path()), line -> {
                    lines.add(line);
                    (line.equals("told") ? told : started).countDown();
                });
            } catch (IOException | InterruptedException e) {
                end.set(e);
            }
        });
        build.start();
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();

        ProcessHandle program = ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
        try {
            build.interrupt();
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            while (build.getState() != Thread.State.WAITING) {
                Thread.sleep(10);
            }
            assertThat(program.isAlive()).isTrue();
            build.interrupt();
            build.join(60_000);
            assertThat(build.isAlive()).isFalse();
        } finally {
            program.destroyForcibly();
        }
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThat(lines).hasSize(2);
    }

    @Test
    @DisplayName("D67: a program whose build is killed may print while it ends in order")
    void outlivesABrokenPipe() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not there");
        Path script = script("trap 'i=0; while [ $i -lt 2000 ]; do echo \"giving back lock $i\"; i=$((i + 1)); done;"
                + " touch ended; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
        Process build =
                TestJvm.startWithAll(KilledRun.class, script.toString(), directory.toString(), System.getenv("PATH"));
        try (BufferedReader output = build.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
        }

        build.toHandle().destroyForcibly();

        while (!Files.exists(directory.resolve("ended"))) {
            Thread.sleep(20);
        }
        while (ProcessHandle.allProcesses()
                .flatMap(each -> each.info().commandLine().stream())
                .anyMatch(line -> line.contains(script.toString()))) {
            Thread.sleep(20);
        }
    }

    @Test
    void failsWithWhatTheListenerThrew() throws Exception {
        Path script = script("echo one; echo two");

        assertThatThrownBy(() -> new SystemProcesses()
                        .run(new CommandLine(List.of(script.toString()), directory, path()), line -> {
                            throw new IllegalStateException("disk full");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk full");
    }

    @Test
    void failsAsWhatItIs_whenThereIsNoSuchProgram() {
        CommandLine command = new CommandLine(List.of("/no/such/program"), directory, path());

        assertThatThrownBy(() -> new SystemProcesses().run(command, lines::add))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such/program");
    }

    /** Something that has ended and waits for its parent to notice has no command any more. */
    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().command())
                .isPresent();
    }

    private int run(String script) throws IOException, InterruptedException {
        return new SystemProcesses()
                .run(new CommandLine(List.of(script(script).toString()), directory, path()), lines::add);
    }

    private static Map<String, String> path() {
        return Map.of("PATH", "/usr/local/bin:/usr/bin:/bin");
    }

    private Path script(String text) throws IOException {
        Path script = Files.writeString(directory.resolve("program.sh"), "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}

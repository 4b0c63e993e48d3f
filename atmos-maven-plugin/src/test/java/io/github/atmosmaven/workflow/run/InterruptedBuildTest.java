package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.SdkClients;
import io.github.atmosmaven.terraform.tool.ToolBinaries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * D67: a process that runs tools is signalled. {@code -Datmos.interrupts=20} interrupts as many tools of each kind instead of
 * five.
 */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals and scripts of a shell")
// It waits for processes to start, and for tools that wind up.
@Execution(ExecutionMode.CONCURRENT)
class InterruptedBuildTest {

    private static final int TOOLS = 5;
    private static final int ROUNDS = Math.max(1, Integer.getInteger("atmos.interrupts", TOOLS) / TOOLS);
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    /** Counts its interrupts, takes its time to wind up, and then claims to have planned. */
    private static final String PATIENT = """
            trap 'echo "Interrupt received."; echo x >> "$top/interrupts"' INT TERM HUP
            echo $$ > "$top/pid"; echo > "$top/begun"
            while [ ! -e "$top/interrupts" ]; do sleep 0.05; done
            sleep 1; sleep 0.5; saves '{"format_version": "1.2"}'; echo ended > "$top/ended"; exit 0
            """;

    private static final String STUBBORN = """
            trap '' INT TERM HUP
            echo $$ > "$top/pid"; echo > "$top/begun"
            while :; do sleep 0.1; done
            """;

    @TempDir
    Path directory;

    private Process build;
    private BufferedReader output;

    @AfterEach
    void leaveNothingRunning() {
        if (build != null) {
            build.destroyForcibly();
        }
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"TERM, maven", "INT, maven", "INT, group", "HUP, group"})
    @DisplayName("real tools that hold locks of the local endpoint give them back, and none is left")
    void leavesNoLockAndNoTool(String signal, String whom) throws Exception {
        assumeTrue(
                new ToolBinaries(System.getenv(), directory, "terraform")
                        .of(new InstanceOf("dev", "x").get())
                        .isPresent(),
                "terraform is not on the PATH");
        for (int round = 0; round < ROUNDS; round++) {
            Path place = Files.createDirectory(directory.resolve("round" + round));
            createBuckets(place);
            start(place, "terraform", System.getenv("PATH"), TOOLS);
            awaitLine("HOLDING");

            signal(signal, whom);

            List<String> rest = output.lines().toList();
            assertThat(build.waitFor()).isGreaterThan(128);
            assertThat(rest).hasSize(TOOLS).allMatch(line -> line.endsWith(": interrupted"));
            assertThat(toolsLeft()).isEmpty();
            for (int i = 0; i < TOOLS; i++) {
                assertThat(objects(place, i)).as("locks of i%d", i).isEmpty();
                assertThat(Files.readString(place.resolve("i" + i + "/target/atmos/dev/i" + i + "/plan.log")))
                        .contains("Interrupt received")
                        .doesNotContain("Two interrupts received");
            }
        }
    }

    @ParameterizedTest(name = "{0} to {1}, in a session of its own: {2}")
    @CsvSource({
        "TERM, maven, true",
        "INT, group, true",
        "HUP, maven, true",
        "INT, maven, false",
        "INT, group, false",
        "TERM, group, false"
    })
    @DisplayName("a tool gets one interrupt in all, is heard to its end, and has failed whatever its status")
    void interruptsOnce(String signal, String whom, boolean session) throws Exception {
        script(PATIENT);
        start(directory, directory.resolve("tool").toString(), session ? PATH : withoutLaunchers(), 1);
        awaitLine("HOLDING");

        signal(signal, whom);

        assertThat(output.lines().toList()).containsExactly("RESULT dev/i0: interrupted");
        assertThat(build.waitFor()).isGreaterThan(128);
        Path top = directory.resolve("i0");
        assertThat(top.resolve("ended")).exists();
        assertThat(Files.readAllLines(top.resolve("interrupts"))).hasSize(1);
        assertThat(Files.readString(top.resolve("target/atmos/dev/i0/plan.log")))
                .contains("Interrupt received.");
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"TERM, maven", "INT, maven", "INT, group"})
    @DisplayName("the run that is interrupted says what was done, what was interrupted and what was not started")
    void closesWithASummary(String signal, String whom) throws Exception {
        script("""
                case "$PWD" in
                  */dev/i1/*)
                    trap 'echo "Interrupt received."; exit 1' INT TERM
                    echo > '%s'
                    while :; do sleep 0.05; done ;;
                esac
                saves '%s'
                """.formatted(directory.resolve("begun"), PlanProject.NOTHING));
        start(SignalledPlan.class, directory, directory.resolve("tool").toString(), PATH, 4);
        assertThat(output.readLine()).isEqualTo("ENDED dev/i0: no changes");
        awaitLine("HOLDING");

        signal(signal, whom);

        assertThat(output.lines().toList())
                .containsExactly(
                        "ENDED dev/i1: interrupted", "CLOSED 1 planned: 1 unchanged; 1 interrupted; 2 not started");
        assertThat(build.waitFor()).isGreaterThan(128);
        assertThat(Files.readString(directory.resolve("target/atmos/plan.json")))
                .contains("1 interrupted; 2 not started");
    }

    @Test
    @DisplayName("a second signal kills a tool that does not end")
    void killsAtTheSecondSignal() throws Exception {
        script(STUBBORN);
        start(directory, directory.resolve("tool").toString(), PATH, 1);
        awaitLine("HOLDING");

        signal("TERM", "maven");
        while (build.isAlive()) {
            Thread.sleep(700);
            signal("INT", "maven");
        }

        assertThat(build.waitFor()).isEqualTo(128 + 15);
        assertThat(isRunning(pid())).isFalse();
    }

    @Test
    @DisplayName("a build that is killed leaves no tool where the system ends it")
    void leavesNoTool_whenKilled() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not there");
        script("echo $$ > \"$top/pid\"; echo > \"$top/begun\"\nwhile :; do sleep 0.1; done");
        start(directory, directory.resolve("tool").toString(), PATH, 1);
        awaitLine("HOLDING");

        build.destroyForcibly();

        while (isRunning(pid())) {
            Thread.sleep(20);
        }
    }

    private void script(String commands) throws IOException {
        new PlanProject(directory).fakeTool("x", "");
        String prelude = Files.readString(directory.resolve("bin/x"));
        Path tool = Files.writeString(
                directory.resolve("tool"),
                prelude + "top='" + directory.resolve("i0") + "'\n[ \"$1\" = plan ] || exit 0\n" + commands);
        assertThat(tool.toFile().setExecutable(true)).isTrue();
    }

    /** A PATH with nothing that could start a tool in a session of its own, as on a system that has no such program. */
    private String withoutLaunchers() throws IOException {
        Path bin = Files.createDirectory(directory.resolve("few"));
        for (String name : List.of("sleep", "cat")) {
            Path program = Stream.of("/bin", "/usr/bin")
                    .map(folder -> Path.of(folder, name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Path start = Files.writeString(bin.resolve(name), "#!/bin/sh\nexec " + program + " \"$@\"\n");
            assertThat(start.toFile().setExecutable(true)).isTrue();
        }
        return bin.toString();
    }

    private static void createBuckets(Path place) throws IOException {
        for (int i = 0; i < TOOLS; i++) {
            try (LocalAws aws = LocalAws.start(new LocalAwsOptions(place.resolve("i" + i + "/aws")));
                    S3Client s3 = SdkClients.s3(aws.uri(), aws.keysOf(LocalAws.ACCOUNT), "us-east-1")) {
                s3.createBucket(request -> request.bucket(SignalledRun.BUCKET));
            }
        }
    }

    private static List<String> objects(Path place, int i) throws IOException {
        try (LocalAws aws = LocalAws.start(new LocalAwsOptions(place.resolve("i" + i + "/aws")));
                S3Client s3 = SdkClients.s3(aws.uri(), aws.keysOf(LocalAws.ACCOUNT), "us-east-1")) {
            return s3.listObjectsV2(request -> request.bucket(SignalledRun.BUCKET)).contents().stream()
                    .map(object -> object.key())
                    .toList();
        }
    }

    /** In a group of its own, so that the whole group can be signalled without this process. */
    private void start(Path place, String tool, String path, int count) throws IOException {
        start(SignalledRun.class, place, tool, path, count);
    }

    private void start(Class<?> main, Path place, String tool, String path, int count) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath(), main.getName()));
        command.addAll(List.of(place.toString(), tool, path, String.valueOf(count)));
        build = new ProcessBuilder(command)
                .redirectError(directory.resolve("stderr").toFile())
                .start();
        output = new BufferedReader(new InputStreamReader(build.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String classPath() {
        if (SignalledRun.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"));
        }
        return System.getProperty("java.class.path");
    }

    private void awaitLine(String expected) throws IOException {
        String line = output.readLine();
        assertThat(line).as(Files.readString(directory.resolve("stderr"))).isEqualTo(expected);
    }

    private void signal(String name, String whom) throws IOException, InterruptedException {
        String target = (whom.equals("group") ? "-" : "") + build.pid();
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " -- " + target)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(directory.resolve("i0/pid")).strip());
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().command())
                .isPresent();
    }

    /** The log of every tool names the directory of the test, since its plan is saved there. */
    private List<String> toolsLeft() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(directory.toString()))
                .toList();
    }
}

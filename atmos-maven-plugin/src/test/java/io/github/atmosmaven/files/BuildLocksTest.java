package io.github.atmosmaven.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.TestJvm;
import io.github.atmosmaven.problem.AtmosException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D78: locks between builds")
@Timeout(240)
@SuppressWarnings("try") // a lock is held, not used
class BuildLocksTest {

    @TempDir
    private Path project;

    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

    private BuildLocks locks(Duration timeout) {
        return new BuildLocks(project, timeout, notes::add);
    }

    /** Another build: holds a lock until its input ends. */
    public static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            BuildLocks locks = new BuildLocks(Path.of(arguments[0]), Duration.ofMinutes(1), note -> {});
            try (BuildLocks.Held held = locks.hold(arguments[1], arguments[1])) {
                System.out.println("held");
                while (System.in.read() >= 0) {}
            }
        }
    }

    private Process holder(String key) throws IOException {
        Process process = TestJvm.start(Holder.class, project.toString(), key);
        String said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(said).isEqualTo("held");
        return process;
    }

    @Test
    @DisplayName("another process is waited for, with a line that names it")
    void waitsForAnotherProcess() throws Exception {
        Process other = holder("dev/vpc");
        try {
            CompletableFuture<Boolean> first = new CompletableFuture<>();
            Thread waiting = new Thread(() -> {
                try (BuildLocks.Held held = locks(Duration.ofMinutes(1)).hold("dev/vpc", "dev/vpc")) {
                    first.complete(other.isAlive());
                } catch (InterruptedException e) {
                    first.completeExceptionally(e);
                }
            });
            waiting.start();
            while (notes.isEmpty()) {
                Thread.sleep(10);
            }
            assertThat(first).isNotDone();
            assertThat(notes)
                    .singleElement()
                    .satisfies(note -> assertThat(note)
                            .startsWith("Waiting for dev/vpc: process " + other.pid() + " has had it since 20"));

            other.getOutputStream().close();
            first.get();
            waiting.join();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("another process is given up after the timeout, and its lock stays its own")
    void givesUp() throws Exception {
        Process other = holder("dev/vpc");
        try {
            for (int round = 0; round < 2; round++) {
                assertThatThrownBy(() -> locks(Duration.ofMillis(100)).hold("dev/vpc", "dev/vpc"))
                        .isInstanceOf(AtmosException.EnvironmentFailure.class)
                        .hasMessageContaining("another build works on dev/vpc")
                        .hasMessageContaining("process " + other.pid() + " has had it since");
            }
            locks(Duration.ZERO).hold("dev/db", "dev/db").close();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("a process that is killed leaves none")
    void isGivenBackByTheKilled() throws Exception {
        holder("dev/vpc").destroyForcibly().waitFor();

        locks(Duration.ofMinutes(1)).hold("dev/vpc", "dev/vpc").close();
    }

    @Test
    @DisplayName("two builds of one process wait for each other, and whoever gives up takes nothing away")
    void holdsWithinOneProcess() throws Exception {
        try (BuildLocks.Held held = locks(Duration.ZERO).hold("dev/vpc", "dev/vpc")) {
            assertThatThrownBy(() -> locks(Duration.ofMillis(100)).hold("dev/vpc", "dev/vpc"))
                    .isInstanceOf(AtmosException.EnvironmentFailure.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            Process other = TestJvm.start(Holder.class, project.toString(), "dev/vpc");
            assertThat(other.waitFor(1, TimeUnit.SECONDS)).isFalse();
            other.destroyForcibly().waitFor();
        }
        locks(Duration.ZERO).hold("dev/vpc", "dev/vpc").close();
    }

    @Test
    @DisplayName("they outlive mvn clean, in a directory of the owner alone")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "knows no modes")
    void lieBelowAtmos() throws Exception {
        locks(Duration.ZERO).hold("dev/vpc", "dev/vpc").close();

        assertThat(project.resolve(".atmos/locks")).isDirectoryContaining(Files::isRegularFile);
        for (String directory : List.of(".atmos", ".atmos/locks")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(project.resolve(directory))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    @DisplayName("D94: shared ones leave neither a file nor a directory, however many wait")
    void leaveNothing() throws Exception {
        Path place = project.resolve("cache/locks");
        List<Thread> threads = new ArrayList<>();
        List<String> inside = Collections.synchronizedList(new ArrayList<>());
        List<String> overlaps = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                BuildLocks locks = BuildLocks.shared(place, Duration.ofMinutes(1), notes::add);
                try (BuildLocks.Held held = locks.hold("terraform", "terraform")) {
                    inside.add("in");
                    if (inside.size() > 1) {
                        overlaps.add("two at a time");
                    }
                    Thread.sleep(20);
                    inside.remove("in");
                } catch (InterruptedException e) {
                    overlaps.add(e.toString());
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(overlaps).isEmpty();
        assertThat(place).doesNotExist();
    }
}

package io.github.atmosmaven.workflow.affected;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D90: directories for the files of commits")
class CommitDirectoryTest {

    @TempDir
    private Path output;

    @RepeatedTest(5)
    @DisplayName("builds that begin at once remove what killed ones have left, and one another nothing")
    void removesWhatIsLeftAtOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            // No process has a number as high as this one.
            Path left =
                    output.resolve(".atmos-affected-" + Long.toString(Integer.MAX_VALUE, 36) + "-" + i + "/tree/a/b");
            Files.createDirectories(left);
            Files.writeString(left.resolve("file"), "");
        }
        int builds = 4;
        CyclicBarrier start = new CyclicBarrier(builds);
        Callable<Path> build = () -> {
            start.await();
            return CommitDirectory.in(output);
        };
        ExecutorService threads = Executors.newFixedThreadPool(builds);
        try {
            List<Future<Path>> made = threads.invokeAll(List.of(build, build, build, build));
            for (Future<Path> each : made) {
                assertThat(each.get()).isDirectory();
            }
        } finally {
            threads.shutdownNow();
        }
        CommitDirectory.in(output);
        assertThat(children()).hasSize(builds + 1);
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> all = Files.list(output)) {
            return all.toList();
        }
    }
}

package io.github.atmosmaven.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.files.AtomicFiles.Access;
import io.github.atmosmaven.problem.AtmosException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path directory;

    private final AtomicFiles files = new AtomicFiles();

    @Test
    void createsAFileAndTheDirectoriesAboveIt() {
        Path file = directory.resolve("a/b/c.txt");

        assertThat(files.writeIfChanged(file, "one", Access.DEFAULT)).isEqualTo(WriteResult.CREATED);

        assertThat(file).hasContent("one");
    }

    @Test
    void updatesAFileWhoseBytesDiffer() {
        Path file = directory.resolve("c.txt");
        files.writeIfChanged(file, "one", Access.DEFAULT);

        assertThat(files.writeIfChanged(file, "two", Access.DEFAULT)).isEqualTo(WriteResult.UPDATED);

        assertThat(file).hasContent("two");
    }

    @Test
    @DisplayName("D34: what has the same bytes is not touched")
    void leavesAnUnchangedFileAlone() throws IOException {
        Path file = directory.resolve("c.txt");
        files.writeIfChanged(file, "one", Access.DEFAULT);
        Files.setLastModifiedTime(file, LONG_AGO);

        assertThat(files.writeIfChanged(file, "one", Access.DEFAULT)).isEqualTo(WriteResult.UNCHANGED);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }

    @Test
    @DisplayName("D35: a file with a secret is mode 0600, also when only its mode was wrong")
    void restrictsAccess() throws IOException {
        assumePosix();
        Path created = directory.resolve("created");
        Path open = Files.writeString(directory.resolve("open"), "secret");

        files.writeIfChanged(created, "secret", Access.OWNER_ONLY);
        files.writeIfChanged(open, "secret", Access.OWNER_ONLY);

        assertThat(mode(created)).isEqualTo("rw-------");
        assertThat(mode(open)).isEqualTo("rw-------");
    }

    @Test
    void leavesNoTemporaryFile() throws IOException {
        files.writeIfChanged(directory.resolve("c.txt"), "one", Access.DEFAULT);

        assertThat(names()).containsExactly("c.txt");
    }

    @Test
    void leavesTheOldFileWhole_whenTheNewOneCannotTakeItsPlace() throws IOException {
        Path occupied = Files.createDirectory(directory.resolve("c.txt"));
        Files.writeString(occupied.resolve("inside"), "kept");

        assertThatThrownBy(() -> files.writeIfChanged(occupied, "one", Access.DEFAULT))
                .isInstanceOf(AtmosException.EnvironmentFailure.class)
                .hasMessageContaining("cannot write " + occupied);

        assertThat(occupied.resolve("inside")).hasContent("kept");
        assertThat(names()).containsExactly("c.txt");
    }

    @Test
    void namesThePathAndTheReason_whenAFileStandsInThePlaceOfADirectory() throws IOException {
        Files.writeString(directory.resolve("a"), "a file");
        Path file = directory.resolve("a").resolve("b").resolve("c.txt");

        assertThatThrownBy(() -> files.writeIfChanged(file, "one", Access.DEFAULT))
                .isInstanceOf(AtmosException.EnvironmentFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageMatching("(?s).*(in the place of a directory|Not a directory).*");
    }

    @Test
    @DisplayName("whatever ends the writing, nothing is left of it")
    void leavesNothing_whenTheTextCannotBeMade() throws IOException {
        Path file = Files.writeString(directory.resolve("c.txt"), "old");

        assertThatThrownBy(() -> files.replace(
                        file,
                        out -> {
                            out.append("half");
                            throw new IllegalStateException("no word for it");
                        },
                        AtomicFiles.Access.DEFAULT))
                .isInstanceOf(IllegalStateException.class);

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("c.txt");
    }

    @Test
    @DisplayName("the reason is said in words, where Java has only the name of a class too")
    void saysTheReasonInWords() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
        Path occupied = Files.createDirectories(directory.resolve("a/b")).getParent();

        assertThatThrownBy(
                        () -> files.replace(link.resolve("c.txt"), out -> out.append("x"), AtomicFiles.Access.DEFAULT))
                .hasMessageContaining("a file is in the place of a directory");
        assertThatThrownBy(() -> files.replace(occupied, out -> out.append("x"), AtomicFiles.Access.DEFAULT))
                .hasMessageContaining("cannot write " + occupied + ": Is a directory");
        assertThatThrownBy(() -> files.replace(Path.of("/"), out -> out.append("x"), AtomicFiles.Access.DEFAULT))
                .hasMessageContaining("cannot write /: Is a directory");
        assertThatThrownBy(() -> files.replace(
                        occupied.resolve("c".repeat(300)), out -> out.append("x"), AtomicFiles.Access.DEFAULT))
                .hasMessageContaining("File name too long")
                .isInstanceOfSatisfying(
                        AtmosException.class,
                        failure -> assertThat(failure.problems().get(0).hint()).contains("shorter name"));
        assertThatThrownBy(() -> files.replace(
                        occupied.resolve("d.txt"), out -> out.append('\uD800'), AtomicFiles.Access.DEFAULT))
                .hasMessageEndingWith("d.txt: its text cannot be written as UTF-8");
    }

    @Test
    void clearsAwayWhatAKilledBuildLeft_butNotWhatARunningOneWrites() throws IOException {
        Path dead = Files.writeString(directory.resolve(AtomicFiles.TEMPORARY_PREFIX + "zzzzzz-1"), "half");
        String alive = Long.toString(ProcessHandle.current().pid(), 36);
        Path living = Files.writeString(directory.resolve(AtomicFiles.TEMPORARY_PREFIX + alive + "-99999"), "half");

        files.writeIfChanged(directory.resolve("c.txt"), "one", Access.DEFAULT);

        assertThat(dead).doesNotExist();
        assertThat(living).exists();
    }

    @Test
    void showsAReaderTheOldOrTheNewContentAndNothingElse() throws Exception {
        Path file = directory.resolve("c.txt");
        List<String> contents = List.of("a".repeat(200_000), "b".repeat(200_000));
        files.writeIfChanged(file, contents.get(0), Access.DEFAULT);
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (String content : contents) {
                running.add(writers.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        files.writeIfChanged(file, content, Access.DEFAULT);
                    }
                }));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(contents.contains(Files.readString(file))).isTrue();
            }
            for (Future<?> each : running) {
                waitFor(each);
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(names()).containsExactly("c.txt");
    }

    @Test
    void copiesAFileWithItsRightToBeRun() throws IOException {
        assumePosix();
        Path script = Files.writeString(directory.resolve("run.sh"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path copy = directory.resolve("copy/run.sh");

        assertThat(files.copyIfChanged(script, copy)).isEqualTo(WriteResult.CREATED);
        assertThat(files.copyIfChanged(script, copy)).isEqualTo(WriteResult.UNCHANGED);

        assertThat(copy).isExecutable().hasSameBinaryContentAs(script);
    }

    private static void waitFor(Future<?> task) throws ExecutionException, InterruptedException {
        task.get();
    }

    private void assumePosix() {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"), "needs file modes");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<String> names() throws IOException {
        try (var children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }
}

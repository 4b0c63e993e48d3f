package io.github.atmosmaven.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.problem.AtmosException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A place that a user names for a document")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege, and pipes have no names in directories")
class DestinationTest {

    @TempDir
    private Path directory;

    private static void write(Path place) {
        Destination.write(place, out -> out.append("grün\n"));
    }

    @Test
    void isReplacedWhereItIsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("list.csv"), "old");

        write(file);

        assertThat(file).hasContent("grün\n");
    }

    @Test
    @DisplayName("a symbolic link stays one, and the file it leads to is written")
    void isWhatALinkLeadsTo() throws IOException {
        Path real = Files.writeString(directory.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("real.csv"));
        Path further = Files.createSymbolicLink(directory.resolve("further"), link);

        write(further);

        assertThat(further).isSymbolicLink();
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("grün\n");
    }

    @Test
    @DisplayName("a link to what is not there yet makes it, also in a directory that is not there")
    void isMadeWhereALinkLeadsToNothing() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("new/list.csv"));

        write(link);

        assertThat(link).isSymbolicLink();
        assertThat(directory.resolve("new/list.csv")).hasContent("grün\n");
    }

    @Test
    void isNoLinkThatLeadsRoundInCircles() throws IOException {
        Path link = directory.resolve("link");
        Files.createSymbolicLink(link, Path.of("other"));
        Files.createSymbolicLink(directory.resolve("other"), Path.of("link"));

        write(link);

        assertThat(directory).isDirectoryContaining(path -> Files.isRegularFile(path));
    }

    @Test
    @DisplayName("a pipe is written through, and stays a pipe")
    void isWrittenThroughWhereItIsAPipe() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
            try (var in = Files.newInputStream(pipe)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        write(pipe);

        assertThat(read.get(120, TimeUnit.SECONDS))
                .isEqualTo("grün\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void saysWhyItCannotBeWritten() throws IOException {
        Path occupied = Files.createDirectory(directory.resolve("a"));

        assertThatThrownBy(() -> write(occupied))
                .isInstanceOf(AtmosException.EnvironmentFailure.class)
                .hasMessageContaining("cannot write " + occupied.toRealPath());
        assertThatThrownBy(() -> write(Path.of("/dev/full")))
                .isInstanceOf(AtmosException.EnvironmentFailure.class)
                .hasMessageContaining("cannot write /dev/full");
    }
}

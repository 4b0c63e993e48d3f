package io.github.atmosmaven.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D70: a reason is words, not the name of a class and not the path again")
class IoReasonTest {

    @Test
    void saysWhatJavaTellsByAClass() {
        assertThat(IoReason.of(new AccessDeniedException("/a"))).isEqualTo("permission denied");
        assertThat(IoReason.of(new NoSuchFileException("/a"))).isEqualTo("it does not exist");
        assertThat(IoReason.of(new FileSystemLoopException("/a")))
                .isEqualTo("symbolic links on the way to it form a circle");
        assertThat(IoReason.of(new MalformedInputException(1))).isEqualTo("its text is not UTF-8");
    }

    @Test
    void saysWhatTheSystemTells() {
        assertThat(IoReason.of(new FileSystemException("/a", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(IoReason.of(new IOException("Is a directory"))).isEqualTo("Is a directory");
        assertThat(IoReason.of(new FileSystemException("/a"))).isEqualTo("the operating system gives no reason");
        assertThat(IoReason.of(new IOException())).isEqualTo("the operating system gives no reason");
    }

    @Test
    void namesTheFileOfAStepThatTouchesSeveral() {
        assertThat(IoReason.withFile(new AccessDeniedException("/a"))).isEqualTo("/a: permission denied");
        assertThat(IoReason.withFile(new IOException("gone"))).isEqualTo("gone");
    }
}

package io.github.atmosmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a build downloads when it uses the plugin for the first time. */
@DisplayName("D5: the plugin and all that it needs")
class ClosureTest {

    private static final int MOST_JARS = 40;
    private static final long MOST_BYTES = 13_000_000;

    private static List<Path> jars;

    @BeforeAll
    static void read() throws IOException {
        String classpath = Files.readString(Path.of("target/closure")).strip();
        jars = Arrays.stream(classpath.split(File.pathSeparator)).map(Path::of).toList();
    }

    @Test
    void isFew() {
        assertThat(jars).hasSizeBetween(10, MOST_JARS - 1).allMatch(Files::isRegularFile);
    }

    @Test
    void isSmall() throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    @DisplayName("no HTTP client comes along: the plugin has one of its own, which proxies can ask for a password")
    void hasNoHttpClient() {
        assertThat(jars)
                .map(jar -> jar.getFileName().toString())
                .noneMatch(name -> name.matches("(netty|apache5?-client|url-connection-client|aws-crt).*"));
    }
}

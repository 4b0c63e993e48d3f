package io.github.atmosmaven.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D7: files as they are seen from the project")
class PathsFromTest {

    @ParameterizedTest
    @CsvSource({
        "/srv/repo/app/src/dev.yaml, src/dev.yaml",
        "/srv/repo/app, .",
        "/srv/repo, ..",
        "/srv/repo/stacks/dev.yaml, ../stacks/dev.yaml",
        "/srv/other/atmos.yaml, ../../other/atmos.yaml",
        "/usr/local/etc/atmos/atmos.yaml, /usr/local/etc/atmos/atmos.yaml",
        "src/dev.yaml, src/dev.yaml",
    })
    void namesFilesFromTheProject(String file, String shown) {
        assertThat(new PathsFrom(Path.of("/srv/repo/app")).shown(Path.of(file))).isEqualTo(shown);
    }
}

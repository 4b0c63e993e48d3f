package io.github.atmosmaven.terraform.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("places that a tool names lead to the sources")
class SourcePlacesTest {

    @TempDir
    private Path project;

    private SourcePlaces places;

    @BeforeEach
    void layOut() throws IOException {
        Path module = Files.createDirectories(project.resolve("src/main/terraform/queue"));
        Path copy = Files.createDirectories(project.resolve("target/atmos/dev/queue/src/main/terraform/queue"));
        Files.writeString(module.resolve("main.tf"), "");
        Files.createDirectories(project.resolve("src/main/terraform/lib"));
        Files.writeString(project.resolve("src/main/terraform/lib/x.tf"), "");
        Files.writeString(copy.resolve("providers_override.tf.json"), "{}");
        places = new SourcePlaces(module, copy, project);
    }

    @Test
    @DisplayName("a file of the root module or of a local module is told where it is written")
    void areThoseOfTheSources() {
        assertThat(places.in("  on main.tf line 14, in resource \"a\" \"b\":"))
                .isEqualTo("  on src/main/terraform/queue/main.tf:14, in resource \"a\" \"b\":");
        assertThat(places.in("on ../lib/x.tf line 3:")).isEqualTo("on src/main/terraform/lib/x.tf:3:");
    }

    @Test
    @DisplayName("a file that is generated is told where it was generated")
    void areThoseOfTheCopyForGeneratedFiles() {
        assertThat(places.in("  on providers_override.tf.json line 2:"))
                .isEqualTo("  on target/atmos/dev/queue/src/main/terraform/queue/providers_override.tf.json:2:");
    }

    @Test
    @DisplayName("seen from beside the sources, the way to a file goes up")
    void areSeenFromElsewhere() {
        SourcePlaces aside = new SourcePlaces(places.module(), places.copy(), project.resolve("apps/web"));

        assertThat(aside.in("on main.tf line 14:")).isEqualTo("on ../../src/main/terraform/queue/main.tf:14:");
    }

    @Test
    @DisplayName("what is no file is told in the words of the tool")
    void areLeftWhereThereIsNoFile() {
        String argument = "  on -backend-config=... line 1:\n  (source code not available)";
        String variable = "  on <value for var.size> line 1:\n  (source code not available)";

        assertThat(places.in(argument)).isEqualTo(argument);
        assertThat(places.in(variable)).isEqualTo(variable);
    }
}

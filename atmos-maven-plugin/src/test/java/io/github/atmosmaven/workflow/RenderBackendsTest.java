package io.github.atmosmaven.workflow;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.files.WriteResult;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.mirror.Repositories;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Rendering")
class RenderBackendsTest {

    @TempDir
    private Path output;

    private Map<String, String> environment = Map.of();

    private static Instance instance(String name, String bucket) {
        return new InstanceOf("dev", name)
                .backend("s3", Map.of("bucket", text(bucket)))
                .get();
    }

    private RenderBackends.Result render(@Nullable String command, List<Instance> instances) {
        return new RenderBackends()
                .run(new RenderBackends.Request(
                        instances,
                        new WorkingDirectories(output, instances, Repositories.at(output)),
                        ToolsOf.project(output, environment, command),
                        new BuildLocks(output, Duration.ofMinutes(1), note -> {})));
    }

    private Path file(String name) {
        return output.resolve("dev/" + name + "/src/main/terraform/vpc/backend.tf.json");
    }

    @Test
    @DisplayName("D61: writes the backend file into the working directory, and nothing else")
    void writesIntoWorkingDirectories() throws IOException {
        render(null, List.of(instance("a", "b1"), instance("b", "b2")));
        assertThat(file("a")).content().contains("b1");
        try (var files = Files.list(file("b").getParent())) {
            assertThat(files).containsExactly(file("b"));
        }
    }

    @Test
    @DisplayName("D34: counts what was created, updated and left alone")
    void countsOutcomes() {
        render(null, List.of(instance("a", "b"), instance("b", "b")));
        RenderBackends.Result result = render(
                null,
                List.of(
                        instance("a", "b"),
                        instance("b", "other"),
                        instance("c", "b"),
                        new InstanceOf("dev", "d").get()));
        assertThat(result.written())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(WriteResult.UNCHANGED, 1, WriteResult.UPDATED, 1, WriteResult.CREATED, 1));
        assertThat(result.withoutBackend()).isEqualTo(1);
    }

    @Test
    void makesNoDirectoryForAnInstanceWithoutBackend() {
        render(null, List.of(new InstanceOf("dev", "d").get()));
        assertThat(output.resolve("dev")).doesNotExist();
    }

    @Test
    @DisplayName("D35: a file with a secret is for its owner only, and warned about")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no modes")
    void keepsSecretsPrivate() throws IOException {
        Instance secret = new InstanceOf("dev", "a")
                .backend("s3", Map.of("secret_key", text("hush")))
                .get();
        RenderBackends.Result result = render(null, List.of(secret));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("a"))))
                .isEqualTo("rw-------");
        assertThat(result.problems()).singleElement().asString().doesNotContain("hush");
    }

    @ParameterizedTest(name = "command {0}, that of all {1}: {2}")
    @DisplayName("D34, D60: whether the tool is OpenTofu is told by the command in force")
    @CsvSource({
        "terraform, , ${x}",
        "tofu, , $${x}",
        "/opt/tofu/bin/terraform, , ${x}",
        "terraform, /usr/bin/tofu, $${x}",
        "tofu, terraform, ${x}",
    })
    void writesForTheToolInUse(String own, @Nullable String command, String expected) {
        Instance instance = new InstanceOf("dev", "a")
                .command(own)
                .backend("s3", Map.of("key", text("${x}")))
                .get();
        render(command, List.of(instance));
        assertThat(file("a")).content().contains("\"key\": \"" + expected + "\"");
    }

    @ParameterizedTest(name = "on the PATH: {0}")
    @DisplayName("D34, D60: where nobody names a command, the file is for the one that is there")
    @CsvSource({"terraform, ${x}", "tofu, $${x}", "terraform tofu, ${x}", "'', ${x}"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no modes")
    void writesForTheToolThatIsThere(String tools, String expected) throws IOException {
        Path bin = Files.createDirectories(output.resolve("bin"));
        for (String tool : tools.isEmpty() ? List.<String>of() : List.of(tools.split(" "))) {
            Files.createFile(
                    bin.resolve(tool),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        environment = Map.of("PATH", bin.toString());
        Instance instance = new InstanceOf("dev", "a")
                .backend("s3", Map.of("key", text("${x}")))
                .get();

        render(null, List.of(instance));

        assertThat(file("a")).content().contains("\"key\": \"" + expected + "\"");
    }

    @Test
    void rendersManyAtOnce() {
        List<Instance> instances = IntStream.range(0, 300)
                .mapToObj(i -> instance("i" + i, "b" + i))
                .toList();
        assertThat(render(null, instances).count(WriteResult.CREATED)).isEqualTo(300);
        assertThat(render(null, instances).count(WriteResult.UNCHANGED)).isEqualTo(300);
        assertThat(file("i299")).content().contains("\"b299\"");
    }
}

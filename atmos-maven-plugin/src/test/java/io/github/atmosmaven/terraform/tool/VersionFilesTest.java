package io.github.atmosmaven.terraform.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D29: version files of tenv and tfenv")
class VersionFilesTest {

    @TempDir
    private Path repository;

    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectories(repository.resolve("infra/live"));
    }

    private VersionFiles.Found read() {
        return VersionFiles.of(project, repository);
    }

    private static @Nullable String version(VersionFiles.Found found, Tool.Kind kind) {
        ToolRequest.Asked asked = found.request().version(kind);
        return asked == null ? null : asked.version().text();
    }

    @Test
    void readsTheTopOfTheRepository() throws IOException {
        Files.writeString(repository.resolve(".opentofu-version"), "\n# pinned by the platform team\n v1.12.0 \n");
        VersionFiles.Found found = read();
        assertThat(version(found, Tool.Kind.OPENTOFU)).isEqualTo("1.12.0");
        assertThat(version(found, Tool.Kind.TERRAFORM)).isNull();
        assertThat(found.request().preferred()).isEqualTo(Tool.Kind.OPENTOFU);
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void prefersWhatStandsBesideThePom() throws IOException {
        Files.writeString(repository.resolve(".terraform-version"), "1.9.8\n");
        Files.writeString(project.resolve(".terraform-version"), "1.11.4\r\n");
        assertThat(version(read(), Tool.Kind.TERRAFORM)).isEqualTo("1.11.4");
    }

    @Test
    @DisplayName("with both of them the command of an instance decides")
    void keepsBoth() throws IOException {
        Files.writeString(project.resolve(".terraform-version"), "1.11.4");
        Files.writeString(repository.resolve(".opentofu-version"), "1.12.0");
        VersionFiles.Found found = read();
        assertThat(version(found, Tool.Kind.TERRAFORM)).isEqualTo("1.11.4");
        assertThat(version(found, Tool.Kind.OPENTOFU)).isEqualTo("1.12.0");
        assertThat(found.request().preferred()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "latest:^1.5", "~> 1.5", "1.5", "min-required", "latest-allowed"})
    @DisplayName("another form is passed over with a warning, and what stands further up counts")
    void passesOverOtherForms(String form) throws IOException {
        Files.writeString(project.resolve(".terraform-version"), "# ours\n" + form);
        Files.writeString(repository.resolve(".terraform-version"), "1.9.8");
        VersionFiles.Found found = read();
        assertThat(version(found, Tool.Kind.TERRAFORM)).isEqualTo("1.9.8");
        Problem warning = found.warnings().get(0);
        assertThat(warning.isError()).isFalse();
        assertThat(warning.location()).hasToString(".terraform-version:2:1");
        assertThat(warning.message()).contains("'" + form + "'");
    }

    @Test
    @DisplayName("one at the top of the repository is told with the way to it")
    void showsTheWayUp() throws IOException {
        Files.writeString(repository.resolve(".terraform-version"), "latest");

        assertThat(read().warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.location()).hasToString("../../.terraform-version:1:1"));
    }

    @Test
    @DisplayName("what is no text is told like what is no version")
    void passesOverWhatIsNoText() throws IOException {
        Files.write(project.resolve(".terraform-version"), new byte[] {(byte) 0xff, (byte) 0xfe, 0x31});
        Files.createFile(project.resolve(".opentofu-version"));
        VersionFiles.Found found = read();
        assertThat(found.request()).isEqualTo(ToolRequest.NONE);
        assertThat(found.warnings()).hasSize(2);
    }
}

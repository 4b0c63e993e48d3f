package io.github.atmosmaven.terraform.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.AtmosException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D94: the parameter toolSource")
class SourceChoiceTest {

    private static Release release(Tool.Kind kind) {
        return new Release(kind, ToolVersion.of("1.9.1").orElseThrow(), Platform.of("Mac OS X", "aarch64"));
    }

    @ParameterizedTest
    @DisplayName("a server: that of the vendor, or a mirror with the same layout")
    @CsvSource({
        "vendor, https://releases.hashicorp.com/terraform/1.9.1/, "
                + "https://github.com/opentofu/opentofu/releases/download/v1.9.1/",
        "https://nexus.test/raw/tools, https://nexus.test/raw/tools/terraform/1.9.1/, https://nexus.test/raw/tools/v1.9.1/",
        "http://localhost:8080/, http://localhost:8080/terraform/1.9.1/, http://localhost:8080/v1.9.1/",
        "file:///srv/my tools, file:/srv/my%20tools/terraform/1.9.1/, file:/srv/my%20tools/v1.9.1/",
        "file:/srv/tools/, file:/srv/tools/terraform/1.9.1/, file:/srv/tools/v1.9.1/",
    })
    void readsServers(String text, String terraform, String tofu) {
        assertThat(SourceChoice.of(text)).isInstanceOfSatisfying(SourceChoice.Server.class, server -> {
            assertThat(server.layout().directory(release(Tool.Kind.TERRAFORM))).hasToString(terraform);
            assertThat(server.layout().directory(release(Tool.Kind.OPENTOFU))).hasToString(tofu);
        });
    }

    @Test
    @DisplayName("the names of a vendor for its files")
    void namesFiles() {
        assertThat(release(Tool.Kind.TERRAFORM).archive()).isEqualTo("terraform_1.9.1_darwin_arm64.zip");
        assertThat(release(Tool.Kind.OPENTOFU).archive()).isEqualTo("tofu_1.9.1_darwin_arm64.zip");
        assertThat(release(Tool.Kind.OPENTOFU).sums()).isEqualTo("tofu_1.9.1_SHA256SUMS");
        assertThat(Platform.of("Linux", "amd64")).hasToString("linux-amd64");
        assertThat(Platform.of("Windows 11", "amd64")).hasToString("windows-amd64");
        assertThat(Platform.of("Windows Server 2022", "x86")).hasToString("windows-386");
    }

    @Test
    @DisplayName("an artifact: the archive of the vendor, or a program of another type")
    void readsCoordinates() {
        assertThat(SourceChoice.of("com.acme.tools:terraform"))
                .isEqualTo(new SourceChoice.Coordinates("com.acme.tools", "terraform", "zip"));
        assertThat(SourceChoice.of("com.acme.tools:terraform:exe"))
                .isEqualTo(new SourceChoice.Coordinates("com.acme.tools", "terraform", "exe"));
        assertThat(SourceChoice.of(" path ")).isEqualTo(new SourceChoice.OnPath());
    }

    @ParameterizedTest
    @DisplayName("anything else is refused, and no login is shown")
    @ValueSource(
            strings = {
                "",
                "Vendor",
                "http://mirror.test/tools",
                "ftp://mirror.test/tools",
                "https://me:s3cret@mirror.test/tools",
                "https://mirror.test/tools?token=s3cret",
                "file:tools",
                "file://server/share",
                "https:///tools",
                "https://mirror test/%zz",
                "a:b:c:d",
                "terraform",
            })
    void refuses(String text) {
        assertThatThrownBy(() -> SourceChoice.of(text))
                .isInstanceOfSatisfying(
                        AtmosException.InvalidConfiguration.class,
                        failure -> assertThat(failure.problems().toString()).doesNotContain("s3cret"));
    }

    @Test
    @DisplayName("a host whose name is none is told as such, and not as unsafe")
    void tellsWrongHosts() {
        assertThatThrownBy(() -> SourceChoice.of("https://tool_mirror.test/x"))
                .hasMessageContaining("'tool_mirror.test', which is no name of a host");
    }
}

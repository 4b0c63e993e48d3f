package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.map;
import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.BackendAdditions;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.WrittenForms;
import io.github.atmosmaven.terraform.saved.PlanInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@DisplayName("D76: what backendConfig adds reaches init and no generated file")
class AddedConfigurationTest {

    @TempDir
    private Path directory;

    private PlanProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(Files.createDirectories(directory.resolve("a=b")));
        project.write("src/main/terraform/vpc/main.tf", "# vpc\n");
        project.write("conf/state.hcl", "token = \"s3cr3t-token\"\n");
        project.fakeTool("terraform", "exit 0");
    }

    private Instance vpc(String token) {
        Path file = project.directory.resolve("conf/state.hcl");
        return new InstanceOf("dev", "vpc")
                .backend("remote", Map.of("organization", text("acme")))
                .additions(new BackendAdditions(
                        map(Map.of("token", text(token))),
                        WrittenForms.NONE,
                        List.of(
                                new BackendAdditions.Argument(file.toString(), file),
                                new BackendAdditions.Argument("organization=acme", null))))
                .get();
    }

    @Test
    @DisplayName(
            "D69: files and entries are handed over in their order, a file whose path has an equals sign by a relative one")
    void handsOver() throws IOException {
        Instance vpc = vpc("s3cr3t-token");

        project.plan(vpc);

        assertThat(project.log(vpc).lines().filter(line -> line.contains(" init ")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .endsWith("-backend-config=../../../../../../../../conf/state.hcl"
                                + " -backend-config=organization=acme"));
        try (var files = Files.walk(project.directory.resolve("target"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("s3cr3t"));
        }
    }

    @Test
    @DisplayName("D35: a secret of an entry gets into no argument, and into a file of its own for as long as init runs")
    void hidesSecretsOfEntries() throws IOException {
        project.fakeTool("terraform", """
                case "$1" in init)
                  for word; do last="${word#-backend-config=}"; done
                  cp -p "$last" got.json
                esac
                exit 0""");
        Instance vpc = new InstanceOf("dev", "vpc")
                .backend("remote", Map.of("organization", text("acme")))
                .additions(new BackendAdditions(
                        map(Map.of("token", text("s3cr3t-token"))),
                        WrittenForms.NONE,
                        List.of(
                                new BackendAdditions.Argument("token=s3cr3t-token", null),
                                new BackendAdditions.Argument("organization=acme", null))))
                .get();

        project.plan(vpc);

        Path got = project.workingDirectory(vpc).resolve("got.json");
        assertThat(got).hasContent("{\n  \"token\": \"s3cr3t-token\"\n}");
        assertThat(Files.getPosixFilePermissions(got))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        Files.delete(got);
        assertThat(project.log(vpc).lines().filter(line -> line.contains(" init ")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .endsWith(" -backend-config=organization=acme"
                                + " -backend-config=.terraform/atmos-backend-secrets.json"));
        try (var files = Files.walk(project.directory.resolve("target"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("s3cr3t"));
        }
    }

    @Test
    @DisplayName("D63: a saved plan counts what is added, and says so when it changed")
    void countsAdditions() {
        PlanInputs then = new PlanInputs(new TreeMap<>(Map.of("backendConfig", "one")));
        PlanInputs now = new PlanInputs(new TreeMap<>(Map.of("backendConfig", "two")));

        assertThat(then.changed(now)).containsExactly("what backendConfig adds to its backend changed");
        assertThat(then.changed(new PlanInputs(new TreeMap<>())))
                .containsExactly("what backendConfig adds to its backend changed");
    }
}

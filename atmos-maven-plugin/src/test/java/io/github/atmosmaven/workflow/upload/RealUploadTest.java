package io.github.atmosmaven.workflow.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.hosted.HostedService;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.upload.UploadedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The upload of the real tool, beside the preview. */
@Timeout(300)
@Tag("terraform")
class RealUploadTest {

    private static final String MODULE = """
            variable "size" {
              default = 1
            }
            module "sub" {
              source = "SUB"
            }
            resource "terraform_data" "one" {
              input = var.size
            }
            """;

    private static final String IGNORED = """
            # notes
            notes/
            !notes/keep.md
            sub2
            /top.txt
              *.log
            [a-c].txt
            config/secret.txt
            """;

    @TempDir
    Path parent;

    private UploadProject project;
    private HostedService service;
    private Instance instance;

    @BeforeEach
    void begin() throws IOException {
        service = new HostedService(Files.createDirectory(parent.resolve("service")));
        service.executionMode = "remote";
        project = new UploadProject(
                Files.createDirectory(parent.resolve("project")).toRealPath());
        project.write("src/main/terraform/modules/sub/main.tf", "locals {}\n");
        project.module("inner/main.tf", "locals {}\n");
        for (String above : List.of("", "src/main/terraform/net/")) {
            project.write(above + ".terraformignore", IGNORED);
            for (String name : List.of(
                    "notes/a.md",
                    "notes/keep.md",
                    "notes/deep/keep.md",
                    "sub2/x",
                    "deep/sub2",
                    "top.txt",
                    "deep/top.txt",
                    "run.log",
                    "b.txt",
                    "d.txt",
                    ".hidden",
                    "config/secret.txt",
                    "config/plain.txt")) {
                project.write(above + name, name);
            }
        }
        instance = project.hosted("dev", "net", Map.of("size", InstanceOf.text("3")));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void terraform(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of("terraform"), List.of(arguments).stream())
                        .toList())
                .directory(project.directories().directory(instance).toFile())
                .redirectErrorStream(true);
        builder.environment()
                .put(
                        "TF_CLI_CONFIG_FILE",
                        service.configuration(HostedService.TOKEN).toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "src/main/terraform/net", "terraform/net"})
    @DisplayName("remote-backend 9: the tool uploads what the preview has, for each working directory of the workspace")
    void same(String workingDirectory) throws Exception {
        project.module("main.tf", MODULE.replace("SUB", workingDirectory.isEmpty() ? "./inner" : "../modules/sub"));
        project.workingDirectory = workingDirectory;
        project.preview();
        terraform("init", "-no-color");
        service.workspace("dev-net").workingDirectory = workingDirectory;
        InstanceUpload preview = project.preview().uploads().get(0);
        terraform("plan", "-no-color");

        Map<String, Long> told = preview.upload().entries().stream()
                .filter(UploadedFile::isFile)
                .collect(Collectors.toMap(UploadedFile::path, UploadedFile::size, Long::sum, TreeMap::new));
        Map<String, Long> uploaded = new TreeMap<>();
        service.uploads()
                .get(0)
                .files()
                .forEach((name, content) -> uploaded.put(name, (long) content.getBytes(StandardCharsets.UTF_8).length));
        assertThat(uploaded).isNotEmpty();
        assertThat(told).isEqualTo(uploaded);
        String below = workingDirectory.isEmpty() ? "" : workingDirectory + "/";
        assertThat(told)
                .containsKeys(
                        below + ".terraform/modules/modules.json",
                        below + "zz-atmos.auto.tfvars.json",
                        below + "backend.tf.json",
                        below + "sub2/x");
        assertThat(told.containsKey(below + "run.log"))
                .as("an ignore file in the root")
                .isEqualTo(preview.ignoreFile().isEmpty());
        assertThat(preview.ignoreFile().isEmpty()).isEqualTo(workingDirectory.equals("terraform/net"));
    }
}

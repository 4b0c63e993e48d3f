package io.github.atmosmaven.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.localaws.request.Body;
import io.github.atmosmaven.localaws.s3.Buckets;
import io.github.atmosmaven.localaws.s3.ObjectVersion;
import io.github.atmosmaven.localaws.s3.VersionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint as the tool sees it that it is for. */
class TerraformBackendTest {

    private static final String MODULE = """
            terraform {
              backend "s3" {
                bucket       = "states"
                key          = "network/terraform.tfstate"
                region       = "eu-west-1"
                encrypt      = true
                use_lockfile = true
              }
            }
            resource "terraform_data" "it" { input = "kept" }
            output "it" { value = terraform_data.it.output }
            """;

    @TempDir
    Path directory;

    private record Run(int exit, String output) {}

    @BeforeEach
    void bucketAndModule() throws IOException {
        assumeTrue(hasTerraform(), "SKIPPED: there is no terraform on the PATH");
        Buckets buckets = new Buckets(directory.resolve("data"));
        buckets.create(
                new Buckets.Bucket("states", LocalAws.ACCOUNT, "eu-west-1", Instant.EPOCH),
                () -> buckets.putSetting(
                        "states",
                        "versioning",
                        "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
                                .getBytes(StandardCharsets.UTF_8)));
        Files.createDirectories(directory.resolve("module"));
        Files.writeString(directory.resolve("module/main.tf"), MODULE);
    }

    @Test
    @DisplayName("D50: state, workspaces and the lock are kept by the endpoint, also over a restart")
    void keepsStatesAndRefusesWhileALockIsHeld() throws Exception {
        try (LocalAws aws = start()) {
            assertThat(init(aws)).satisfies(TerraformBackendTest::succeeded);
            assertThat(terraform(aws, "apply", "-auto-approve", "-input=false"))
                    .satisfies(TerraformBackendTest::succeeded);
            assertThat(terraform(aws, "workspace", "new", "prod")).satisfies(TerraformBackendTest::succeeded);
            assertThat(terraform(aws, "apply", "-auto-approve", "-input=false"))
                    .satisfies(TerraformBackendTest::succeeded);
            assertThat(aws.operations()).contains("ListObjectsV2", "PutObject", "DeleteObject");
        }
        try (LocalAws aws = start()) {
            assertThat(init(aws)).satisfies(TerraformBackendTest::succeeded);
            assertThat(terraform(aws, "output", "-raw", "it").output()).contains("kept");
            assertThat(terraform(aws, "workspace", "list").output()).contains("default", "* prod");

            holdLock("env:/prod/network/terraform.tfstate.tflock");
            Run refused = terraform(aws, "plan", "-input=false");
            assertThat(refused.exit()).isNotZero();
            assertThat(refused.output()).contains("Error acquiring the state lock", "the-holder");
        }
    }

    @Test
    @DisplayName("D50: a state of more than 5 MB is kept, which Terraform sends in parts")
    void keepsLargeStates() throws Exception {
        Files.writeString(directory.resolve("module/large.txt"), "0123456789abcdef".repeat(200_000));
        Files.writeString(
                directory.resolve("module/main.tf"), MODULE.replace("input = \"kept\"", "input = file(\"large.txt\")"));
        try (LocalAws aws = start()) {
            assertThat(init(aws)).satisfies(TerraformBackendTest::succeeded);
            assertThat(terraform(aws, "apply", "-auto-approve", "-input=false"))
                    .satisfies(TerraformBackendTest::succeeded);
            assertThat(terraform(aws, "plan", "-input=false", "-detailed-exitcode"))
                    .satisfies(TerraformBackendTest::succeeded);
            assertThat(aws.operations()).contains("CompleteMultipartUpload");
        }
    }

    private Run init(LocalAws aws) throws Exception {
        return terraform(aws, "init", "-input=false", "-backend-config=use_path_style=true");
    }

    private void holdLock(String key) {
        String info = "{\"ID\":\"4b6c\",\"Operation\":\"OperationTypeApply\",\"Who\":\"the-holder\"}";
        new VersionStore(new Buckets(directory.resolve("data")).objects("states"))
                .add(
                        new ObjectVersion(
                                key, "held", "999999999999", false, "\"1\"", info.length(), Instant.EPOCH, Map.of()),
                        Body.of(info.getBytes(StandardCharsets.UTF_8)));
    }

    private LocalAws start() throws IOException {
        return LocalAws.start(new LocalAwsOptions(directory.resolve("data")));
    }

    private static void succeeded(Run run) {
        assertThat(run.exit()).as(run.output()).isZero();
    }

    private Run terraform(LocalAws aws, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(directory.resolve("module").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("TF_"));
        builder.environment().putAll(aws.environment());
        builder.environment().put("TF_IN_AUTOMATION", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static boolean hasTerraform() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform")));
    }
}

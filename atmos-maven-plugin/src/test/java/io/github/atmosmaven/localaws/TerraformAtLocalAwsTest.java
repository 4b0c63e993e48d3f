package io.github.atmosmaven.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

@DisplayName("D50: Terraform keeps its state at the local endpoint")
class TerraformAtLocalAwsTest {

    private static final String BUCKET = "state-bucket";

    @TempDir
    Path directory;

    private LocalAws aws;
    private S3Client s3;

    private record Ended(int code, String output) {}

    @BeforeEach
    void start() throws IOException, InterruptedException {
        boolean installed = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform")));
        if (!installed) {
            System.out.println("SKIPPED: terraform is not installed, its state at the local endpoint is not tested");
        }
        assumeTrue(installed, "terraform is not installed");
        aws = LocalAws.start(new LocalAwsOptions(directory.resolve("aws")));
        s3 = SdkClients.s3(aws.uri(), aws.keysOf(LocalAws.ACCOUNT), "eu-west-1");
        s3.createBucket(r -> r.bucket(BUCKET).createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
        Files.writeString(
                Files.createDirectories(directory.resolve("module")).resolve("main.tf"),
                "terraform {\n  backend \"s3\" {\n    bucket       = \"" + BUCKET
                        + "\"\n    region       = \"eu-west-1\"\n    key          = \"vpc.tfstate\"\n"
                        + "    use_lockfile = true\n  }\n}\n\nresource \"terraform_data\" \"x\" {\n  input = 1\n}\n");
        succeeds("init", "-input=false", "-backend-config=use_path_style=true");
    }

    @AfterEach
    void stop() {
        if (aws != null) {
            s3.close();
            aws.close();
        }
    }

    private void succeeds(String... arguments) throws IOException, InterruptedException {
        Ended ended = terraform(arguments);
        assertThat(ended.code()).as(ended.output()).isZero();
    }

    private Ended terraform(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.resolve("module").toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("TF_"));
        builder.environment().putAll(aws.environment());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private List<String> keys() {
        return s3.listObjectsV2(r -> r.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    @DisplayName("states of two workspaces lie side by side, and no lock is left")
    void workspaces() throws Exception {
        succeeds("apply", "-auto-approve", "-input=false");
        succeeds("workspace", "new", "dev");
        succeeds("apply", "-auto-approve", "-input=false");

        assertThat(keys()).containsExactly("env:/dev/vpc.tfstate", "vpc.tfstate");
    }

    @Test
    @DisplayName("what is applied is no change in the next plan")
    void noChange() throws Exception {
        succeeds("apply", "-auto-approve", "-input=false");

        assertThat(terraform("plan", "-detailed-exitcode", "-input=false").code())
                .isZero();
    }

    @Test
    @DisplayName("a contender is refused while the state is locked")
    void locked() throws Exception {
        s3.putObject(
                r -> r.bucket(BUCKET).key("vpc.tfstate.tflock"),
                RequestBody.fromString("{\"ID\":\"3f6fb8f4-0000-4000-8000-000000000000\",\"Operation\":\"held\","
                        + "\"Info\":\"\",\"Who\":\"somebody\",\"Version\":\"1.11.0\","
                        + "\"Created\":\"2026-01-01T00:00:00Z\",\"Path\":\"x\"}"));
        Ended contender = terraform("apply", "-auto-approve", "-input=false");

        assertThat(contender.code()).isEqualTo(1);
        assertThat(contender.output()).contains("Error acquiring the state lock", "somebody");
        assertThat(keys()).containsExactly("vpc.tfstate.tflock");
    }
}

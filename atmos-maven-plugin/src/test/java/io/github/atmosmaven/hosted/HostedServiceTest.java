package io.github.atmosmaven.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real tool, by hand, against the service of the tests. */
@Timeout(300)
@Tag("terraform")
// The tool waits for seconds between its questions to a service.
@Execution(ExecutionMode.CONCURRENT)
class HostedServiceTest {

    private static final String MODULE = """
            variable "size" {
              default = 1
            }
            resource "terraform_data" "one" {
              input = var.size
            }
            output "workspace" {
              value = terraform.workspace
            }
            output "secret" {
              value     = "top"
              sensitive = true
            }
            """;

    @TempDir
    private Path directory;

    private HostedService service;
    private Path module;
    private Path configuration;

    @BeforeEach
    void start() throws IOException {
        service = new HostedService(Files.createDirectory(directory.resolve("service")));
        module = Files.createDirectory(directory.resolve("module"));
        Files.writeString(module.resolve("main.tf"), MODULE);
        configuration = service.configuration(HostedService.TOKEN);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void backend(String block, String workspaces) throws IOException {
        Files.writeString(
                module.resolve("backend.tf"),
                "terraform {\n  " + block + " {\n    hostname = \"" + HostedService.HOST + "\"\n    organization = \""
                        + HostedService.ORGANIZATION + "\"\n    workspaces {\n      " + workspaces
                        + "\n    }\n  }\n}\n");
    }

    private record Called(int exit, String text) {}

    private Called call(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(module.toFile()).redirectErrorStream(true);
        builder.environment().put("TF_CLI_CONFIG_FILE", configuration.toString());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Called(process.exitValue(), text);
    }

    private String done(String... arguments) throws IOException, InterruptedException {
        Called called = call(arguments);
        assertThat(called.exit()).as(called.text()).isZero();
        return called.text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "remote"})
    @DisplayName("remote-backend 6: a workspace with a name has a whole life")
    void livesByName(String mode) throws Exception {
        service.executionMode = mode;
        backend("backend \"remote\"", "name = \"net\"");
        done("init", "-no-color");
        assertThat(service.names()).containsExactly("net");
        Called plan = call("plan", "-no-color", "-detailed-exitcode");
        assertThat(plan.exit()).as(plan.text()).isEqualTo(2);
        assertThat(plan.text()).contains("1 to add, 0 to change, 0 to destroy.");
        assertThat(done("apply", "-auto-approve", "-no-color")).contains("1 added, 0 changed, 0 destroyed");
        assertThat(service.workspace("net").isLocked()).isFalse();
        assertThat(done("state", "list")).contains("terraform_data.one");
        assertThat(done("output", "-raw", "workspace")).isEqualTo(mode.equals("local") ? "default" : "net");
        assertThat(done("output", "-raw", "secret")).isEqualTo("top");
        assertThat(done("plan", "-no-color")).contains("No changes.");
        assertThat(done("destroy", "-auto-approve", "-no-color")).contains("1 destroyed");
        assertThat(done("state", "list")).isEmpty();
        assertThat(service.runs()).hasSize(mode.equals("local") ? 0 : 4);
        assertThat(service.requests())
                .filteredOn(request -> request.method().equals("PUT"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.token()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "remote"})
    @DisplayName("remote-backend 6: workspaces behind a prefix have two names")
    void livesByPrefix(String mode) throws Exception {
        service.executionMode = mode;
        service.workspace("other");
        backend("backend \"remote\"", "prefix = \"app-\"");
        assertThat(call("init", "-no-color").text()).contains("No existing workspaces.");
        done("workspace", "new", "dev");
        done("init");
        assertThat(service.names()).containsExactly("app-dev", "other");
        assertThat(done("workspace", "list")).contains("dev").doesNotContain("other");
        done("apply", "-auto-approve");
        assertThat(done("output", "-raw", "workspace")).isEqualTo(mode.equals("local") ? "dev" : "app-dev");
        done("destroy", "-auto-approve");
        done("workspace", "new", "prod");
        done("workspace", "delete", "dev");
        assertThat(service.names()).containsExactly("app-prod", "other");
    }

    @ParameterizedTest
    @CsvSource({"local, false", "remote, false", "remote, true"})
    @DisplayName("remote-backend 11, 13: a cloud block, with saved plans wherever plans are made")
    void livesInACloud(String mode, boolean structured) throws Exception {
        service.executionMode = mode;
        service.workspace("net").structuredOutput = structured;
        backend("cloud", "name = \"net\"");
        done("init", "-no-color");
        assertThat(done("plan", "-no-color", "-out=saved")).contains("1 to add, 0 to change, 0 to destroy.");
        assertThat(done("show", "-json", "saved")).contains("\"resource_changes\"");
        assertThat(done("show", "-no-color", "saved")).contains("terraform_data.one");
        assertThat(done("apply", "-no-color", "saved")).contains("1 added, 0 changed, 0 destroyed");
        assertThat(done("output", "-raw", "workspace")).isEqualTo("net");
        assertThat(done("output", "-json")).contains("\"top\"");
        assertThat(call("apply", "-no-color", "saved").text()).contains("aved plan is");
        assertThat(done("destroy", "-auto-approve", "-no-color")).contains("1 destroyed");
    }

    @Test
    @DisplayName("a wrong token is refused, and a missing one is told")
    void refusesATokenThatIsNotKnown() throws Exception {
        configuration = service.configuration("nobody's");
        backend("backend \"remote\"", "name = \"net\"");
        assertThat(call("init", "-no-color").text()).contains("unauthorized");
        configuration = service.configuration();
        assertThat(call("init", "-no-color").text()).contains("Required token could not be found");
    }

    @Test
    @DisplayName("remote-backend 12: a locked workspace is told, and released by its id")
    void keepsALock() throws Exception {
        backend("backend \"remote\"", "name = \"net\"");
        done("init", "-no-color");
        service.workspace("net").lock();
        assertThat(call("plan", "-no-color").text()).contains("lock ID: \"acme/net\"");
        done("force-unlock", "-force", "acme/net");
        assertThat(service.workspace("net").isLocked()).isFalse();
    }

    @Test
    @DisplayName("remote-backend 13: a saved plan that another one has overtaken is discarded")
    void discardsAnOutdatedPlan() throws Exception {
        service.executionMode = "remote";
        backend("cloud", "name = \"net\"");
        done("init", "-no-color");
        done("plan", "-out=one");
        done("plan", "-out=two");
        done("apply", "one");
        assertThat(call("apply", "-no-color", "two").text()).contains("Saved plan is discarded");
    }

    @Test
    @DisplayName("remote-backend 13: an upload is kept as it came")
    void keepsWhatIsUploaded() throws Exception {
        service.executionMode = "remote";
        Path deep = Files.createDirectories(module.resolve("a".repeat(60) + "/" + "b".repeat(60)));
        Files.writeString(deep.resolve("c".repeat(90) + ".txt"), "far down");
        backend("backend \"remote\"", "name = \"net\"");
        done("init", "-no-color");
        done("plan");
        assertThat(service.uploads())
                .singleElement()
                .satisfies(upload -> assertThat(upload.files())
                        .containsEntry("main.tf", MODULE)
                        .containsEntry(
                                "a".repeat(60) + "/" + "b".repeat(60) + "/" + "c".repeat(90) + ".txt", "far down"));
    }
}

package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.hosted.HostedService;
import io.github.atmosmaven.hosted.NamedServers;
import io.github.atmosmaven.hosted.ReadHosts;
import io.github.atmosmaven.hosted.ServerTokens;
import io.github.atmosmaven.model.BackendAdditions;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.WrittenForms;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.terraform.run.ApplyCommand;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("remote-backend 5: the real tool at a service, with a token from settings.xml")
@Timeout(300)
@Tag("terraform")
class RealHostedTokenTest {

    @TempDir
    Path parent;

    private HostedService service;
    private PlanProject project;

    @BeforeEach
    void start() throws IOException {
        service = new HostedService(Files.createDirectory(parent.resolve("service")));
        project = RealTool.in(parent).project;
        project.environment.put("TF_CLI_CONFIG_FILE", service.configuration().toString());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static Instance instance(String type, Map<String, Value> workspaces) {
        return new InstanceOf("dev", "vpc")
                .workspace("dev")
                .backend(
                        type,
                        Map.of(
                                "hostname",
                                text("TFE.Example.test:443"),
                                "organization",
                                text(HostedService.ORGANIZATION),
                                "workspaces",
                                InstanceOf.map(workspaces)))
                .get();
    }

    /** The server of the settings. */
    private void tokenOfServer() {
        project.tokens =
                new ServerTokens(NamedServers.of("tfe", false), ReadHosts.NONE, Map.of("tfe", HostedService.TOKEN));
    }

    private void assertTokenNowhere() throws IOException {
        int looked = 0;
        try (Stream<Path> files = Files.walk(project.directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                looked++;
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(HostedService.TOKEN);
            }
        }
        assertThat(looked).isGreaterThan(5);
        assertThat(project.printed()).doesNotContain(HostedService.TOKEN);
        assertThat(service.requests())
                .filteredOn(request -> !request.method().equals("PUT"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.token()).isEqualTo(HostedService.TOKEN));
    }

    @Test
    @DisplayName(
            "remote-backend 6: a missing workspace behind a prefix is made, and the token is in no file and no log")
    void prefix() throws IOException {
        tokenOfServer();
        project.environment.put("TF_LOG", "trace");
        Instance instance = instance("remote", Map.of("prefix", text("app-")));

        PlanResult applied = project.apply(ApplyCommand.Use.PREFER, instance);

        assertThat(applied.summary()).isEqualTo("1 run: 1 applied");
        assertThat(service.names()).containsExactly("app-dev");
        assertThat(project.type("state list", instance).failures()).isEmpty();
        assertThat(project.printed()).contains("module.inner.terraform_data.one");
        assertThat(project.destroy(instance).summary()).isEqualTo("1 run: 1 destroyed");
        assertTokenNowhere();
    }

    @Test
    @DisplayName("remote-backend 6, 11: a named workspace is made by the tool, in remote and in cloud")
    void name() throws IOException {
        tokenOfServer();

        assertThat(project.plan(instance("remote", Map.of("name", text("net")))).summary())
                .isEqualTo("1 planned: 1 with changes");
        assertThat(project.plan(instance("cloud", Map.of("name", text("cl")))).summary())
                .isEqualTo("1 planned: 1 with changes");
        assertThat(service.names()).containsExactly("cl", "net");
        assertTokenNowhere();
    }

    @Test
    @DisplayName("a variable of this run wins over the server, and a wrong one is refused by the service")
    void variable() throws IOException {
        tokenOfServer();
        project.environment.put("TF_TOKEN_tfe_example_test", "wrong");

        PlanResult result = project.plan(instance("remote", Map.of("name", text("net"))));

        assertThat(result.summary()).isEqualTo("0 planned; 1 failed");
        assertThat(result.failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("unauthorized"));
    }

    @Test
    @DisplayName("the CLI configuration has the token where nothing else has")
    void configuration() throws IOException {
        project.environment.put(
                "TF_CLI_CONFIG_FILE", service.configuration(HostedService.TOKEN).toString());

        assertThat(project.plan(instance("remote", Map.of("name", text("net")))).summary())
                .isEqualTo("1 planned: 1 with changes");
    }

    @Test
    @DisplayName("D35: the token of an entry of backendConfig reaches the tool, and is no argument of it")
    void entry() throws IOException {
        Instance instance = new InstanceOf("dev", "vpc")
                .workspace("dev")
                .backend(
                        "remote",
                        Map.of(
                                "hostname",
                                text(HostedService.HOST),
                                "organization",
                                text(HostedService.ORGANIZATION),
                                "workspaces",
                                InstanceOf.map(Map.of("name", text("net")))))
                .additions(new BackendAdditions(
                        InstanceOf.map(Map.of("token", text(HostedService.TOKEN))),
                        WrittenForms.NONE,
                        List.of(new BackendAdditions.Argument("token=" + HostedService.TOKEN, null))))
                .get();

        assertThat(project.plan(instance).summary()).isEqualTo("1 planned: 1 with changes");

        assertThat(project.log(instance)).contains("-backend-config=").doesNotContain(HostedService.TOKEN);
        assertThat(project.workingDirectory(instance).resolve(".terraform/atmos-backend-secrets.json"))
                .doesNotExist();
    }

    @Test
    @DisplayName("without any token the hint names the ways to give one")
    void none() {
        PlanResult result = project.plan(instance("remote", Map.of("name", text("net"))));

        assertThat(result.failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint())
                        .startsWith("run 'terraform login TFE.Example.test:443', set TF_TOKEN_tfe_example_test, or"));
    }
}

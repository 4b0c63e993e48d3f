package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.hosted.NamedServers;
import io.github.atmosmaven.hosted.ReadHosts;
import io.github.atmosmaven.hosted.ServerTokens;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.FailedLog;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D59: a token of settings.xml reaches the process of the tool, and nothing else")
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class HostedTokenTest {

    private static final String TOKEN = "tfe.v1.s3cr3t-t0ken";
    /** A tool that shows its environment. */
    private static final String TELLS = "env\nprintf '%s' \"$TF_TOKEN_tfe_example_test\" | wc -c > got\n";

    @TempDir
    Path parent;

    private PlanProject project;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(Files.createDirectory(parent.resolve("project")));
        project.write("src/main/terraform/vpc/main.tf", "# vpc\n");
        project.tokens = new ServerTokens(NamedServers.of("tfe", false), ReadHosts.NONE, Map.of("tfe", TOKEN));
        project.listener = new RunListener() {
            @Override
            public boolean hearsCommands() {
                return true;
            }

            @Override
            public void repeatable(Instance instance, String command) {
                told.add(command);
            }

            @Override
            public void failed(FailedLog log) {
                told.add(log.toString());
            }

            @Override
            public void ended(ToolResult result) {
                told.add(String.valueOf(result.failure()));
                told.add(PlanResult.line(result));
            }
        };
    }

    private static Instance instance(Map<String, Value> workspaces) {
        return new InstanceOf("dev", "vpc")
                .workspace("dev")
                .backend(
                        "remote",
                        Map.of(
                                "hostname",
                                text("tfe.example.test"),
                                "organization",
                                text("acme"),
                                "workspaces",
                                InstanceOf.map(workspaces)))
                .get();
    }

    private String got(Instance instance) throws IOException {
        return Files.readString(project.workingDirectory(instance).resolve("got"))
                .strip();
    }

    private void assertTokenNowhere() throws IOException {
        try (Stream<Path> files = Files.walk(project.directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(TOKEN);
            }
        }
        assertThat(told).isNotEmpty().noneMatch(line -> line.contains(TOKEN));
        assertThat(project.printed()).doesNotContain(TOKEN);
    }

    @Test
    @DisplayName("a tool that fails and shows its environment shows no token")
    void isHiddenOfAFailure() throws IOException {
        project.fakeTool(
                "terraform",
                TELLS + "[ \"$1\" = plan ] && { echo \"Error: token $TF_TOKEN_tfe_example_test\";"
                        + " exit 1; }\nexit 0");
        Instance instance = instance(Map.of("prefix", text("app-")));

        PlanResult result = project.plan(instance);

        assertThat(result.summary()).isEqualTo("0 planned; 1 failed");
        assertThat(got(instance)).isEqualTo(String.valueOf(TOKEN.length()));
        assertThat(project.log(instance)).contains("TF_TOKEN_tfe_example_test=(sensitive)", "Error: token (sensitive)");
        assertThat(told).anyMatch(line -> line.contains("TF_TOKEN_tfe_example_test='(sensitive)'"));
        assertTokenNowhere();
    }

    @Test
    @DisplayName("a typed command shows no token on the screen")
    void isHiddenOnTheScreen() throws IOException {
        project.fakeTool("terraform", TELLS + "exit 0");
        Instance instance = instance(Map.of("name", text("app")));

        project.type("state list", instance);

        assertThat(project.printed()).contains("TF_TOKEN_tfe_example_test=(sensitive)");
        assertThat(got(instance)).isEqualTo(String.valueOf(TOKEN.length()));
        assertTokenNowhere();
    }

    @Test
    @DisplayName("an instance of another backend gets none")
    void staysAway() throws IOException {
        project.fakeTool("terraform", TELLS + PlanProject.plan(PlanProject.NOTHING, 0));
        Instance other = new InstanceOf("dev", "vpc").get();

        project.plan(other);

        assertThat(got(other)).isEqualTo("0");
        assertTokenNowhere();
    }

    @Test
    @DisplayName("remote-backend 5: where the tool finds no token, the hint names the ways to give it one")
    void hintsAtTokens() throws IOException {
        project.fakeTool("terraform", "echo 'Error: Required token could not be found'; exit 1");
        project.tokens = ServerTokens.NONE;
        Instance instance = instance(Map.of("name", text("app")));

        PlanResult result = project.plan(instance);

        assertThat(result.failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint())
                        .startsWith(
                                "run 'terraform login tfe.example.test', set TF_TOKEN_tfe_example_test, or name a server of"
                                        + " settings.xml that has the token as password: -Datmos.tokenServerId=<id>;"));
    }

    @Test
    @DisplayName("D64: where the token lacks for a state that is read, the hint names its service")
    void hintsAtTokensOfReads() throws IOException {
        project.fakeTool(
                "terraform",
                "echo 'Error: Required token could not be found'; echo; echo 'Run the following command to generate a"
                        + " token for other.test:'; echo '    terraform login other.test'; exit 1");
        project.tokens = ServerTokens.NONE;

        for (Instance reader : List.of(instance(Map.of("name", text("app"))), new InstanceOf("dev", "vpc").get())) {
            assertThat(project.plan(reader).failures())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.hint())
                            .startsWith("run 'terraform login other.test', set TF_TOKEN_other_test, or name"));
        }
    }
}

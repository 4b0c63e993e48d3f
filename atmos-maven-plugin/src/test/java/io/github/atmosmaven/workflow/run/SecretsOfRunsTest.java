package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.gate.PomGate;
import io.github.atmosmaven.terraform.tool.ToolIdentity;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D79: what a run hides of the words of its tool")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
@Timeout(240)
class SecretsOfRunsTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("D59: keys of a server of settings.xml, beside those of the environment that they replace")
    void hidesTheIdentityOfTheBuild() throws IOException {
        PlanProject project = new PlanProject(directory);
        project.fakeTool("terraform", "echo \"│ Error: $AWS_SECRET_ACCESS_KEY and alpha111 are wrong\"; exit 1");
        project.write("src/main/terraform/vpc/main.tf", "");
        project.environment.put("AWS_SECRET_ACCESS_KEY", "alpha111");
        project.identity = new ToolIdentity(Map.of("AWS_SECRET_ACCESS_KEY", "beta2222"), Set.of());

        assertThat(project.plan(new InstanceOf("dev", "vpc").get()).failures())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("Error: (sensitive) and (sensitive) are wrong"));
    }

    @Test
    @DisplayName("the value of a variable that the module of an instance declares sensitive is in no report of a plan")
    void hidesSensitiveVariablesOfAPlan() throws IOException {
        PlanProject project = new PlanProject(directory);
        project.fakeTool("terraform", "echo '│ Error: user kermit99 is not known in eu-west-1'; exit 1");
        project.write("src/main/terraform/vpc/main.tf", "variable \"admin\" {\n  sensitive = true\n}\n");
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("admin", text("kermit99"), "region", text("eu-west-1")))
                .get();

        assertThat(project.plan(instance).failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("user (sensitive) is not known in eu-west-1")
                        .doesNotContain("kermit99"));
    }

    @Test
    @DisplayName("D68: a key of for_each that is a secret is in no report, and in no problem of the gate")
    void hidesKeysOfResources() throws IOException {
        PlanProject project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "# vpc");
        project.fakeTool("terraform", PlanProject.plan("""
                {"format_version": "1.2", "applyable": true, "resource_changes": [{"mode": "managed", "type": "aws_x",
                "address": "aws_x.a[\\"alpha111\\"]", "previous_address": "aws_x.b[\\"alpha111\\"]",
                "change": {"actions": ["delete", "create"]}}]}""", 2));
        project.gates = new Gates(new PomGate(0, 0, List.of(), List.of("*.*[\"alpha111\"]"), false));
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("password", text("alpha111")))
                .get();

        PlanResult result = project.plan(instance);

        assertThat(result.failures())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.message())
                        .contains("aws_x.a[\"(sensitive)\"] (was aws_x.b[\"(sensitive)\"])")
                        .doesNotContain("alpha111"));
        for (String report : List.of("plan.json", "TEST-atmos-plan.xml", "summary.md")) {
            assertThat(directory.resolve("target/atmos").resolve(report))
                    .content()
                    .contains("aws_x.b", "(sensitive)")
                    .doesNotContain("alpha111");
        }
    }
}

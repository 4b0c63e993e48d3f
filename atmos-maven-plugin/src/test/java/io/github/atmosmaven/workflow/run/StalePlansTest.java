package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.workflow.run.NotedProject.APPLIED;
import static io.github.atmosmaven.workflow.run.NotedProject.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.terraform.run.ApplyCommand.Use;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a script in place of the tool: saved plans that are not applied, since something has changed since. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class StalePlansTest {

    @TempDir
    Path directory;

    private NotedProject noted;
    private PlanProject project;

    @BeforeEach
    void layOut() throws IOException {
        noted = new NotedProject(directory);
        project = noted.project;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "src/main/terraform/vpc/main.tf   | a file that it reads changed (main.tf)",
                "src/main/terraform/vpc/new.tf    | a file that it reads changed (new.tf)",
                "src/main/terraform/inner/main.tf | a file that it reads changed (../inner/main.tf)",
                "src/main/terraform/vpc/.terraform.lock.hcl | the lock file of its root module changed",
            })
    @DisplayName("D63: a plan of other modules is stale; what changed is told, and nothing is applied by 'only'")
    void staleModules(String file, String words) throws IOException {
        project.plan(noted.vpc);
        String earlier = Files.exists(directory.resolve(file)) ? Files.readString(directory.resolve(file)) : "";
        project.write(file, earlier + "# changed\n");

        PlanResult refused = project.apply(Use.ONLY, noted.vpc);

        assertThat(refused.planned())
                .singleElement()
                .satisfies(each -> assertThat(each.summary()).isEqualTo("the saved plan is stale: " + words));
        assertThat(noted.notes()).containsExactly(PLANNED);

        project.apply(Use.PREFER, noted.vpc);
        assertThat(noted.told).contains("planned now, since the saved plan is stale: " + words);
        assertThat(noted.notes()).containsExactly(PLANNED, PLANNED, APPLIED);
    }

    @Test
    @DisplayName("D63: a plan of other values, another workspace, backend or tool is stale, and each part is named")
    void staleValues() throws IOException {
        project.plan(noted.vpc);
        Path tool = directory.resolve("bin/terraform");
        Files.writeString(tool, Files.readString(tool).replace("1.11.4", "1.12.0"));
        Instance other = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("size", new NumberValue(2, InstanceOf.PLACE)))
                .section("env", Map.of("REGION", InstanceOf.text("r")))
                .workspace("other")
                .backend("http", Map.of("address", InstanceOf.text("http://127.0.0.1:1/x")))
                .get();
        project.command = tool.toString();

        assertThat(project.apply(Use.ONLY, other).planned())
                .singleElement()
                .satisfies(each -> assertThat(each.summary())
                        .contains("the manifests' values changed (env.REGION, vars.size)")
                        .contains("its backend changed")
                        .contains("its workspace changed")
                        .contains("the tool was Terraform 1.11.4 and is Terraform 1.12.0"));
    }

    @Test
    @DisplayName("D63: where the state has moved on, prefer plans anew and only fails")
    void staleState() throws IOException {
        project.environment.put("WHY", "Saved plan is stale");
        project.environment.put("FAILS", directory.resolve("once").toString());
        project.plan(noted.vpc);

        PlanResult result = project.apply(Use.PREFER, noted.vpc);

        assertThat(result.summary()).isEqualTo("1 run: 1 applied");
        assertThat(noted.notes()).containsExactly(PLANNED, APPLIED, PLANNED, APPLIED);
        assertThat(noted.told).contains("planned now, since the state has changed since the plan was saved");

        Files.delete(directory.resolve("once"));
        project.plan(noted.vpc);
        assertThat(project.apply(Use.ONLY, noted.vpc).planned())
                .singleElement()
                .satisfies(
                        each -> assertThat(each.summary()).isEqualTo("the state has changed since the plan was saved"));
        assertThat(noted.saved()).doesNotExist();
    }
}

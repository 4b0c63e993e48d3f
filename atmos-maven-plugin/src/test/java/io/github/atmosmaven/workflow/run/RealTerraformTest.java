package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.workflow.run.RealTool.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real tool, where there is one. */
@Timeout(300)
@Tag("terraform")
class RealTerraformTest {

    @TempDir
    private Path parent;

    private RealTool tool;
    private PlanProject project;

    @BeforeEach
    void layOut() throws IOException {
        tool = RealTool.in(parent);
        project = tool.project;
    }

    @Test
    @DisplayName("variables, a module beside, a workspace, a broken CLI configuration and a space in the path")
    void plansTheFirstTime() throws IOException {
        project.environment.put("TF_CLI_CONFIG_FILE", "/no/such/file");

        Instance instance = instance("vpc/1", 7);

        PlanResult result = project.plan(instance);

        assertThat(result.failures()).isEmpty();
        assertThat(result.summary()).isEqualTo("1 planned: 1 with changes");
        assertThat(PlanResult.line(result.planned().get(0)))
                .isEqualTo("dev/vpc/1: 1 to add, 0 to change, 0 to destroy");
        assertThat(project.log(instance)).contains("no/such/file", "input  = 7", "+ workspace = \"dev-vpc\"");
    }

    @Test
    @DisplayName(
            "D61: what lies beside and above the root module is found, a module at the top of the repository included")
    void mirrorsTheRepository() throws IOException {
        project.write("config/a.json", "{\"n\": 7}");
        project.write("config/b.json", "{}");
        project.write("src/main/config/t.tpl", "n is ${n}");
        project.write("modules/x/x.txt", "of x");
        project.write("modules/x/main.tf", """
                module "y" {
                  source = "../y"
                }

                output "path" {
                  value = "${path.module}: ${file("${path.module}/x.txt")}, ${module.y.path}"
                }
                """);
        project.write("modules/y/main.tf", "output \"path\" {\n  value = path.module\n}\n");
        project.write("src/main/terraform/vpc/main.tf", """
                module "x" {
                  source = "../../../../modules/x"
                }

                output "said" {
                  value = join(" ", [
                    join(",", fileset("${path.module}/../../../../config", "*.json")),
                    templatefile("../../config/t.tpl", jsondecode(file("${path.root}/../../../../config/a.json"))),
                    fileexists("../../../../modules/x/main.tf"),
                    module.x.path,
                  ])
                }
                """);
        Instance instance = new InstanceOf("dev", "vpc").get();

        PlanResult result = project.plan(instance);

        assertThat(result.failures()).isEmpty();
        assertThat(project.log(instance))
                .contains("+ said = \"a.json,b.json n is 7 true ../../../../modules/x: of x, ../../../../modules/y\"");
        assertThat(project.workingDirectory(instance).resolve(".terraform/modules/modules.json"))
                .content()
                .contains("\"Dir\":\"../../../../modules/x\"", "\"Dir\":\"../../../../modules/y\"");
    }

    @Test
    @DisplayName("D75: no file of the module and no variable of the environment wins over the stack")
    void theStackHasTheLastWord() throws IOException {
        project.write("src/main/terraform/vpc/zz.auto.tfvars", "size = 99\n");
        project.write("src/main/terraform/vpc/\u00fc.auto.tfvars.json", "{\"size\": 98}\n");
        project.write("other.tfvars", "size = 97\n");
        project.environment.put("TF_CLI_ARGS_plan", "-parallelism=3 -var-file=" + project.directory + "/other.tfvars");
        project.environment.put("TF_CLI_ARGS", "-help");
        project.environment.put("TF_CLI_ARGS_init", "-backend-config=path=/nowhere");
        project.environment.put("TF_VAR_size", "96");
        Instance instance = instance("vpc/1", 7);

        PlanResult result = project.plan(instance);

        assertThat(result.summary()).isEqualTo("1 planned: 1 with changes");
        assertThat(project.log(instance)).contains("input  = 7", "-parallelism=3");
    }

    @Test
    void tellsTheToolsOwnErrorWithItsPlace() throws IOException {
        project.write("src/main/terraform/vpc/outputs.tf", "output \"x\" {\n  value = var.nope\n}\n");

        PlanResult result = project.plan(instance("vpc", 1));

        assertThat(result.failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(
                                "Error: Reference to undeclared input variable",
                                "on src/main/terraform/vpc/outputs.tf:2"));
    }
}

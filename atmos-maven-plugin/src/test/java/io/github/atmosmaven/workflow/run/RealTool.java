package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.SdkClients;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.process.SystemProcesses;
import io.github.atmosmaven.terraform.tool.CommandLine;
import io.github.atmosmaven.terraform.tool.ToolBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** The real tool and a project for it, whose root modules need no provider to be downloaded. */
final class RealTool {

    private static final String MODULE = """
            variable "size" {
              type    = number
              default = 1
            }

            module "inner" {
              source = "../modules/inner"
              value  = var.size
            }

            output "workspace" {
              value = terraform.workspace
            }
            """;

    private static final String INNER = """
            variable "value" {}

            resource "terraform_data" "one" {
              input = var.value
            }
            """;

    final PlanProject project;
    private final String terraform;

    private RealTool(PlanProject project, String terraform) {
        this.project = project;
        this.terraform = terraform;
    }

    /** A project in a directory; where there is no tool the test is not run. */
    static RealTool in(Path parent) throws IOException {
        String terraform = new ToolBinaries(System.getenv(), parent, "terraform")
                .of(new InstanceOf("dev", "vpc").get())
                .orElse("");
        assumeTrue(!terraform.isEmpty(), "terraform is not on the PATH");
        PlanProject project = new PlanProject(Files.createDirectory(parent.resolve("my project")));
        project.environment.put("PATH", System.getenv("PATH"));
        project.environment.put("CHECKPOINT_DISABLE", "1");
        project.write("src/main/terraform/vpc/main.tf", MODULE);
        project.write("src/main/terraform/modules/inner/main.tf", INNER);
        return new RealTool(project, terraform);
    }

    static Instance instance(String name, long size) {
        return new InstanceOf("dev", name)
                .workspace("dev-vpc")
                .section("vars", Map.of("size", new NumberValue(size, InstanceOf.PLACE)))
                .get();
    }

    /** Applies the plan that was saved last. */
    void apply(Instance instance) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(project.environment);
        environment.put("TF_DATA_DIR", project.additions.isEmpty() ? ".terraform" : ".terraform-local");
        environment.putAll(project.additions);
        List<String> output = new ArrayList<>();
        Path plan = project.savedPlan(instance);
        int exit = new SystemProcesses()
                .run(
                        new CommandLine(
                                List.of(terraform, "apply", "-input=false", "-no-color", plan.toString()),
                                project.workingDirectory(instance),
                                environment),
                        output::add);
        assertThat(exit).as(String.join("\n", output)).isZero();
    }

    static void createBucket(LocalAws aws, String bucket) {
        try (S3Client s3 = SdkClients.s3(aws.uri(), aws.keysOf(LocalAws.ACCOUNT), "us-east-1")) {
            s3.createBucket(request -> request.bucket(bucket));
        }
    }

    /** What {@code mvn clean} does. */
    void clean() throws IOException {
        try (var all = Files.walk(project.directory.resolve("target"))) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

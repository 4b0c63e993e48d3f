package io.github.atmosmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.terraform.tool.ToolRequest;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D76: the backend block of a root module")
class BackendBlocksTest {

    private static final String TWO = """
            components:
              terraform:
                vpc/1: {metadata: {component: vpc}}
                vpc/2: {metadata: {component: vpc}}
            """;

    @TempDir
    private Path directory;

    private TestProject project;

    @BeforeEach
    void layOut() {
        project = new TestProject(directory).stack("dev", TWO);
    }

    @Test
    @DisplayName("a block of one place for all makes instances with one workspace collide")
    void makesInstancesCollide() {
        block("backend \"s3\" {\n    bucket = \"b\"\n    key = \"k\"\n  }");
        project.file(
                "atmos.yaml",
                "components: {terraform: {base_path: src/main/terraform, workspaces_enabled: false}}\n"
                        + "stacks: {base_path: src/main/stacks}");

        assertThat(project.load().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.STATE_COLLISION);
            assertThat(problem.message())
                    .contains("'vpc/1'", "'vpc/2'", "s3://b/k", "bucket b (src/main/terraform/vpc/main.tf:3)");
        });
    }

    @Test
    @DisplayName("its attributes and the workspace make the address, without a default prefix, and nothing is rendered")
    void makesTheAddress() {
        block("backend \"s3\" {\n    bucket = \"b\"\n    key = \"k\"\n  }");

        LoadedStacks loaded = project.load();

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.resolution().instances())
                .extracting(instance -> instance.stateAddress().text())
                .containsExactly("s3://b/env:/dev-vpc-1/k", "s3://b/env:/dev-vpc-2/k");
        assertThat(loaded.resolution().instances()).allSatisfy(instance -> {
            assertThat(instance.backend().typeName()).isNull();
            assertThat(instance.stateBackend().typeName()).isEqualTo("s3");
        });
    }

    @Test
    @DisplayName("D39: a relative path of a local one is below the states of each instance, an absolute one is shared")
    void placesALocalState() {
        block("backend \"local\" {\n    path = \"x.tfstate\"\n    workspace_dir = \"/srv/states\"\n  }");

        List<Instance> instances = project.load().resolution().instances();

        assertThat(instances)
                .extracting(instance -> instance.stateAddress().text())
                .containsExactly("/srv/states/dev-vpc-1/terraform.tfstate", "/srv/states/dev-vpc-2/terraform.tfstate");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "backend \"s3\" {} | has no 'bucket'",
                "backend \"s3\" { bucket = \"b\" } | has no 'key'",
                "backend \"gcs\" { bucket = var.b } | computes 'bucket'",
                "backend \"azurerm\" { key = \"a${var.b}\" } | computes 'key'",
                "cloud {} | has no 'organization'",
            })
    void hasToSayWhereTheStateLives(String block, String complaint) {
        block(block);

        List<Problem> problems = project.load().problems();

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.MODULE_BACKEND_UNKNOWN);
            assertThat(problem.location().file()).isEqualTo("src/main/terraform/vpc/main.tf");
        });
        assertThat(problems).anySatisfy(problem -> assertThat(problem.message()).contains(complaint));
    }

    @Test
    void doesNotCountBesideThatOfTheStack() {
        block("backend \"gcs\" {\n    bucket = \"b\"\n  }");
        project.stack("dev", "terraform: {backend_type: s3, backend: {s3: {bucket: a, key: k}}}\n" + TWO);

        assertThat(project.load().resolution().instances())
                .allSatisfy(instance ->
                        assertThat(instance.stateBackend().typeName()).isEqualTo("s3"));
    }

    @Test
    @DisplayName(
            "with auto_generate_backend_file: false it wins, and where there is no block the stack's is rendered as ever")
    void winsWhereNoFilesAreGenerated() {
        project.stack(
                "dev",
                "terraform: {backend_type: s3, backend: {s3: {bucket: a, key: k}}}\ncomponents: {terraform: {vpc: {}}}\n");
        project.file(
                "atmos.yaml",
                "components: {terraform: {base_path: src/main/terraform, "
                        + "auto_generate_backend_file: false}}\nstacks: {base_path: src/main/stacks}\n");
        LoadedStacks before = project.load();
        block("backend \"gcs\" {\n    bucket = \"b\"\n  }");

        assertThat(before.resolution().instances())
                .allSatisfy(
                        instance -> assertThat(instance.backend().typeName()).isEqualTo("s3"));
        assertThat(project.load().resolution().instances())
                .allSatisfy(
                        instance -> assertThat(instance.backend().typeName()).isNull())
                .extracting(instance -> instance.stateAddress().text())
                .containsExactly("gs://b/dev.tfstate");
    }

    @ParameterizedTest(name = "asked: {0}, command: {1}, {2} on the PATH")
    @DisplayName("D29, D74: the tool is known by what is asked for and by what the binary answers, never by its name")
    @CsvSource({
        "'', '', Terraform v1.11.4, tf",
        "'', '', OpenTofu v1.12.3, tofu",
        "'', terraform, OpenTofu v1.12.3, tofu",
        "'', ./bin/tofu-like, Terraform v1.9.8, tf",
        "'', '', OpenTofu v1.7.0, tf",
        "opentofu 1.12, '', Terraform v1.11.4, tofu",
        "terraform 1.11.4, tofu, OpenTofu v1.12.3, tf",
        "1.12, tofu, Terraform v1.11.4, tofu",
    })
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a shell")
    void isThatOfTheToolThatRuns(String asked, String command, String answer, String read) throws IOException {
        project.file(
                "src/main/terraform/vpc/state.tf", "terraform {\n  backend \"gcs\" {\n    bucket = \"tf\"\n  }\n}\n");
        project.file(
                "src/main/terraform/vpc/state.tofu",
                "terraform {\n  backend \"gcs\" {\n    bucket = \"tofu\"\n  }\n}\n");
        project.stack("dev", (command.isEmpty() ? "" : "terraform: {command: " + command + "}\n") + TWO);
        for (String name : List.of("terraform", "tofu", "tofu-like")) {
            project.file("bin/" + name, "#!/bin/sh\necho '" + answer + "'\n");
            assertThat(directory.resolve("bin/" + name).toFile().setExecutable(true))
                    .isTrue();
        }
        Map<String, String> environment =
                Map.of("PATH", directory.resolve("bin").toString());
        ToolRequest request = asked.isEmpty()
                ? ToolRequest.NONE
                : ToolRequest.of(asked, "toolVersion").orElseThrow();

        LoadedStacks loaded = Wiring.loadStacks(ToolsOf.project(directory, environment, null, request))
                .run(PluginSettings.defaults(directory, environment), AbstractComponents.RESOLVED);

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.resolution().instances())
                .extracting(instance -> instance.stateAddress().text())
                .containsExactly("gs://" + read + "/dev-vpc-1.tfstate", "gs://" + read + "/dev-vpc-2.tfstate");
    }

    private void block(String block) {
        project.file("src/main/terraform/vpc/main.tf", "terraform {\n  " + block + "\n}\n");
    }
}

package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.workflow.run.RealTool.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Outputs of states that the real tool has written. */
@Timeout(300)
@Tag("terraform")
class RealOutputTest {

    @TempDir
    private Path parent;

    private PlanProject project;
    private final Instance vpc = instance("vpc/1", 7);
    private final Instance dns = instance("dns", 8);

    @BeforeEach
    void layOut() throws IOException {
        project = RealTool.in(parent).project;
        project.write("src/main/terraform/vpc/outputs.tf", """
                output "size" { value = var.size * 1.5 }
                output "list" { value = ["a", 1.25, null] }
                output "password" {
                  value     = "the-secret"
                  sensitive = true
                }
                """);
    }

    private void apply(Instance... applied) {
        assertThat(project.type("apply -auto-approve", applied).failures()).isEmpty();
    }

    @Test
    @DisplayName("D79: what is not sensitive, or what is named; no value gets into a log or a report")
    void readsOutputs() throws IOException {
        apply(vpc);

        ReadOutputs.Result all = project.outputs(Set.of(), vpc);
        assertThat(all.failures()).isEmpty();
        assertThat(all.document().values())
                .isEqualTo(Map.of(
                        "dev.vpc/1.size", "10.5",
                        "dev.vpc/1.list", "[\"a\",1.25,null]",
                        "dev.vpc/1.workspace", "dev-vpc"));
        assertThat(all.document().holdsSensitive()).isFalse();
        ReadOutputs.Result named = project.outputs(Set.of("password", "size"), vpc);
        assertThat(named.document().values())
                .isEqualTo(Map.of("dev.vpc/1.size", "10.5", "dev.vpc/1.password", "the-secret"));
        assertThat(named.document().holdsSensitive()).isTrue();
        assertThat(project.directory.resolve("target/atmos/output.json"))
                .content()
                .contains("\"command\": \"output -json\"", "\"summary\": \"4 outputs\"", "\"outcome\": \"done\"");
        try (Stream<Path> files = Files.walk(project.directory.resolve("target/atmos"))) {
            assertThat(files.filter(file -> file.toString().matches(".*[.](log|json)")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("the-secret"));
        }
        assertThat(project.directories().base(vpc).resolve("output.log"))
                .content()
                .contains("workspace select dev-vpc", "output -json")
                .doesNotContain("the-secret");
    }

    @Test
    @DisplayName("D20: a name that no instance has is an error with the nearest, and the others are kept")
    void refusesUnknownNames() {
        apply(vpc);

        ReadOutputs.Result result = project.outputs(Set.of("sise", "size"), vpc);

        assertThat(result.document().values()).isEqualTo(Map.of("dev.vpc/1.size", "10.5"));
        assertThat(result.failures())
                .extracting(Problem::message)
                .containsExactly("no instance has the output 'sise' of -Datmos.outputNames");
        assertThat(result.failures().get(0).hint()).startsWith("the nearest are: size");
    }

    @Test
    @DisplayName("D72: an instance without a state has no outputs, one that cannot be read fails, and others are kept")
    void keepsOthers() throws IOException {
        apply(vpc);
        project.write("src/main/terraform/broken/main.tf", "terraform {\n  required_version = \">= 99\"\n}\n");
        Instance broken = new InstanceOf("dev", "broken").component("broken").get();
        Instance fresh = new InstanceOf("dev", "fresh").workspace("dev-fresh").get();

        ReadOutputs.Result result = project.outputs(Set.of(), broken, dns, fresh, vpc);

        assertThat(result.document().json())
                .contains("\"dns\": {},", "\"fresh\": {},")
                .doesNotContain("broken");
        assertThat(result.document().values()).hasSize(3);
        assertThat(result.failures()).hasSize(1);
        assertThat(result.failures().get(0).message()).startsWith("'output -json' was not run for dev/broken:\n");
        assertThat(project.directory.resolve("target/atmos/output.json"))
                .content()
                .contains("\"summary\": \"no outputs, the workspace 'dev-fresh' does not exist yet\"");
        assertThat(project.type("workspace list", fresh).failures()).isEmpty();
        assertThat(project.printed()).endsWith("* default\n\n");
        assertThat(List.of(project.directory
                        .resolve(".atmos/state/dev/fresh")
                        .toFile()
                        .list()))
                .isEmpty();
    }
}

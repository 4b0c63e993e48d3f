package io.github.atmosmaven.terraform.module;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.mirror.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("remote-backend 6: code that reads terraform.workspace is warned of where it has two values")
class WorkspaceReadsTest {

    @TempDir
    Path project;

    private void write(String path, String text) throws IOException {
        Path file = project.resolve("src/main/terraform").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Instance instance(String name, String type, String attribute, String value) {
        return new InstanceOf("dev", name)
                .workspace("dev")
                .backend(
                        type,
                        Map.of(
                                "organization",
                                text("acme"),
                                "workspaces",
                                InstanceOf.map(Map.of(attribute, text(value)))))
                .get();
    }

    private List<Problem> warnings(Instance... instances) {
        return new WorkspaceReads(
                        new RootModules(project, Repositories.at(project)), one -> Tool.any(Tool.Kind.TERRAFORM))
                .warnings(List.of(instances));
    }

    @ParameterizedTest
    @DisplayName("wherever it is read: in expressions, templates, heredocs, objects, lists and conditions")
    @ValueSource(
            strings = {
                "locals {\n  a = terraform.workspace\n}",
                "locals { a = terraform.workspace }",
                "locals {\n  a = \"x-${terraform.workspace}\"\n}",
                "locals {\n  a = <<EOT\n${terraform.workspace}\nEOT\n}",
                "locals {\n  a = {\n    b = terraform.workspace\n  }\n}",
                "locals {\n  a = { (terraform.workspace) = 1 }\n}",
                "locals {\n  a = [\n    1,\n    terraform.workspace,\n  ]\n}",
                "locals {\n  a = lookup(var.m, terraform.workspace, \"x\")\n}",
                "locals {\n  a = upper(lower(terraform . workspace))\n}",
                "locals {\n  a = (\n    terraform.workspace == \"dev\"\n    ? 1 : 2\n  )\n}",
                "locals {\n  a = { for k, v in var.m : k => terraform.workspace }\n}",
                "locals {\n  a = \"%{ if terraform.workspace == \"dev\" }x%{ endif }\"\n}",
                "resource \"a\" \"b\" {\n  count = terraform.workspace == \"dev\" ? 1 : 0\n}",
            })
    void reads(String code) throws IOException {
        write("vpc/main.tf", code);

        assertThat(warnings(instance("vpc", "remote", "prefix", "app-"))).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("not where the words mean something else")
    @ValueSource(
            strings = {
                "# terraform.workspace\n/* terraform.workspace */ // terraform.workspace",
                "locals {\n  a = \"terraform.workspace\"\n}",
                "locals {\n  a = \"$${terraform.workspace}\"\n}",
                "locals {\n  a = local.terraform.workspace\n  b = terraform.workspaces\n  c = my_terraform.workspace\n}",
                "terraform {\n  required_version = \">= 1.6\"\n}",
            })
    void readsNot(String code) throws IOException {
        write("vpc/main.tf", code);

        assertThat(warnings(instance("vpc", "remote", "prefix", "app-"))).isEmpty();
    }

    @Test
    @DisplayName("at its place, in local modules that are called as well, once for all instances")
    void tellsPlaces() throws IOException {
        write("vpc/main.tf", "module \"inner\" {\n  source = \"../inner\"\n}\n");
        write(
                "vpc/more.tf.json",
                "{\"locals\": {\n  \"a\": \"${terraform.workspace}\", \"b\": \"terraform.workspace\"}}");
        write("inner/main.tf", "locals {\n  a = 1\n  b = \"${terraform.workspace}-x\"\n}\n");

        List<Problem> warnings =
                warnings(instance("vpc", "remote", "prefix", "app-"), instance("vpc/2", "remote", "name", "net"));

        assertThat(warnings)
                .extracting(problem -> String.valueOf(problem.location()))
                .containsExactly("src/main/terraform/inner/main.tf:3:10", "src/main/terraform/vpc/more.tf.json:2:8");
        assertThat(warnings)
                .allSatisfy(problem -> assertThat(problem.isError()).isFalse())
                .first()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo(
                                "terraform.workspace is 'dev' where operations are local and 'app-dev' where they are"
                                        + " remote (dev/vpc and 1 more)"));
    }

    @Test
    @DisplayName("remote-backend 11: a cloud block has one name for both, and so has a backend without a service")
    void isSilentWhereBothAreOne() throws IOException {
        write("vpc/main.tf", "locals {\n  a = terraform.workspace\n}\n");

        assertThat(warnings(
                        instance("vpc", "cloud", "name", "net"),
                        new InstanceOf("dev", "vpc").workspace("dev").get(),
                        instance("vpc", "remote", "name", "default")))
                .isEmpty();
        assertThat(warnings(instance("vpc", "remote", "name", "net")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("is 'default' where", "and 'net' where"));
    }
}

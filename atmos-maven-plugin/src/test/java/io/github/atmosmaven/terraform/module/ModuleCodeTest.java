package io.github.atmosmaven.terraform.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.terraform.mirror.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D61: what of a root module's code leaves the repository")
class ModuleCodeTest {

    /** From the root module to the root of the repository, and one step further. */
    private static final String OUT = "../../../../..";

    @TempDir
    Path parent;

    private Path project;

    @BeforeEach
    void layOut() throws IOException {
        project = Files.createDirectory(parent.resolve("project"));
        Files.createDirectory(project.resolve(".git"));
        write("vpc/main.tf", "# nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "locals { a = file(\"OUT/x\") }",
                "locals { a = filebase64(\"${path.module}/OUT/x\") }",
                "locals { a = filemd5(\"${path.root}/OUT/x\") }",
                "locals { a = filesha1( \"${ path.cwd }/OUT/x\" ) }",
                "locals { a = [for f in fileset(\"OUT\", \"**\") : filesha256(f)] }",
                "locals {\n  a = fileexists(\n    \"OUT/x\"\n  ) ? 1 : 2\n}",
                "output \"a\" {\n  value = { b = { c = upper(templatefile(\"OUT/x.tpl\", { d = 1 })) } }\n}",
                "locals { a = \"text ${filebase64sha512(\"OUT/x\")} text\" }",
                "locals {\n  a = <<-EOT\n    ${filebase64sha256(\"OUT/x\")}\n  EOT\n}",
                "locals { a = filesha512(\"OUT/x\") }",
                "data \"archive_file\" \"a\" {\n  type = \"zip\"\n  source_dir = \"${path.module}/OUT/x\"\n}",
                "resource \"archive_file\" \"a\" {\n  source_file = \"OUT/x\"\n}",
                "data \"archive_file\" \"a\" {\n  output_path = \"OUT/x.zip\"\n}",
                "module \"a\" {\n  source = \"OUT/x\"\n}",
            })
    void isToldAtItsPlace(String text) throws IOException {
        write("vpc/main.tf", "\n" + text.replace("OUT", OUT) + "\n");

        assertThat(code().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.location().file()).isEqualTo("src/main/terraform/vpc/main.tf");
            assertThat(problem.location().line()).isGreaterThan(1);
            assertThat(problem.message()).contains(OUT, project.toRealPath().toString());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "locals { a = file(\"../../../../x\") }",
                "locals { a = file(\"/etc/hosts\") }",
                "locals { a = file(\"~/OUT/x\") }",
                "locals { a = file(\"${var.folder}/OUT/x\") }",
                "locals { a = file(var.x, \"OUT/x\") }",
                "locals { a = \"$${file(\\\"OUT/x\\\")}\" }",
                "# file(\"OUT/x\")",
                "locals { a = \"file('OUT/x')\" }",
                "locals { a = basename(\"OUT/x\") }",
                "data \"other\" \"a\" {\n  source_dir = \"OUT/x\"\n}",
                "module \"a\" {\n  source = \"git::https://example.com/OUT/x\"\n}",
            })
    void isNothingElse(String text) throws IOException {
        write("vpc/main.tf", text.replace("OUT", OUT) + "\n");

        assertThat(code().problems()).isEmpty();
    }

    @Test
    void isToldOfTheFormInJson() throws IOException {
        write(
                "vpc/main.tf.json",
                ("{\"locals\": {\"a\": \"${file(\\\"OUT/x\\\")}\"},\n"
                                + "\"data\": {\"archive_file\": {\"a\": {\"source_dir\": \"${path.module}/OUT/x\"}}},\n"
                                + "\"module\": {\"m\": {\"source\": \"OUT/x\"}}}")
                        .replace("OUT", OUT));

        assertThat(code().problems())
                .extracting(problem -> problem.location().line())
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    @DisplayName("in a module that is called, path.module is its own folder, and a bare path starts at the root module")
    void isToldOfLocalModules() throws IOException {
        write("vpc/main.tf", "module \"a\" {\n  source = \"../deep/er/a\"\n}\n");
        write("deep/er/a/main.tf", """
                module "b" {
                  source = "../../../b"
                }
                locals {
                  fine = file("${path.module}/../../../../../../x")
                  also = file("../../../../x")
                  over = file("../../../../../x")
                  root = file("${path.root}/../../../../../x")
                  home = file("${path.root}/../../../../x")
                }
                """);
        write("b/main.tf", "locals {\n  over = file(\"${path.module}/" + OUT + "/x\")\n}\n");

        ModuleCode code = code();

        assertThat(code.problems())
                .extracting(problem -> problem.location().fileAndLine())
                .containsExactly(
                        "src/main/terraform/deep/er/a/main.tf:7",
                        "src/main/terraform/deep/er/a/main.tf:8",
                        "src/main/terraform/b/main.tf:2");
        assertThat(code.modules()).hasSize(3);
    }

    @Test
    @DisplayName("D74: the tools read different files, and OpenTofu's hide Terraform's of the same name")
    void isReadAsTheToolReadsIt() throws IOException {
        write("vpc/state.tf", "terraform {\n  backend \"s3\" {}\n}\n");
        write("vpc/state.tofu", "terraform {\n  backend \"gcs\" {}\n}\n");
        write("vpc/a.tofu.json", "{\"module\": {\"m\": {\"source\": \"../m\"}}}");
        write("m/main.tf", "# m");
        write("vpc/.hidden.tf", "terraform {\n  backend \"pg\" {}\n}\n");

        assertThat(module().code(ModuleSyntax.TERRAFORM).backend().type().name())
                .isEqualTo("s3");
        assertThat(module().code(ModuleSyntax.OPENTOFU).backend().type().name()).isEqualTo("gcs");
        assertThat(module().code(ModuleSyntax.TERRAFORM).modules()).hasSize(1);
        assertThat(module().code(ModuleSyntax.OPENTOFU).modules()).hasSize(2);
        assertThat(module().isReadAlike()).isFalse();
    }

    @Test
    @DisplayName("the last override file wins over every other, as it does in the tools")
    void takesTheBackendOfTheLastOverride() throws IOException {
        write("vpc/z.tf", "terraform {\n  backend \"s3\" {}\n}\n");
        write("vpc/a_override.tf", "terraform {\n  backend \"gcs\" {}\n}\n");
        write("vpc/override.tf.json", "{\"terraform\": {\"backend\": {\"local\": {\"path\": \"x\"}}}}");

        assertThat(code().backend().type().name()).isEqualTo("local");
        assertThat(code().backend().attributes().text("path")).isEqualTo("x");
    }

    @Test
    void keepsWhatIsLiteralOfABackend_andNotesWhatIsNot() throws IOException {
        write("vpc/main.tf", """
                terraform {
                  backend "s3" {
                    bucket    = "b"
                    key       = var.key
                    encrypt   = true
                    endpoints = { s3 = "http://localhost", "sts" : "http://sts" }
                    assume_role {
                      role_arn = "${var.role}"
                    }
                  }
                }
                """);

        ModuleFile.OwnBackend own = code().backend();

        assertThat(own.attributes().text("bucket")).isEqualTo("b");
        assertThat(own.attributes().at("endpoints", "s3")).hasToString("http://localhost");
        assertThat(own.attributes().get("encrypt")).hasToString("true");
        assertThat(own.expressions().keySet()).isEqualTo(Set.of("key", "assume_role.role_arn"));
        assertThat(own.expressions().get("key")).hasToString("src/main/terraform/vpc/main.tf:4:17");
    }

    private ModuleCode code() throws IOException {
        return module().code(ModuleSyntax.TERRAFORM);
    }

    private RootModule module() {
        return new RootModule(project, Repositories.at(project), "vpc");
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve("src/main/terraform").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

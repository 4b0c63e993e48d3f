package io.github.atmosmaven.terraform.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleFileTest {

    @TempDir
    Path directory;

    @Test
    void findsTheSourceOfAModuleAndItsPlace() throws IOException {
        ModuleFile file = hcl("""
                variable "x" {}

                module "net" {
                  count  = 2
                  source = "../modules/net"
                }
                """);

        assertThat(file.sources()).singleElement().satisfies(source -> {
            assertThat(source.text()).isEqualTo("../modules/net");
            assertThat(source.location()).hasToString("main.tf:5:12");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# module \"a\" { source = \"../x\" }",
                "// module \"a\" { source = \"../x\" }",
                "/* module \"a\" {\n source = \"../x\"\n} */",
                "locals {\n  text = <<-EOT\n    module \"a\" {\n      source = \"../x\"\n    }\n  EOT\n}",
                "locals {\n  a = \"module \\\"a\\\" { source = \\\"../x\\\" }\"\n}",
                "terraform {\n  required_providers {\n    aws = { source = \"../x\" }\n  }\n}",
                "data \"x\" \"y\" {\n  module {\n    source = \"../x\"\n  }\n}",
                "module \"a\" {\n  inputs = {\n    source = \"../x\"\n  }\n}",
            })
    void takesNothingElseForASource(String text) throws IOException {
        assertThat(hcl(text).sources()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "locals { a = \"$${\" }",
                "locals { a = \"%%{ if\" }",
                "locals { a = \"${join(\",\", [\"}\", \"{\"])}\" }",
                "locals {\n a = <<EOT\n }}}} ${x} \"\nEOT\n}",
                "locals {\n a = 1 < 2 ? \"x\" : \"y\"\n}",
                "locals { a = { for k, v in var.x : k => \"${v}\" if v != \"\" } }",
                "/* never \" closed { */",
                "locals { a = 1 } # a \" and a {",
            })
    void isNotLedAstrayByWhatStandsBefore(String before) throws IOException {
        ModuleFile file = hcl(before + "\nmodule \"a\" { source = \"./b\" }\n");

        assertThat(file.sources()).extracting(ModuleFile.Source::text).containsExactly("./b");
    }

    @Test
    void findsTheVariablesThatAreSensitive() throws IOException {
        String hcl = """
                variable "a" { sensitive = true }
                variable b {
                  type      = object({ sensitive = optional(string) })
                  sensitive = "true" # quoted
                }
                variable "c" {
                  sensitive = false
                  validation {
                    sensitive = true
                  }
                }
                output "d" { sensitive = true }
                variable "e" { sensitive = truely }
                """;

        assertThat(hcl(hcl).sensitive()).containsExactlyInAnyOrder("a", "b");
        assertThat(json("""
                {"variable": {"a": {"sensitive": true}, "b": [{"sensitive": "true"}], "c": {"sensitive": false}, "d": {}}}
                """).sensitive()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void findsABackendWithItsTextsAndACloudBlock() throws IOException {
        ModuleFile file = hcl("terraform {\n  backend \"local\" {\n    path = \"x.tfstate\"\n  }\n  cloud {}\n}\n");

        assertThat(file.backends()).extracting(backend -> backend.type().name()).containsExactly("local", "cloud");
        assertThat(file.backends().get(0).attributes().text("path")).isEqualTo("x.tfstate");
        assertThat(file.backends().get(0).location()).hasToString("main.tf:2:3");
    }

    @Test
    void readsTheFormInJson() throws IOException {
        Files.writeString(directory.resolve("main.tf.json"), """
                {
                  "module": {"a": {"source": "../a"}, "b": [{"source": "../b"}]},
                  "terraform": [{"backend": {"s3": {"bucket": "x"}}}]
                }
                """);

        ModuleFile file = ModuleFile.read(directory.resolve("main.tf.json"), "main.tf.json");

        assertThat(file.sources()).extracting(ModuleFile.Source::text).containsExactly("../a", "../b");
        assertThat(file.sources().get(0).location()).hasToString("main.tf.json:2:30");
        assertThat(file.backends()).extracting(backend -> backend.type().name()).containsExactly("s3");
    }

    @Test
    void leavesBrokenTextToTheTool() throws IOException {
        for (String text :
                List.of("module \"a", "<<", "<<EOT", "\"${", "}}}", "/*", "module {", "\u0000\"\\", "a = ")) {
            assertThat(hcl(text).sources()).as(text).isEmpty();
        }
        Files.writeString(directory.resolve("x.tf.json"), "{\"module\": ");
        assertThat(ModuleFile.read(directory.resolve("x.tf.json"), "x.tf.json").sources())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void endsOnAnyText(long seed) throws IOException {
        List<String> tokens = List.of(
                "module", " ", "\"", "{", "}", "\n", "source", "=", "${", "%{", "$${", "<<E", "\nE\n", "/*", "*/", "#",
                "[", "]", "(", ")", "\\", ",", "./x", "-", "é");
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(tokens.get(random.nextInt(tokens.size())));
            }
            long lines = text.chars().filter(c -> c == '\n').count() + 1;

            assertThat(hcl(text.toString()).sources())
                    .allMatch(source -> source.location().line() <= lines);
        }
    }

    @Test
    void readsAFileThatIsNotUtf8() throws IOException {
        Path file = directory.resolve("main.tf");
        Files.write(file, new byte[] {'#', (byte) 0xff, '\n'});

        assertThat(ModuleFile.read(file, "main.tf").sources()).isEmpty();
    }

    private ModuleFile json(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("main.tf.json"), text);
        return ModuleFile.read(file, "main.tf.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "output \"a\" { value = data.terraform_remote_state.net.outputs.id }",
                "locals {\n  a = [\n    data.terraform_remote_state.net.outputs.id,\n  ]\n}",
                "locals {\n  a = { for k, v in data.terraform_remote_state.net.outputs.m : k => v }\n}",
                "locals {\n  a = {\n    b = data.terraform_remote_state.net\n  }\n}",
                "locals {\n  a = \"https://${data.terraform_remote_state.net.outputs.host}/x\"\n}",
                "locals {\n  a = <<-EOT\n    x ${lower(data.terraform_remote_state.net.outputs.host)}\n  EOT\n}",
                "locals {\n  a = join(\",\", toset(data.terraform_remote_state.net.outputs.ids))\n}",
                "resource \"x\" \"y\" {\n  depends_on = [data.terraform_remote_state.net]\n}",
            })
    @DisplayName("D64: states that the code refers to are found in every expression")
    void findsReferencesToStates(String text) throws IOException {
        assertThat(hcl(text).remoteStates().named()).containsExactly("net");
        assertThat(hcl(text).remoteStates().lack("net")).isTrue();
        assertThat(hcl(text + "\ndata \"terraform_remote_state\" \"net\" {}\n")
                        .remoteStates()
                        .lack("net"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# data.terraform_remote_state.net",
                "locals {\n  a = 1 // data.terraform_remote_state.net\n}",
                "locals {\n  a = \"data.terraform_remote_state.net\"\n}",
                "locals {\n  a = \"$${data.terraform_remote_state.net}\"\n}",
                "locals {\n  a = data.terraform_remote_states.net\n}",
            })
    void takesNothingElseForAState(String text) throws IOException {
        assertThat(hcl(text).remoteStates().named()).isEmpty();
    }

    @Test
    @DisplayName("D64: states that code in JSON refers to, and blocks that it has, are found as well")
    void findsStatesInJson() throws IOException {
        Path file = Files.writeString(
                directory.resolve("main.tf.json"),
                "{\"data\": [{\"terraform_remote_state\": {\"own\": {}}}], \"locals\": {\"a\":"
                        + " \"${data.terraform_remote_state.net.outputs.a} data.terraform_remote_state.no\","
                        + " \"b\": [\"${data.terraform_remote_state.own.outputs.a}\"]}}");

        RemoteStateNames states = ModuleFile.read(file, "main.tf.json").remoteStates();

        assertThat(states.declared()).containsExactly("own");
        assertThat(states.named()).containsExactlyInAnyOrder("net", "own");
    }

    private ModuleFile hcl(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("main.tf"), text);
        return ModuleFile.read(file, "main.tf");
    }
}

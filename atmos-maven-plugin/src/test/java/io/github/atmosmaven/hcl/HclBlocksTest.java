package io.github.atmosmaven.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.atmosmaven.problem.Location;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D61, D76: blocks, attributes and calls of a root module's code")
class HclBlocksTest {

    @Test
    @DisplayName("blocks have a path, labels and a place; attributes have theirs")
    void blocksAndAttributes() {
        HclBlocks hcl = HclBlocks.read("""
                terraform {
                  backend "s3" {
                    key     = "a/b" # where
                    encrypt = true
                    assume_role = {
                      role_arn : "arn"
                    }
                  }
                }
                module "x" { source = "../x" }
                """, "main.tf");

        assertThat(hcl.blocks())
                .extracting(
                        HclBlocks.Block::path,
                        HclBlocks.Block::labels,
                        block -> block.location().toString())
                .containsExactly(
                        tuple(List.of("terraform"), List.of(), "main.tf:1:1"),
                        tuple(List.of("terraform", "backend"), List.of("s3"), "main.tf:2:3"),
                        tuple(List.of("module"), List.of("x"), "main.tf:10:1"));
        assertThat(hcl.attributes())
                .extracting(attribute -> String.join("/", attribute.path()) + " " + attribute.name() + " "
                        + attribute.value() + " " + attribute.isTrue() + " " + attribute.location())
                .containsExactly(
                        "terraform/backend key a/b false main.tf:3:15",
                        "terraform/backend encrypt null true main.tf:4:15",
                        "terraform/backend/assume_role role_arn arn false main.tf:6:18",
                        "module source ../x false main.tf:10:23");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a = file(\"x.json\")                            | file x.json",
                "a = \"pre ${file(\"x.json\")} post\"            | file x.json",
                "a = \"pre ${file(\"x.json\")}\" == \"b\"        | file x.json",
                "a = [for f in fileset(\"d\", \"*\") : file(f)]  | fileset d",
                "a = upper(file(\"x\"))                          | file x",
                "a = f(\"y\", file(\"x\"))                       | f y,file x",
                "a = \"$${file(\"                                | ~~",
                "# file(\"x\")                                   | ~~",
                "a = file(\"x\" + \"y\")                         | ~~",
                "a = 5-file(\"x\")                               | file x",
                "a = file( /* here */ \"x\" )                    | file x",
            })
    @DisplayName("calls with a string are found, each once")
    void calls(String text, String calls) {
        assertThat(HclBlocks.read(text, "main.tf").calls().stream()
                        .map(call -> call.function() + " " + call.argument())
                        .toList())
                .hasToString("[" + calls.replace(",", ", ") + "]");
    }

    @Test
    @DisplayName("templates of a heredoc may span lines")
    void heredoc() {
        HclBlocks hcl = HclBlocks.read("""
                a = <<-EOT
                  "unbalanced { $${file("no")}
                  ${join("", [
                    file("x")])}
                  EOT
                b = "c"
                """, "main.tf");

        assertThat(hcl.calls()).extracting(HclBlocks.Call::argument).containsExactly("", "x");
        assertThat(hcl.attributes()).extracting(HclBlocks.Attribute::name).containsExactly("a", "b");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a = \"open",
                "/* open",
                "a = <<EOT\nopen",
                "a = \"\\q\"",
                "a = <<~EOT",
                "}}}",
                "{{{",
                "a = (",
                "${"
            })
    @DisplayName("a mistake ends the reading and keeps what was read")
    void mistakes(String mistake) {
        assertThat(HclBlocks.read("module \"x\" {\n source = \"./x\"\n}\n" + mistake, "main.tf")
                        .attributes())
                .extracting(HclBlocks.Attribute::value)
                .startsWith("./x");
    }

    @Test
    @DisplayName("calls of a text in JSON lie at its place")
    void callsOfAText() {
        Location place = new Location("main.tf.json", 3, 5);

        assertThat(HclBlocks.callsIn("a $${file(\"no\")} ${file(\"x\")}", place))
                .containsExactly(new HclBlocks.Call("file", "x", place));
    }
}

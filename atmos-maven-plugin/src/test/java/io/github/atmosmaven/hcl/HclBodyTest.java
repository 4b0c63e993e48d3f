package io.github.atmosmaven.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HclBodyTest {

    private static HclBody read(String text) {
        return HclBody.read(text, "conf.hcl");
    }

    @Test
    @DisplayName("attributes of all types are read with the place of their names, and blocks as maps")
    void readsAttributesAndBlocks() {
        HclBody body = read("""
                # who
                organization = "acme"
                retries      = 3
                encrypt      = true
                ids          = ["1", "2"]
                workspaces {
                  name = "app"
                }
                """);

        assertThat(body.problems()).isEmpty();
        assertThat(body.attributes())
                .hasToString("{organization: acme, retries: 3, encrypt: true, ids: [1, 2], workspaces: {name: app}}");
        MapValue.Entry organization = body.attributes().entry("organization");
        assertThat(organization.keyLocation()).hasToString("conf.hcl:2:1");
        assertThat(organization.value().location()).hasToString("conf.hcl:2:16");
        assertThat(body.blocks())
                .containsExactly(body.attributes().entry("workspaces").keyLocation());
    }

    @Test
    @DisplayName("several blocks of one name are a list")
    void collectsBlocks() {
        HclBody body = read("workspaces { name = \"a\" }\nworkspaces {\n}\nworkspaces { prefix = \"p\" }\n");

        assertThat(body.attributes().get("workspaces"))
                .isInstanceOfSatisfying(
                        ListValue.class, list -> assertThat(list.items()).hasSize(3));
    }

    @Test
    @DisplayName("an expression is noted with its place, and what stands beside it is read")
    void passesOverExpressions() {
        HclBody body = read("""
                key = join("/", [
                  "a",
                  var.b,
                ])
                assume_role = { role_arn = var.role, session_name = "s" }
                other = { for name in ["a"] : name => 1 }
                bucket = "b"
                """);

        assertThat(body.attributes()).hasToString("{assume_role: {session_name: s}, bucket: b}");
        assertThat(body.expressions()).containsOnlyKeys("key", "assume_role.role_arn", "other");
        assertThat(body.expressions().get("assume_role.role_arn")).hasToString("conf.hcl:5:28");
        assertThat(body.problems()).hasSize(3);
    }

    @Test
    @DisplayName("a mistake ends the reading and is told with its place, and what stands before it counts")
    void tellsMistakes() {
        HclBody body = read("bucket = \"b\"\nkey : \"k\"\n");

        assertThat(body.attributes()).hasToString("{bucket: b}");
        assertThat(body.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.location()).hasToString("conf.hcl:2:5"));
        assertThat(read("a {\n b = 1\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("does not close"));
        assertThat(read("a = 1\na = 2\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("already set at line 1"));
    }
}

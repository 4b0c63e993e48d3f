package io.github.atmosmaven.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("semantics 11.3: literal values of Terraform's language")
class HclLiteralsTest {

    @Test
    void readsLiteralsOfAllKinds() {
        MapValue values = map("""
                # a comment
                text   = "a\\tb \\"c\\" \\\\ \\u00e9" // another
                number = 3 /* and
                  another */
                small  = -1.5e-3
                zeros  = 007
                yes    = true
                no     = null
                empty  = []
                none   = {}
                list = [
                  "a", # first
                  [1, 2],
                  { x = 1, "y z" : 2
                    3 = "w" },
                ]
                escaped = "$${x} %%{y} $5 100%"
                my-name = "ü"
                """);

        assertThat(values)
                .hasToString("{text: a\tb \"c\" \\ é, number: 3, small: -0.0015, zeros: 7, yes: true, no: null,"
                        + " empty: [], none: {}, list: [a, [1, 2], {x: 1, y z: 2, 3: w}],"
                        + " escaped: ${x} %{y} $5 100%, my-name: ü}");
        assertThat(values.get("number")).isInstanceOf(NumberValue.class);
        assertThat(values.get("text")).isInstanceOf(TextValue.class);
    }

    @Test
    void readsHeredocs() {
        assertThat(
                        map(
                                "a = <<EOT\n  x\n y $${z}\nEOT\nb = <<-EOT\n    one\n      two\n\n    EOT\nc = [<<A\nq\nA\n, 1]\n"))
                .hasToString("{a:   x\n y ${z}\n, b: one\n  two\n\n, c: [q\n, 1]}");
        assertThat(map("a = <<EOT\nEOT")).hasToString("{a: }");
    }

    @Test
    void readsLinesThatEndInCarriageReturns() {
        assertThat(map("a = 1\r\nb = <<E\r\nx\r\nE\r\nc = {\r\n  d = 2\r\n}\r\n"))
                .hasToString("{a: 1, b: x\n, c: {d: 2}}");
    }

    @Test
    @DisplayName("D11: values and keys know their places")
    void keepsPlaces() {
        MapValue values = map("a = 1\ntags = {\n  Team = \"x\"\n}\n");
        MapValue.Entry team = Objects.requireNonNull(
                Objects.requireNonNull(values.map("tags")).entry("Team"));

        assertThat(team.keyLocation()).isEqualTo(new Location("x.tfvars", 3, 3));
        assertThat(team.value().location()).isEqualTo(new Location("x.tfvars", 3, 10));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "\n\n", "# only a comment", "/* a\n b */", "\ufeff"})
    void readsNothing(String text) {
        assertThat(map(text).isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a = var.x               | UNSUPPORTED_FEATURE | 1:5  | 'var'",
                "a = \"x${var.y}\"       | UNSUPPORTED_FEATURE | 1:7  | template",
                "a = \"%{ if x }\"       | UNSUPPORTED_FEATURE | 1:6  | template",
                "a = 1 + 2               | UNSUPPORTED_FEATURE | 1:7  | computed",
                "a = [1][0]              | UNSUPPORTED_FEATURE | 1:8  | computed",
                "a = 4 / 2               | UNSUPPORTED_FEATURE | 1:7  | computed",
                "a = upper(\"x\")        | UNSUPPORTED_FEATURE | 1:5  | without quotes",
                "a = {(b) = 1}           | UNSUPPORTED_FEATURE | 1:6  | key",
                "a = <<E\\nx\\n y ${z}\\nE | UNSUPPORTED_FEATURE | 3:4  | template",
                "variable \"x\" {}       | UNSUPPORTED_FEATURE | 1:1  | block 'variable'",
                "locals {}               | UNSUPPORTED_FEATURE | 1:1  | block 'locals'",
                "a                       | INVALID_FUNCTION    | 1:2  | '='",
                "a == 1                  | INVALID_FUNCTION    | 1:3  | '='",
                "a =                     | INVALID_FUNCTION    | 1:4  | value",
                "= 1                     | INVALID_FUNCTION    | 1:1  | name",
                "a = 1 b = 2             | INVALID_FUNCTION    | 1:7  | ends here",
                "a = [1 2]               | INVALID_FUNCTION    | 1:8  | ends here",
                "a = [1                  | INVALID_FUNCTION    | 1:5  | not close",
                "a = {b = 1              | INVALID_FUNCTION    | 1:5  | not close",
                "a = {b 1}               | INVALID_FUNCTION    | 1:8  | '='",
                "a = \"x                 | INVALID_FUNCTION    | 1:5  | quotes",
                "a = \"\\\\q\"           | INVALID_FUNCTION    | 1:6  | escape",
                "a = \"\\\\ud800\"       | INVALID_FUNCTION    | 1:6  | escape",
                "a = 1x                  | INVALID_FUNCTION    | 1:5  | not a number",
                "a = <<E\\nx             | INVALID_FUNCTION    | 1:7  | not end",
                "a = 1 /* x              | INVALID_FUNCTION    | 1:7  | comment",
                "a = 1\\na = 2           | INVALID_FUNCTION    | 2:1  | line 1",
                "a = {b = 1, b = 2}      | INVALID_FUNCTION    | 1:13 | line 1",
            })
    void namesWhatIsNoLiteral(String text, ProblemCode code, String place, String words) {
        YamlDocument document = HclLiterals.read(text.replace("\\n", "\n").replace("\\\\", "\\"), "x.tfvars");

        assertThat(document.root()).isNull();
        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.location()).hasToString("x.tfvars:" + place);
            assertThat(problem.message()).contains(words);
            assertThat(problem.hint()).isNotBlank();
        });
    }

    @Test
    @DisplayName("D24: nesting has an end")
    void refusesEndlessNesting() {
        assertThat(HclLiterals.read("a = " + "[".repeat(100_000), "x.tfvars").problems())
                .extracting(problem -> problem.code())
                .containsExactly(ProblemCode.LIMIT_EXCEEDED);
    }

    @Test
    void readsAnyTextToAnEnd() {
        Random random = new Random(20261125);
        String scraps = "ab1.-=\"{}[](),:\n#/*<E$%\\\0 ";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("a = ");
            for (int c = random.nextInt(12); c > 0; c--) {
                text.append(scraps.charAt(random.nextInt(scraps.length())));
            }
            YamlDocument document = HclLiterals.read(text.toString(), "x.tfvars");
            assertThat(document.root() == null).isEqualTo(document.hasErrors());
        }
    }

    private static MapValue map(String text) {
        YamlDocument document = HclLiterals.read(text, "x.tfvars");
        assertThat(document.problems()).isEmpty();
        return (MapValue) Objects.requireNonNull(document.root());
    }
}

package io.github.atmosmaven.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private final JsonReader reader = new JsonReader();

    @Test
    void readsEveryKindOfValueWithItsPlace() {
        YamlDocument document = reader.parse("""
                {
                  "list": [1, 2.5, "x", true, false, null],
                  "map": {"a\\u0062": {}}
                }
                """, "x.json");

        MapValue root = (MapValue) document.root();
        assertThat(document.problems()).isEmpty();
        assertThat(root).hasToString("{list: [1, 2.5, x, true, false, null], map: {ab: {}}}");
        assertThat(root.entry("map").keyLocation()).hasToString("x.json:3:3");
        assertThat(((ListValue) root.get("list")).items().get(1).location()).hasToString("x.json:2:15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000", "9223372036854775807", "-9223372036854775808", "123456789012345678901"})
    void keepsIntegersExact(String number) {
        NumberValue value = (NumberValue) reader.parse(number, "x.json").root();

        assertThat(value).hasToString(number);
        assertThat(value.number()).isInstanceOf(number.length() > 20 ? BigInteger.class : Long.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": } | x.json:1:7
            {"a": 1 | x.json:1:8
            {"a": 1} x | x.json:1:10
            {"a": 1} {} | x.json:1:10
            {a: 1} | x.json:1:2
            [1e999] | x.json:1:2
            """)
    void saysWhereTextIsMalformed(String text, String place) {
        YamlDocument document = reader.parse(text, "x.json");

        assertThat(document.root()).isNull();
        assertThat(document.problems())
                .extracting(Problem::code, problem -> String.valueOf(problem.location()))
                .containsExactly(tuple(ProblemCode.MALFORMED_JSON, place));
    }

    @Test
    void reportsDuplicateKeys() {
        assertThat(reader.parse("{\"a\": 1,\n \"a\": 2}", "x.json").problems())
                .extracting(Problem::code, problem -> String.valueOf(problem.location()))
                .containsExactly(tuple(ProblemCode.DUPLICATE_KEY, "x.json:2:2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void readsNothingFromEmptyText(String text) {
        assertThat(reader.parse(text, "x.json")).isEqualTo(new YamlDocument(null, List.of()));
    }

    @Test
    void limitsNesting() {
        assertThat(reader.parse("[".repeat(100_000), "x.json").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LIMIT_EXCEEDED);
    }

    @Test
    void readsFiles(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("x.json"), "\uFEFF{\"a\": \"é\"}");

        assertThat(reader.read(file, "x.json").root()).hasToString("{a: é}");
    }

    @Test
    void reportsFilesThatCannotBeRead(@TempDir Path folder) throws Exception {
        Path broken = Files.write(folder.resolve("y.json"), new byte[] {'"', (byte) 0xE9, '"'});

        assertThat(reader.read(broken, "y.json").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.MALFORMED_JSON);
        assertThat(reader.read(folder.resolve("none"), "none").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.UNREADABLE_FILE);
    }
}

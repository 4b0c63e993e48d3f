package io.github.atmosmaven.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Location;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    private static final Location HERE = new Location("dev.yaml", 3, 4);

    @Test
    @DisplayName("semantics 12.1: sorted keys, two spaces, one newline at the end")
    void writesAsAtmosDoes() {
        MapValue value = ManifestText.map("{b: [1, {c: true}], a: {}, Z: [], n: null, t: text}");

        assertThat(JsonText.indented(value)).isEqualTo("""
                        {
                          "Z": [],
                          "a": {},
                          "b": [
                            1,
                            {
                              "c": true
                            }
                          ],
                          "n": null,
                          "t": "text"
                        }
                        """);
    }

    @Test
    void writesOnOneLine() {
        assertThat(JsonText.compact(ManifestText.map("{b: [1, {}], a: x}"))).isEqualTo("{\"a\":\"x\",\"b\":[1,{}]}");
    }

    @Test
    void writesAnEmptyMap() {
        assertThat(JsonText.indented(MapValue.empty(HERE))).isEqualTo("{}\n");
    }

    @Test
    @DisplayName("keys are sorted by their bytes, so a character outside the basic plane comes last")
    void sortsKeysByBytes() {
        MapValue value = ManifestText.map("{\"\uD83D\uDE00\": 1, \"\uFF5E\": 2, b: 3, B: 4}");

        assertThat(JsonText.compact(value)).isEqualTo("{\"B\":4,\"b\":3,\"\uFF5E\":2,\"\uD83D\uDE00\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a> & b | \\u003ca\\u003e \\u0026 b
            é😀 | é😀
            a/b'c | a/b'c
            """)
    void escapesForHtmlLikeGo(String text, String expected) {
        assertThat(JsonText.compact(new TextValue(text, HERE))).isEqualTo('"' + expected + '"');
    }

    @Test
    void escapesControlCharactersAndHalfPairs() {
        String text = "\"\\\b\f\n\r\t\u0001\u001f\u007f\u2028\u2029\uD800x\uDC00";

        assertThat(JsonText.compact(new TextValue(text, HERE)))
                .isEqualTo("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\\u2028\\u2029\\ufffdx\\ufffd\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, 1.5",
        "8.0, 8",
        "1e21, 1e+21",
        "18446744073709551615, 18446744073709551615",
        "-0x10, -16",
        "1e-7, 1e-7"
    })
    @DisplayName("numbers look as Go's encoding/json writes them, an exponent without padding included")
    void writesNumbersLikeGo(String yaml, String expected) {
        assertThat(JsonText.compact(ManifestText.map("a: " + yaml))).isEqualTo("{\"a\":" + expected + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {".nan", ".inf", "-.inf"})
    void refusesNumbersThatJsonDoesNotHave(String yaml) {
        Value value = ManifestText.map("a: 1\nb: " + yaml, "dev.yaml");

        assertThatThrownBy(() -> JsonText.indented(value))
                .isInstanceOfSatisfying(
                        AtmosException.InvalidConfiguration.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.location()).hasToString("dev.yaml:2:4")));
    }

    @Test
    @DisplayName("D70: all numbers of a document that JSON does not have are told together")
    void refusesAllSuchNumbersTogether() {
        Value value = ManifestText.map("a: .inf\nb: [1, .nan]\n", "dev.yaml");

        assertThatThrownBy(() -> JsonText.compact(value))
                .isInstanceOfSatisfying(
                        AtmosException.InvalidConfiguration.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.location() + " " + problem.message())
                                .containsExactly(
                                        "dev.yaml:1:4 the number +Inf cannot be written as JSON",
                                        "dev.yaml:2:8 the number NaN cannot be written as JSON"));
    }

    @Test
    void writesAFunctionAsItsText() {
        assertThat(JsonText.compact(ManifestText.map("a: !env NAME"))).isEqualTo("{\"a\":\"!env NAME\"}");
    }
}

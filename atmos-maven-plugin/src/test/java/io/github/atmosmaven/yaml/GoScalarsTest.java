package io.github.atmosmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D10: unquoted scalars mean what yaml.v3 makes of them")
class GoScalarsTest {

    private static final SnakeYamlReader READER = new SnakeYamlReader();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 0
            -0 | 0
            7 | 7
            +12 | 12
            -5 | -5
            123456789012 | 123456789012
            9223372036854775807 | 9223372036854775807
            9223372036854775808 | 9223372036854775808
            18446744073709551615 | 18446744073709551615
            -9223372036854775808 | -9223372036854775808
            0777 | 511
            017 | 15
            00 | 0
            -017 | -15
            0o17 | 15
            0O17 | 15
            -0o17 | -15
            0x1F | 31
            0X1f | 31
            +0x1F | 31
            -0x1F | -31
            0xFFFFFFFFFFFFFFFF | 18446744073709551615
            0b101 | 5
            0B11 | 3
            -0b101 | -5
            0o0000000000000000000000000000000000000000000000000000000000000000000000777 | 511
            0x00000000000000000000000000000000000000000000000000000000000000000000001F | 31
            0b1111111111111111111111111111111111111111111111111111111111111111 | 18446744073709551615
            -0b111111111111111111111111111111111111111111111111111111111111111 | -9223372036854775807
            0o1777777777777777777777 | 18446744073709551615
            1_000 | 1000
            1__0 | 10
            1_ | 1
            0x_1F | 31
            01777777 | 524287
            08 | 8
            09 | 9
            0888.5 | 888.5
            1.50 | 1.5
            1. | 1
            .5 | 0.5
            -.5 | -0.5
            +.5 | 0.5
            .1_5 | 0.15
            0.5 | 0.5
            1e3 | 1000
            1E3 | 1000
            2.5e-3 | 0.0025
            1e21 | 1e+21
            1e+2 | 100
            1_0.5 | 10.5
            1e-400 | 0
            .inf | +Inf
            .Inf | +Inf
            .INF | +Inf
            +.inf | +Inf
            +.INF | +Inf
            -.inf | -Inf
            .nan | NaN
            .NaN | NaN
            .NAN | NaN
            """)
    void readsNumbers(String text, String expected) {
        Value value = value(text);

        assertThat(value.kind()).isEqualTo("number");
        assertThat(value).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "Yes",
                "YES",
                "no",
                "No",
                "on",
                "On",
                "off",
                "OFF",
                "y",
                "n",
                "Y",
                "N",
                "tRUE",
                "fALSE",
                "nULL",
                "TRue",
                "nuLL",
                "12:30:45",
                "190:20:30",
                "1:30",
                "1.2.3",
                "10.0.0.0/16",
                "1e400",
                "-1e400",
                "0x",
                "0b11111111111111111111111111111111111111111111111111111111111111111",
                "-0b1111111111111111111111111111111111111111111111111111111111111111",
                "0x1FFFFFFFFFFFFFFFF",
                "0o3777777777777777777777",
                "0b",
                "0o",
                "0b12",
                "0o18",
                "0xG",
                "0z12",
                "+",
                "-a",
                "+-1",
                "._5",
                ".5_",
                ".",
                "..",
                "1e",
                "1e+",
                "e3",
                ".nAn",
                ".iNF",
                "-.nan",
                "2026-01",
                "2026-13-01",
                "2026-02-30",
                "20260-01-01",
                "2026-01-01T",
                "2026-01-01T10:00",
                "2026-01-01T24:00:00Z",
                "2026-01-01T10:00:00",
                "2026-01-01 10:00:00Z",
                "2026-01-01T10:00:00+1:00",
                "01234567890a",
                "0x1FFFFFFFFFFFFFFFFF",
                "1,000",
                "v1",
                "arn:aws:iam::1:r",
                "=",
                "inf",
                "nan",
                "١٢"
            })
    void keepsText(String text) {
        Value value = value(text);

        assertThat(value.kind()).isEqualTo("text");
        assertThat(value).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "True,true", "TRUE,true", "false,false", "False,false", "FALSE,false"})
    void readsBooleans(String text, String expected) {
        assertThat(value(text).kind()).isEqualTo("bool");
        assertThat(value(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "null", "Null", "NULL", ""})
    void readsNull(String text) {
        assertThat(value(text).kind()).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "012345678901",
                "012345670123",
                "000000000",
                "012345678",
                "123456789012345678901",
                "-9223372036854775809",
                "+18446744073709551615",
                "1_000_000_000_000_000_000_000",
                "18446744073709551616",
                "2026-01-31",
                "2026-1-2",
                "2026-01-31T10:00:00Z",
                "2026-01-31t10:00:00Z",
                "2026-1-2T1:2:3Z",
                "2026-01-31T10:00:00.123+02:00",
                "2026-01-31T10:00:00-07:00",
                "2026-01-31 10:00:00",
                "2026-01-31 10:00:00.5"
            })
    @DisplayName("D10: what would lose information stays text, with a warning at the value")
    void keepsTextThatWouldLoseInformation(String text) {
        var document = READER.parse("a: 1\nkey: " + text + "\n", "dev.yaml");

        assertThat(((MapValue) document.root()).text("key")).isEqualTo(text);
        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SCALAR_KEPT_AS_TEXT);
            assertThat(problem.isError()).isFalse();
            assertThat(problem.location()).hasToString("dev.yaml:2:6");
            assertThat(problem.message()).contains(text);
            assertThat(problem.hint()).contains('"' + text + '"');
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"'012345678901'", "\"2026-01-31\"", "!!str 012345678901", "|-\n  2026-01-31"})
    void doesNotWarnAboutQuotedText(String text) {
        assertThat(READER.parse("key: " + text + "\n", "dev.yaml").problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !!str 0777 | text | 0777
            !!str true | text | true
            !!int 0x1F | number | 31
            !!int "12" | number | 12
            !!float 3 | number | 3
            !!bool True | bool | true
            !!null '' | null | null
            !!null null | null | null
            !!binary aGVsbG8= | text | hello
            !!timestamp 2026-01-31 | text | 2026-01-31
            ! 12 | number | 12
            """)
    void followsCoreTags(String text, String kind, String expected) {
        var document = READER.parse("key: " + text + "\n", "dev.yaml");

        assertThat(document.problems()).isEmpty();
        Value value = ((MapValue) document.root()).get("key");
        assertThat(value.kind()).isEqualTo(kind);
        assertThat(value).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!int x",
                "!!int 1.5",
                "!!bool yes",
                "!!null x",
                "!!float x",
                "!!binary '%'",
                "!!binary /w==",
                "!!map x"
            })
    void refusesCoreTagsThatDoNotFit(String text) {
        var document = READER.parse("key: " + text + "\n", "dev.yaml");

        assertThat(document.problems())
                .extracting(Problem::code, problem -> String.valueOf(problem.location()))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ProblemCode.MALFORMED_YAML, "dev.yaml:1:6"));
    }

    private static Value value(String text) {
        var document = READER.parse("key: " + text + "\n", "dev.yaml");
        assertThat(document.problems()).isEmpty();
        return ((MapValue) document.root()).get("key");
    }
}

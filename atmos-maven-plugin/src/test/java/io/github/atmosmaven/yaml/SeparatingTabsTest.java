package io.github.atmosmaven.yaml;

import static io.github.atmosmaven.yaml.ParsedYaml.errors;
import static io.github.atmosmaven.yaml.ParsedYaml.map;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.ProblemCode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D10: tabs between words")
class SeparatingTabsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a:\\tb | {a: b}
            a:\\t\\tb\\tc | {a: b\\tc}
            a: 'x'\\t# c | {a: x}
            a:\\t# c\\n  b: 1 | {a: {b: 1}}
            a: [b]\\t\\nc: d | {a: [b], c: d}
            a: &x\\tb | {a: b}
            {a:\\t b, c: [d,\\t e]} | {a: b, c: [d, e]}
            a: !env\\tB | {a: !env B}
            a: >\\t\\n  x | {a: x}
            😀:\\tb | {😀: b}
            a:\\tb\\nc:\\n  - d:\\t e\\n    f:\\tg h:i | {a: b, c: [{d: e, f: g h:i}]}
            a:\\tb\\n# c:\\td\\n\\ne: >\\n  f:\\tg | {a: b, e: f:\\tg}
            a:\\t>\\n  b:\\tc | {a: b:\\tc}
            a:\\tb\\nc: "\\n  d:\\te" | {a: b, c:  d:\\te}
            """)
    @DisplayName("D10: a tab between words is as good as a space, as yaml.v3 has it")
    void readsTabsBetweenWords(String text, String expected) {
        assertThat(map(text.replace("\\n", "\n").replace("\\t", "\t"))).hasToString(expected.replace("\\t", "\t"));
    }

    @Test
    @Timeout(60)
    void readsThousandsOfLinesThatAreAlignedWithTabs() {
        String text = IntStream.range(0, 20_000)
                .mapToObj(i -> "key" + i + ":\t" + i + "\n")
                .collect(joining());

        assertThat(map(text).size()).isEqualTo(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:\n\tb: 1", "-\tb", "a: 1\n\t\nb: 2", "- \t- b", "? a\n:\tb"})
    void refusesTabsThatIndent(String text) {
        assertThat(errors(text)).extracting(t -> t.toArray()[0]).containsExactly(ProblemCode.MALFORMED_YAML);
    }
}

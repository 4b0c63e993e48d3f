package io.github.atmosmaven.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {

    @Test
    @DisplayName("a problem keeps what is said about a name, however long the name is")
    void cutsTheMiddleOfALongName() {
        String name = "a" + "/x".repeat(5_000) + "/end";

        Problem problem = Problem.error(
                ProblemCode.IMPORT_MISSING, null, "import '" + name + "' is not found", "no file " + name + ".yaml");

        assertThat(problem.message())
                .hasSizeLessThan(300)
                .startsWith("import 'a/x/x")
                .endsWith("/x/end' is not found");
        assertThat(problem.hint())
                .hasSizeLessThan(300)
                .startsWith("no file a/x")
                .endsWith("/x/end.yaml");
    }

    @Test
    void cutsTheMiddleOfALongLineAndNoOther() {
        String list = "use one of: " + "name, ".repeat(2_000) + "last";

        String shortened = DisplayText.shortened("first line\n" + list);

        assertThat(shortened)
                .hasSizeLessThan(1_700)
                .startsWith("first line\nuse one of: name, ")
                .endsWith(" name, last");
    }

    @Test
    void leavesUsualTextAlone() {
        String text = ("cannot write /home/" + "d/".repeat(100) + "x: permission denied\n").repeat(30);

        assertThat(DisplayText.shortened(text)).isEqualTo(text);
        assertThat(DisplayText.escaped(text)).isSameAs(text);
    }

    @Test
    void cutsNoCharacterInTwo() {
        for (String text : new String[] {"😀".repeat(400), "x" + "😀".repeat(400)}) {
            assertThat(DisplayText.escaped(DisplayText.shortened(text))).doesNotContain("\\u");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "001b, \\u001b",
        "0000, \\u0000",
        "0007, \\u0007",
        "000d, \\r",
        "007f, \\u007f",
        "009b, \\u009b",
        "202e, \\u202e",
        "2066, \\u2066",
        "2028, \\u2028",
        "d800, \\ud800",
        "feff, \\ufeff",
        "200b, \\u200b",
        "200d, \\u200d",
        "200e, \\u200e",
        "00ad, \\u00ad",
        "061c, \\u061c",
        "00a0, \\u00a0",
        "2003, \\u2003",
        "3164, \\u3164",
        "e0001, \\U000e0001",
        "e0100, \\U000e0100",
        "1fffe, \\U0001fffe",
        "00e9, é",
        "1f600, 😀",
        "3000, '\u3000'",
    })
    void escapesWhatDoesNotShow(String code, String shown) {
        String text = "a" + Character.toString(Integer.parseInt(code, 16)) + "b";

        assertThat(DisplayText.escaped(text)).isEqualTo("a" + shown + "b");
    }

    @Test
    void keepsLinesUnlessOneIsWanted() {
        assertThat(DisplayText.escaped("a\n\tb")).isEqualTo("a\n\tb");
        assertThat(DisplayText.onOneLine("a\n\tb")).isEqualTo("a\\n\\tb");
    }
}

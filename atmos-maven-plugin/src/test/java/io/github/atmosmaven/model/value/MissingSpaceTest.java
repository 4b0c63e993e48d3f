package io.github.atmosmaven.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A text that would be a map or a list with a space behind its ':' or '-'")
class MissingSpaceTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a:1                 | 'a: …' | ':'
            a:1 b:2             | 'a: …' | ':'
            cost-center:x9      | 'cost-center: …' | ':'
            "a b":1             | '"a b": …' | ':'
            -catalog/vpc        | '- …' | '-'
            -a -b               | '- …' | '-'
            a:\u00a01           | 'a: …' | ':'
            """)
    void isTold(String text, String written, String sign) {
        assertThat(MissingSpace.in(text)).contains("write " + written + ", with a plain space behind the " + sign);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "http://acme.com", "C:\\\\x", "a: 1", "- a", "--x", "-", "12:30", "a b:1"})
    void isNotSeenInOtherText(String text) {
        assertThat(MissingSpace.in(text)).isEmpty();
    }

    @Test
    void endsWithLongText() {
        assertThat(MissingSpace.in("a:" + "x".repeat(1_000_000)).orElseThrow()).hasSizeLessThan(120);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            vars:\\n  a:1\\n  b:2                              | 1:1 | vars must be a map       | write 'a: …'
            locals:\\n  a:1                                    | 1:1 | locals must be a map     | write 'a: …'
            components:\\n  terraform:1                        | 1:1 | components must be a map | write 'terraform: …'
            components:\\n  terraform:\\n    vpc:\\n      vars:x | 3:5 | 'vpc' must be a map      | write 'vars: …'
            overrides:\\n  vars:x                              | 1:1 | must be a map            | write 'vars: …'
            import:\\n  -a/b\\n  -c/d                           | 1:1 | import must be a list    | write '- …'
            vars:1\\nsettings:2                                | 1:1 | a manifest must be a map | write 'vars: …'
            """)
    void isTheHintOfATypeError(String manifest, String place, String message, String hint, @TempDir Path directory) {
        var problems = new TestProject(directory)
                .stack("dev", manifest.replace("\\n", "\n"))
                .load()
                .problems();

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:" + place);
            assertThat(problem.message()).contains(message);
            assertThat(problem.hint()).contains(hint, "with a plain space behind");
        });
    }

    @Test
    void isTheHintOfATypeErrorInAtmosYaml(@TempDir Path directory) {
        var problems = new TestProject(directory)
                .stack("dev", "vars: {a: 1}")
                .file("atmos.yaml", "base_path:x")
                .load()
                .problems();

        assertThat(problems).anySatisfy(problem -> assertThat(problem.hint()).contains("write 'base_path: …'"));
    }
}

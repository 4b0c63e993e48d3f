package io.github.atmosmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
        "What cannot be read is one problem, at the place where it is mended, with what is wrong and how to write it")
class SyntaxErrorsTest {

    private final SnakeYamlReader reader = new SnakeYamlReader();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("keys without a colon, or without the space behind it")
    void saysWhatIsNoKey(String text, String place, String message, String hint) {
        assertOneProblem(text, place, message, hint);
    }

    private static Stream<Arguments> saysWhatIsNoKey() {
        return Stream.of(
                arguments(
                        "vars:\n  a: 1\n  region us-east-1\n  b: 2",
                        "3:3",
                        "this key has no ':'",
                        "write 'key: value'"),
                arguments("vars:\n  a: 1\n  region us-east-1", "3:3", "this key has no ':'", "write 'key: value'"),
                arguments("vars:\n  region us-east-1\n  b: 2", "2:3", "this key has no ':'", "write 'key: value'"),
                arguments(
                        "vars:\n  a: 1\n  \"region\" us-east-1\n  b: 2",
                        "3:3",
                        "this key has no ':'",
                        "write 'key: value'"),
                arguments("vars:\n  \"region\" us-east-1\n  b: 2", "2:3", "this key has no ':'", "write 'key: value'"),
                arguments("a:\n  \"b\"\n  c: 1", "2:3", "this key has no ':'", "write 'key: value'"),
                arguments("\"a\"\n\"b\": c", "1:1", "this key has no ':'", "write 'key: value'"),
                arguments("vars #\n a: 1", "1:1", "this key has no ':'", "write 'key: value'"),
                arguments("- : x", "1:3", "a key is missing", "name the key"),
                arguments("vpc\n  vars: {}", "1:1", "this key has no ':'", "write 'key: value'"),
                arguments("a: 1\nvpc\n  vars: {}", "2:1", "this key has no ':'", "write 'key: value'"),
                arguments("a: 1\nb = 2\nc: 3", "2:1", "this key has no ':'", "write 'b: …'"),
                arguments("a: 1\n--\nb: 2", "2:1", "this key has no ':'", "write 'key: value'"),
                arguments("a: |\n  x\ny", "3:1", "this key has no ':'", "indent it like the text above"),
                arguments("a:1\n b: 2", "1:1", "there is no space behind the ':'", "write 'a: …', with a plain space"),
                arguments("vars:\n  a:1\n  b: 2", "2:3", "no space behind the ':'", "write 'a: …'"),
                arguments("vars:\n  a: 1\n  b:2\n  c: 3", "3:3", "no space behind the ':'", "write 'b: …'"),
                arguments("vars:\n  \"a\":1\n  b: 2", "2:3", "no space behind the ':'", "write '\"a\": …'"),
                arguments(
                        "vars:\n  a: 1\n  b:\u00a02",
                        "3:3",
                        "behind the ':' of a key is U+00A0",
                        "write 'b: …', with a plain space"),
                arguments("a: 1\nb：2\nc: 3", "2:1", "full-width", "write ': '"),
                arguments(
                        "import:\n  - a/x\n  -a/y\n  - a/z",
                        "3:3",
                        "no space behind the '-' of a list item",
                        "write '- …'"),
                arguments("a: 1\n// b\nc: 2", "2:1", "'//' starts no comment", "start a comment with '#'"),
                arguments("/* b */\nc: 2", "1:1", "starts no comment", "start a comment with '#'"),
                arguments(": 1\na: 2", "1:1", "a key is missing", "name the key"),
                arguments("a: 1\n  : 2", "2:3", "a key is missing", "name the key"),
                arguments("a: ? b", "1:4", "'?'", "quote the value"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("colons inside a value")
    void saysWhereAColonIsOneTooMany(String text, String place, String message, String hint) {
        assertOneProblem(text, place, message, hint);
    }

    private static Stream<Arguments> saysWhereAColonIsOneTooMany() {
        return Stream.of(
                arguments("description: foo: bar", "1:17", "a second ': '", "quote the value"),
                arguments("a: 1 b: 2", "1:7", "a second ': '", "start a new line for a second key"),
                arguments("a: \"x\": y", "1:7", "a second ': '", "quote the value"),
                arguments("a: [x]: y", "1:7", "a second ': '", "quote the value"),
                arguments("😀: b: c", "1:5", "a second ': '", "quote the value"),
                arguments("a: “x: y”", "1:4", "typographic quote “", "write \" or '"),
                arguments("--- a: 1", "1:5", "a map cannot start on the line of '---'", "on the line below"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("lines that are indented wrongly")
    void saysWhatIsIndentedWrongly(String text, String place, String message, String hint) {
        assertOneProblem(text, place, message, hint);
    }

    private static Stream<Arguments> saysWhatIsIndentedWrongly() {
        return Stream.of(
                arguments(
                        "a: 1\n b: 2",
                        "2:2",
                        "'b' is indented beneath 'a', which has a value already",
                        "indent it like 'a'"),
                arguments("a:\n  - b: 1\n     c: 2", "3:6", "'c' is indented beneath 'b'", "indent it like 'b'"),
                arguments("vars: {a: 1}\n  b: 2", "2:3", "'b' is indented beneath 'vars'", "remove that value"),
                arguments("a: \"x\"\n  - b", "2:3", "indented beneath 'a'", "remove that value"),
                arguments("- a\n b: 1", "2:2", "'b' is indented beneath a value that is not a map", "indent it less"),
                arguments("a:\n  b: 2\n c: 3", "3:2", "like none above it", "indent it by 0 or 2 spaces"),
                arguments("b:\n    - a\n  - c", "3:3", "like none above it", "indent it by 0 or 4 spaces"),
                arguments(" a: 1\nb: 2", "2:1", "like none above it", "indent it by 1 space,"),
                arguments("a:\n - b\n- c", "3:1", "does not line up", "indent it by 1 space, like them"),
                arguments(
                        "b: 1\n- a",
                        "2:1",
                        "a list item is not allowed among the keys",
                        "beneath a key that has no other value"),
                arguments("b:\n  c: 1\n  - a", "3:3", "a list item is not allowed among the keys", "beneath a key"),
                arguments(
                        "a:\n  - b\n  c: d",
                        "3:3",
                        "among the items of a list and is not an item",
                        "start it with '- '"),
                arguments("a: |\n  x\n y", "3:2", "less than the block text", "indent it like the text"),
                arguments(
                        "import: - a\n  - b",
                        "1:9",
                        "a list item cannot start on the line of its key",
                        "on the line below"),
                arguments("a: -", "1:4", "a list item cannot start", "quote the value: '-'"),
                arguments("a:\n\tb: 1", "2:1", "a tab cannot indent", "indent with spaces"),
                arguments("a:\n  b: 1\n  \tc: 1", "3:3", "a tab cannot indent", "indent with spaces"),
                arguments("-\tb", "1:2", "a tab is not allowed here", "write spaces in place of tabs"),
                arguments("{\"a\": 1}\n{\"b\": 2}", "2:1", "behind the end of the document", "remove it"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("quotes and escapes")
    void saysWhatIsQuotedWrongly(String text, String place, String message, String hint) {
        assertOneProblem(text, place, message, hint);
    }

    private static Stream<Arguments> saysWhatIsQuotedWrongly() {
        return Stream.of(
                arguments("a: \"x\" y", "1:8", "text follows the quote", "behind the whole value"),
                arguments("a: 'it's'", "1:8", "text follows the quote", "write '' for a quote"),
                arguments("a: \"foo \"bar\" baz\"", "1:10", "text follows the quote", "write \\\" for a quote"),
                arguments("a: \"x\", \"y\"", "1:7", "text follows the quote", "write a list in brackets"),
                arguments(
                        "a: \"{{ index .vars \"x\" }}\"",
                        "1:21",
                        "text follows the quote",
                        "single quotes around a template"),
                arguments(
                        "a: '{{ index .vars 'x' }}'",
                        "1:21",
                        "text follows the quote",
                        "double quotes inside the template"),
                arguments("a: \"x\nb: 1\nc: 2", "1:4", "never closed", "close it with \""),
                arguments("a: \"x\nb: \"y\"\nc: 2", "1:4", "not closed on its line", "close it with \""),
                arguments("\"a\": 1\n\"b: 2\n\"c\": 3", "2:1", "not closed on its line", "close it with \""),
                arguments("a: 'x\nb: 'y'", "1:4", "not closed on its line", "close it with '"),
                arguments("a: {b: \"x\nc: \"y\"}", "1:8", "not closed on its line", "close it with \""),
                arguments("a: x\"\nb: \"y", "2:4", "never closed", "close it with \""),
                arguments("a: \"\\d\"", "1:5", "'\\d' is not an escape", "write '\\\\' for a backslash"),
                arguments(
                        "a: \"C:\\Users\\x\"",
                        "1:7",
                        "'\\U' in double quotes needs a hexadecimal number",
                        "single quotes"),
                arguments("a: \"x\\", "1:4", "never closed", "close it with \""),
                arguments("a: \"\\UFFFFFFFF\"", "1:7", "out of range", "\\U0010FFFF"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("brackets and commas")
    void saysWhatIsWrongBetweenBrackets(String text, String place, String message, String hint) {
        assertOneProblem(text, place, message, hint);
    }

    private static Stream<Arguments> saysWhatIsWrongBetweenBrackets() {
        return Stream.of(
                arguments("a: [1, 2]]", "1:10", "this ']' closes no bracket", "remove it"),
                arguments("a: {b: 1}}", "1:10", "this '}' closes no bracket", "remove it"),
                arguments("a: 1\n}\nb: 2", "2:1", "this '}' closes no bracket", "remove it"),
                arguments("{a: 1, b: [}", "1:12", "this '}' does not close the '[' of line 1, column 11", "write ']'"),
                arguments("[a, {b: 1]]", "1:10", "this ']' does not close the '{' of line 1, column 5", "write '}'"),
                arguments("a: [1, 2", "1:4", "never closed", "write the ']'"),
                arguments("{a: [1, {b: 2}", "1:5", "never closed", "write the ']'"),
                arguments("a: {b: 1\nc: 2", "1:4", "never closed", "write the '}'"),
                arguments("a:\n  b: [x\n  c: [y]", "2:6", "never closed", "write the ']'"),
                arguments("- {a: 1\n- {b: 2}", "1:3", "never closed", "write the '}'"),
                arguments("a: [b,, c]", "1:7", "no item before this ','", "remove it"),
                arguments("a: {b: 1 c: 2}", "1:11", "a second ': ' in one item", "write a ','"),
                arguments(
                        "{\n  \"a\": 1,\n  \"b\": 2\n  \"c\": 3\n}",
                        "3:9",
                        "a ',' is missing at the end of this line",
                        "write the ','"),
                arguments(
                        "a: [\"x\" \"y\"]",
                        "1:9",
                        "a ',' or the closing bracket is missing before this",
                        "write the ','"),
                arguments("a: [- b]", "1:5", "cannot start with '-'", "',' alone"),
                arguments("a: [x]-[y]", "1:7", "text follows the ']'", "quote the whole value"),
                arguments("a: 1\n[\nb: 2", "2:1", "this key has no ':'", "write 'key: value'"),
                arguments("a: 1\n, b: 2", "2:1", "a line cannot start with ','", "quote"),
                arguments("a: [b{{ .x }}]", "1:6", "a value that holds a template is not quoted", "quote the whole"),
                arguments("a: {\n  // b\n  c: 1}", "2:3", "starts no comment", "start a comment with '#'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("signs that start something else than text")
    void saysWhatAValueCannotStartWith(String text, String place, String message, String hint) {
        assertOneProblem(text, place, message, hint);
    }

    private static Stream<Arguments> saysWhatAValueCannotStartWith() {
        return Stream.of(
                arguments("a: @x", "1:4", "cannot start with '@'", "quote the value"),
                arguments("a: `x`", "1:4", "cannot start with '`'", "quote the value"),
                arguments("a: %x", "1:4", "cannot start with '%'", "quote the value"),
                arguments("a: ,x", "1:4", "cannot start with ','", "quote the value"),
                arguments("[|x]", "1:2", "cannot start with '|'", "quote the value"),
                arguments("a: |x", "1:5", "there is text behind the '|'", "on the line below"),
                arguments("a: |0\n  x", "1:4", "a number from 1 to 9", "write '|' alone"),
                arguments("import:\n  - */x", "2:5", "'*' starts an alias", "quote the value"),
                arguments("a: *.yaml", "1:4", "'*' starts an alias", "quote the value"),
                arguments(
                        "a: *nowhere",
                        "1:4",
                        "no anchor above has the name of this alias",
                        "or quote a text that starts with '*'"),
                arguments("*nowhere : a", "1:1", "no anchor above has the name of this alias", "define it first"),
                arguments("a: {<<: *nowhere}", "1:9", "no anchor above has the name of this alias", "define it first"),
                arguments(
                        "a: {<<: [*nowhere]}", "1:10", "no anchor above has the name of this alias", "define it first"),
                arguments("a: &x {b: *x}", "1:11", "'x' contains itself", "remove the alias"),
                arguments("a: &", "1:4", "'&' starts an anchor", "name it"),
                arguments("a: &x *y", "1:7", "an alias cannot have an anchor or a tag", "keep one"),
                arguments("a: &x b\nc: !env *x", "2:9", "an alias cannot have an anchor or a tag", "keep one"),
                arguments("a: 1\n!a!b c: d", "2:1", "the handle of this tag is not defined", "write a function"),
                arguments("a: &x &y z", "1:7", "one anchor only", "keep one"),
                arguments("a: &x b\nc: *x d", "2:7", "text follows the alias", "quote the whole value"),
                arguments("{E: !env}", "1:5", "the tag that starts here runs into '}'", "write a space behind the tag"),
                arguments(
                        "{E: !env, b: 1}",
                        "1:5",
                        "the tag here runs into a ','",
                        "write a space behind the tag: '!env ,'"),
                arguments("a: !<x y", "1:4", "is not closed", "write '>'"),
                arguments(
                        "a: !foo!bar x",
                        "1:4",
                        "the handle of this tag is not defined",
                        "write a function with one '!'"),
                arguments("a: !env !env x", "1:9", "one tag only", "keep one"),
                arguments(
                        "%YAML 2.0\n---\na: 1",
                        "1:1", "this is a version of YAML that is not known", "write '%YAML 1.2'"),
                arguments("%YAML 1.1\n%YAML 1.1\n---\na: 1", "2:1", "a second %YAML line", "keep one"),
                arguments("%TAG !a! x\n%TAG !a! y\n---\na: 1", "2:1", "a second %TAG line", "keep one"),
                arguments("%TAG x\n---\na: 1", "1:1", "directive", "remove the line"),
                arguments("%YAML 1.2\na: 1", "2:1", "'---' is missing", "write a line '---'"),
                arguments("...\na: 1", "1:1", "'...' ends a document", "remove the line"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("conflict markers and templates")
    void recognisesWhatIsNoYaml(String text, String place, String message, String hint) {
        assertOneProblem(text, place, message, hint);
    }

    private static Stream<Arguments> recognisesWhatIsNoYaml() {
        return Stream.of(
                arguments(
                        "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> main",
                        "2:1",
                        "conflict marker",
                        "keep one of the two"),
                arguments(
                        "vars:\n  a: 1\n<<<<<<< HEAD\n  b: 2\n=======\n  b: 3\n>>>>>>> main\n  c: 1",
                        "3:1",
                        "conflict marker",
                        "keep one of the two"),
                arguments(
                        "a: {{ .x }}", "1:4", "a template is not quoted", "quote a value that starts with a template"),
                arguments("a: {{ .x }}-b", "1:4", "a template is not quoted", "quote"),
                arguments("a: {{ .x @ }}", "1:4", "a template is not quoted", "quote"),
                arguments("a:\n  - {{ .x }}", "2:5", "a template is not quoted", "quote"),
                arguments("a: [\"x\", {{ .x }}]", "1:10", "a template is not quoted", "quote"),
                arguments("{{ if .x }}\na: 1\n{{ end }}", "1:1", "a template on a line of its own", "remove the line"),
                arguments(
                        "a: 1\n{{ if .x }}\nb: 1\n{{ end }}",
                        "2:1",
                        "a template on a line of its own",
                        "remove the line"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: {b: 1, c: 2,}",
                "key:\tvalue",
                "a: !!int 1",
                "a: \u201cx\u201d",
                "a: b\n...\nc: d",
                "a: '<<<<<<< x'"
            })
    @DisplayName("what looks like a mistake and is none is read")
    void readsWhatOnlyLooksWrong(String text) {
        YamlDocument document = reader.parse(text, "f.yaml");

        assertThat(document.problems()).isEmpty();
        assertThat(document.root()).isNotNull();
    }

    @Test
    @DisplayName("a key behind no-break spaces stands at the start of the line, which deserves a warning")
    void warnsAboutNoBreakSpacesThatIndent() {
        YamlDocument document = reader.parse("vars:\n\u00a0\u00a0a: 1\n", "f.yaml");

        assertThat(document.hasErrors()).isFalse();
        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.location()).hasToString("f.yaml:2:1");
            assertThat(problem.message()).contains("U+00A0");
        });
    }

    private void assertOneProblem(String text, String place, String message, String hint) {
        YamlDocument document = reader.parse(text, "f.yaml");

        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_YAML);
            assertThat(problem.location()).hasToString("f.yaml:" + place);
            assertThat(problem.message()).contains(message);
            assertThat(problem.hint()).contains(hint);
        });
    }
}

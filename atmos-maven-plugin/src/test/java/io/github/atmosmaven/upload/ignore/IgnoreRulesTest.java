package io.github.atmosmaven.upload.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("remote-backend 9: rules of .terraformignore")
class IgnoreRulesTest {

    private static final Packing CURRENT = Packing.of(Tool.any(Tool.Kind.TERRAFORM), '/');

    private static Packing terraform(String version) {
        return Packing.of(new Tool(Tool.Kind.TERRAFORM, ToolVersion.of(version).orElseThrow()), '/');
    }

    private static Packing openTofu(String version) {
        return Packing.of(new Tool(Tool.Kind.OPENTOFU, ToolVersion.of(version).orElseThrow()), '/');
    }

    private static IgnoreFile file(String lines, Packing packing) {
        return IgnoreFile.read(lines.getBytes(StandardCharsets.UTF_8), ".terraformignore", packing);
    }

    /** Lines of a file with a semicolon between them; the path; the pattern that leaves it out, or a dash. */
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                     | .terraform/plugins/x          | .terraform/",
                "``                     | a/b/.terraform/x              | .terraform/",
                "``                     | .terraform/                   | .terraform/",
                "``                     | .terraform                    | -",
                "``                     | .terraform/modules/a/main.tf  | -",
                "``                     | .terraform/modules/           | -",
                "``                     | .terraform/modules            | .terraform/",
                "``                     | .terraform/modules/a/.git/HEAD | .git/",
                "``                     | .git/config                   | .git/",
                "``                     | x/.git/config                 | .git/",
                "``                     | .gitignore                    | -",
                "``                     | x.terraform/y                 | -",
                "``                     | .terraformrc                  | -",
                "``                     | terraform.tfstate             | -",
                "``                     | backend.tf.json               | -",
                "``                     | .terraformignore              | -",
                "secret.txt             | secret.txt                    | secret.txt",
                "secret.txt             | deep/er/secret.txt            | secret.txt",
                "secret.txt             | not-secret.txt                | -",
                "secret.txt             | secret.txt2                   | -",
                "secret.txt             | secretxtxt                    | -",
                "/secret.txt            | secret.txt                    | /secret.txt",
                "/secret.txt            | deep/secret.txt               | -",
                "sub2                   | sub2                          | sub2",
                "sub2                   | sub2/file                     | -",
                "/sub2                  | sub2/file                     | -",
                "sub2/                  | sub2/                         | sub2/",
                "sub2/                  | sub2/file                     | sub2/",
                "sub2/                  | a/sub2/b/file                 | sub2/",
                "sub2/                  | sub2                          | -",
                "sub2/*                 | sub2/file                     | sub2/*",
                "sub2/*                 | sub2/b/file                   | -",
                "sub2/**                | sub2/b/file                   | sub2/**",
                "a/*/c                  | a/b/c                         | a/*/c",
                "a/*/c                  | a/b/b/c                       | -",
                "a/**/c                 | a/c                           | a/**/c",
                "a/**/c                 | a/b/b/c                       | a/**/c",
                "a**c                   | ac                            | a**c",
                "a**c                   | ab/c                          | a**c",
                "a**c                   | abc                           | -",
                "*.md                   | docs/x.md                     | *.md",
                "*.md                   | docs/.md                      | *.md",
                "docs/?.md              | docs/x.md                     | docs/?.md",
                "docs/?.md              | docs/xy.md                    | -",
                "a?b                    | a/b                           | -",
                "[a-c].txt              | b.txt                         | [a-c].txt",
                "[a-c].txt              | d.txt                         | -",
                "[^a-c].txt             | d.txt                         | [^a-c].txt",
                "[!a].txt               | !.txt                         | [!a].txt",
                "[!a].txt               | b.txt                         | -",
                "x+.txt                 | xxx.txt                       | x+.txt",
                "x+.txt                 | x+.txt                        | -",
                "x\\+.txt               | x+.txt                        | x\\+.txt",
                "x{2}                   | xx                            | x{2}",
                "x{y                    | x{y                           | x{y",
                "(a)b                   | ab                            | (a)b",
                "a$b                    | a$b                           | a$b",
                "a\\*b                  | a*b                           | a\\*b",
                "a\\*b                  | axb                           | -",
                "\\!x                   | !x                            | \\!x",
                "\\#x                   | #x                            | \\#x",
                "x\\d                   | x7                            | x\\d",
                "[[:digit:]]x           | 7x                            | [[:digit:]]x",
                "`a|b`                  | deep/b                        | `a|b`",
                "`a|b`                  | deep/abc                      | `a|b`",
                "`a|b`                  | deep/xbc                      | -",
                "#x                     | #x                            | -",
                "`  #x`                 | #x                            | -",
                "`  x\t`                | x                             | x",
                "`x\r`                  | x                             | x",
                "`;;x;`                 | x                             | x",
                "! x;*                  | x                             | *",
                "/                      | any/thing                     | /",
                "**                     | any/thing                     | **",
                "*;!keep.txt            | keep.txt                      | -",
                "*;!keep.txt            | deep/keep.txt                 | -",
                "*;!/keep.txt           | deep/keep.txt                 | *",
                "!keep.txt;*            | keep.txt                      | *",
                "docs/;!docs/keep/      | docs/keep/x                   | -",
                "docs/;!docs/keep/      | docs/x                        | docs/",
                "!.git/                 | .git/config                   | -",
                "!.terraform/providers/ | .terraform/providers/x        | -",
                ".terraform/modules/    | .terraform/modules/m          | .terraform/modules/",
                "foo/*.md;boop.txt;!/boop.txt | boop.txt                | -",
                "foo/*.md;boop.txt;!/boop.txt | baz/boop.txt            | boop.txt",
                "**/terraform.d/;!/terraform.d/ | terraform.d/x         | -",
                "**/terraform.d/;!/terraform.d/ | mod/terraform.d/x     | **/terraform.d/",
            })
    void decide(String lines, String path, String pattern) {
        IgnoreRules.Verdict verdict =
                file(lines.replace(';', '\n'), CURRENT).rules().of(path);

        assertThat(
                        verdict.isExcluded() && verdict.rule() != null
                                ? verdict.rule().text()
                                : "-")
                .isEqualTo(pattern);
    }

    @Test
    void areToldWithTheirPlace() {
        IgnoreRules rules = file("# left out\n\nnotes/\n", CURRENT).rules();

        assertThat(rules.of("notes/x").rule())
                .isNotNull()
                .extracting(IgnoreRule::origin)
                .isEqualTo(".terraformignore:3");
        assertThat(rules.of(".git/x").rule())
                .isNotNull()
                .extracting(IgnoreRule::origin)
                .isEqualTo("built-in");
    }

    @ParameterizedTest(name = "{0}: {1} is the last word: {2}")
    @DisplayName("a directory is passed by only where no negation follows")
    @CsvSource({
        "docs/,             docs/,         true",
        "docs/,             .git/,         true",
        "docs/,             .terraform/,   false",
        "docs/;!x,         docs/,         false",
        "docs/;!x,         .git/,         false",
        "!x;docs/,         docs/,         true",
        "!x;docs/,         .git/,         false",
        "docs/;!x;logs/,  docs/,         false",
        "docs/;!x;logs/,  logs/,         true",
        "docs/;![,         docs/,         false",
    })
    void passBy(String lines, String directory, boolean isLast) {
        IgnoreRules.Verdict verdict =
                file(lines.replace(';', '\n'), CURRENT).rules().of(directory);

        assertThat(verdict.isExcluded()).isTrue();
        assertThat(verdict.isLast()).isEqualTo(isLast);
    }

    @Test
    @DisplayName(
            "Terraform before 1.7 and OpenTofu before 1.10 enter every directory, and take .git of a module in again")
    void oldTools() {
        for (Packing old : List.of(terraform("1.6.6"), openTofu("1.9.3"))) {
            IgnoreRules rules = file("docs/", old).rules();
            assertThat(rules.of("docs/").isLast()).isFalse();
            assertThat(rules.of(".terraform/modules/a/.git/HEAD").isExcluded()).isFalse();
        }
        for (Packing later : List.of(terraform("1.7.0"), openTofu("1.10.0"))) {
            IgnoreRules rules = file("docs/", later).rules();
            assertThat(rules.of("docs/").isLast()).isTrue();
            assertThat(rules.of(".terraform/modules/a/.git/HEAD").isExcluded()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @DisplayName("accents are composed before they are compared by Terraform from 1.15.9 on alone")
    @CsvSource({
        "terraform, 1.11.4, false",
        "terraform, 1.15.8, false",
        "terraform, 1.15.9, true",
        "terraform, 1.15,   true",
        "terraform, 1.16.0, true",
        "tofu,      1.12.6, false",
    })
    void composeAccents(String tool, String version, boolean composes) {
        Packing packing = tool.equals("tofu") ? openTofu(version) : terraform(version);

        assertThat(file("caf\u00e9.*", packing).rules().of("cafe\u0301.txt").isExcluded())
                .isEqualTo(composes);
        assertThat(file("cafe\u0301/", packing).rules().of("caf\u00e9/x").isExcluded())
                .isEqualTo(composes);
        assertThat(file("caf\u00e9.*", packing).rules().of("caf\u00e9.txt").isExcluded())
                .isTrue();
        assertThat(file("caf\u00e9.*", packing).rules().of("cafe.txt").isExcluded())
                .isFalse();
    }

    @Test
    @DisplayName("on Windows a backslash stands between names and escapes nothing")
    void onWindows() {
        IgnoreRules rules = file("docs\\\nx/y", Packing.of(Tool.any(Tool.Kind.TERRAFORM), '\\'))
                .rules();

        assertThat(rules.of("a/docs/b").isExcluded()).isTrue();
        assertThat(rules.of("x/y").isExcluded()).isFalse();
        assertThat(rules.of(".git/config").isExcluded()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("a line of blanks and a lone ! make the tools crash: an error at the line")
    @ValueSource(strings = {" ", "\t \t", "!", "  !  ", "\u00a0", " \r"})
    void crash(String line) {
        List<Problem> problems = file("x\n" + line + "\ny\n", CURRENT).problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(String.valueOf(problem.location())).isEqualTo(".terraformignore:2:1");
            assertThat(problem.message()).contains("crash");
        });
    }

    @Test
    @DisplayName("empty lines, comments and line ends of Windows are fine")
    void fine() {
        assertThat(file("\r\n# x\r\n\r\ndocs/\r\n!docs/x\r\n", CURRENT).problems())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("a pattern that the tools pass over, or that matches nothing, is a warning at its line")
    @CsvSource(
            delimiter = '|',
            value = {
                "a[b     | a '[' without its ']'",
                "a(b     | a '(' without its ')'",
                "a)b     | a ')' without its '('",
                "+x      | a repetition of a repetition",
                "(+x)    | a repetition of nothing",
                "x\\k    | the escape '\\k'",
                "x[b-a]  | a range between brackets that goes backwards",
                "[[:x:]] | no class of characters is called 'x'",
                "x{5000} | a repetition that is too long, or ends before it begins",
                "./x     | matches nothing",
                "../x    | matches nothing",
                "! x     | the blank behind '!'",
            })
    void areIdle(String pattern, String words) {
        IgnoreFile file = file("y\n" + pattern + "\n", CURRENT);

        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(String.valueOf(problem.location())).isEqualTo(".terraformignore:2:1");
            assertThat(problem.message()).contains(words);
        });
        assertThat(file.rules().of("y").isExcluded()).isTrue();
    }

    @Test
    @DisplayName("a byte order mark makes a dead pattern of the first line")
    void byteOrderMark() {
        IgnoreFile file = file("\uFEFF/x\n/y\n", CURRENT);

        assertThat(file.rules().of("x").isExcluded()).isFalse();
        assertThat(file.rules().of("y").isExcluded()).isTrue();
        assertThat(file.problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("byte order mark");
    }

    @Test
    @DisplayName("a line of 64 KB leaves the built-in rules alone")
    void longLine() {
        IgnoreFile file = file("x\n" + "y".repeat(65_536) + "\n", CURRENT);

        assertThat(file.rules().of("x").isExcluded()).isFalse();
        assertThat(file.rules().of(".git/x").isExcluded()).isTrue();
        assertThat(file.problems()).singleElement().extracting(Problem::isError).isEqualTo(true);
    }

    @Test
    @DisplayName("nested repetitions take no more time than others")
    void nestedRepetitions() {
        IgnoreRules rules = file("(a+)+b\n(x|x)+y", CURRENT).rules();

        assertThat(rules.of("a".repeat(2_000)).isExcluded()).isFalse();
        assertThat(rules.of("x".repeat(2_000) + "y").isExcluded()).isTrue();
    }
}

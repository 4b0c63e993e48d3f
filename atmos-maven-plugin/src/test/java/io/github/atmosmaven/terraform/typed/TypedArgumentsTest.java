package io.github.atmosmaven.terraform.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.problem.AtmosException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D69: arguments are split by POSIX quoting rules, and none says where a state lives")
class TypedArgumentsTest {

    @Test
    void splitsAsAShellDoes() {
        assertSplit("  state\tlist  ", "state", "list");
        assertSplit("show 'a[\"x\"]'", "show", "a[\"x\"]");
        assertSplit("show \"a[\\\"x\\\"]\"", "show", "a[\"x\"]");
        assertSplit("show a[\\\"x\\\"]", "show", "a[\"x\"]");
        assertSplit("show a\\ b \\\\x", "show", "a b", "\\x");
        assertSplit("show \"\\\\ \\n \\$HOME\" 'a\\b'", "show", "\\ \\n $HOME", "a\\b");
        assertSplit("show a'b c'\"d e\"f '' \"\"", "show", "ab cd ef", "", "");
    }

    @Test
    @DisplayName("nothing is expanded, and a word that only holds an operator is as good as any")
    void expandsNothing() {
        assertSplit("show $HOME ~ * `x` {a,b} # none", "show", "$HOME", "~", "*", "`x`", "{a,b}", "#", "none");
        assertSplit("plan -var=url=https://x/?a=1&b=2;c", "plan", "-var=url=https://x/?a=1&b=2;c");
        assertSplit("show '|' \"&&\" \\;", "show", "|", "&&", ";");
    }

    @Test
    @DisplayName("a shell splits any line that has no end of its own in the same way")
    @DisabledOnOs(OS.WINDOWS)
    void agreesWithTheShell(@TempDir Path directory) throws Exception {
        Random random = new Random(42);
        List<String> expected = new ArrayList<>();
        StringBuilder script = new StringBuilder();
        while (expected.size() < 2000) {
            String line = "x"
                    + random.ints(1 + random.nextInt(12), 0, 8)
                            .mapToObj(i -> "ab'\"\\ \n ".substring(i, i + 1))
                            .collect(Collectors.joining());
            try {
                expected.add(TypedArguments.ofLine(line).words().stream()
                        .map(word -> "<" + word + ">")
                        .collect(Collectors.joining()));
                // An end of line between words would end the command.
                script.append("printf '<%s>' ").append(joined(line)).append("; printf '\\0'\n");
            } catch (AtmosException.InvalidConfiguration unfinished) {
                continue;
            }
        }
        Path file = Files.writeString(directory.resolve("script"), script);
        Path output = directory.resolve("output");
        Process shell = new ProcessBuilder("/bin/sh", file.toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(shell.waitFor()).isZero();
        assertThat(Files.readString(output).split("\0")).containsExactlyElementsOf(expected);
    }

    /** The line with blanks for the ends of lines that stand outside of quotes and behind no backslash. */
    private static String joined(String line) {
        StringBuilder joined = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            joined.append(quote == 0 && c == '\n' ? ' ' : c);
            if (c == '\\' && quote != '\'') {
                joined.append(line.charAt(++i));
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            }
        }
        return joined.toString();
    }

    private static void assertSplit(String line, String... words) {
        assertThat(TypedArguments.ofLine(line).words()).containsExactly(words);
    }

    @Test
    @DisplayName("a backslash at the end of a line joins it with the next, except in single quotes")
    void joinsLines() {
        assertThat(TypedArguments.ofLine("state \\\nlist \"a\\\nb\" 'c\\\nd' e\nf")
                        .words())
                .containsExactly("state", "list", "ab", "c\\\nd", "e", "f");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "state show 'a",
                "state show \"a",
                "state show \"a\\\"",
                "state show a\\",
                "output -json | jq",
                "output > x",
                "state list ; state pull",
                "plan && apply"
            })
    @DisplayName("a quote without end, and what only a shell could do, are errors")
    void refusesWhatCannotBeSplit(String line) {
        assertThatThrownBy(() -> TypedArguments.ofLine(line))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageStartingWith("-Datmos.args cannot be split into arguments: ");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "-chdir=/tmp state list",
                "init -backend-config=key=x",
                "init --backend-config key=x",
                "init -reconfigure '-backend-config=x.hcl'",
                "state list -state=x.tfstate",
                "state list -state x.tfstate",
                "apply -auto-approve -state-out=x",
                "state rm -backup=- a.b",
                "state mv -backup-out=x a.b a.c",
                "plan -var -- -state=x",
            })
    void refusesOptionsThatSayWhereAStateLives(String line) {
        assertThatThrownBy(() -> TypedArguments.ofLine(line))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageContaining("is refused, since the instance says where ");
        assertThatThrownBy(() ->
                        TypedArguments.ofList(List.of(line.replace("'", "").split(" "))))
                .isInstanceOf(AtmosException.InvalidConfiguration.class);
    }

    @Test
    @DisplayName("an operand or a value of that name is none of these options")
    void takesWordsThatAreNoOptions() {
        assertThat(TypedArguments.ofLine("state show state").words()).hasSize(3);
        assertThat(TypedArguments.ofLine("plan -var state=x -state-x").words()).hasSize(4);
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(strings = {"", "  ", "''"})
    void refusesNoCommand(String line) {
        assertThatThrownBy(() -> TypedArguments.ofLine(line)).hasMessage("no command is given");
        assertThatThrownBy(() -> TypedArguments.ofList(List.of())).hasMessage("no command is given");
    }

    @Test
    void findsSwitchesOperandsAndVariables() {
        TypedArguments typed = TypedArguments.ofLine(
                "apply -var a=1 --var=b=2=3 -auto-approve -target x.y -json=false -lock-timeout=1s my.plan");

        assertThat(typed.isOn("auto-approve")).isTrue();
        assertThat(typed.isOn("json")).isFalse();
        assertThat(typed.isOff("json")).isTrue();
        assertThat(typed.isOff("lock")).isFalse();
        assertThat(typed.operands()).containsExactly("my.plan");
        assertThat(typed.variables()).isEqualTo(Map.of("a", "1", "b", "2=3"));
        assertThat(TypedArguments.ofLine("workspace new -lock=false x").path()).isEqualTo("workspace new");
        assertThat(TypedArguments.ofLine("providers -help").path()).isEqualTo("providers");
        assertThat(TypedArguments.ofLine("providers -help").areQuestion()).isTrue();
        assertThat(TypedArguments.ofLine("-version").areQuestion()).isTrue();
    }

    @Test
    @DisplayName("D79: values of variables that are secrets are not shown")
    void hidesSecrets() {
        assertThat(TypedArguments.ofLine("plan -var 'db_password=a b' -var=api_token=x -var size=3 -var=pin=12 'a b'")
                        .shown(Set.of("pin")))
                .isEqualTo("plan -var 'db_password=(sensitive)' '-var=api_token=(sensitive)' -var size=3"
                        + " '-var=pin=(sensitive)' 'a b'");
        assertThat(TypedArguments.ofLine("plan -var-file=secret.tfvars").shown(Set.of()))
                .isEqualTo("plan -var-file=secret.tfvars");
    }
}

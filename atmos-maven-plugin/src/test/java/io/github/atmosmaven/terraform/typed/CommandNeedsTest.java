package io.github.atmosmaven.terraform.typed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandNeedsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("D40: what reaches no state needs none")
    @CsvSource({
        "state list, WORKSPACE",
        "output -json, WORKSPACE",
        "providers, WORKSPACE",
        "providers schema -json, WORKSPACE",
        "providers lock, MODULES",
        "validate, CODE",
        "test, CODE",
        "fmt -check, FILES",
        "version, FILES",
        "get, FILES",
        "-version, FILES",
        "apply -help, FILES",
        "state -h, FILES",
        "init, INITIALISES",
        "init -backend=false, FILES",
        "workspace list, WORKSPACE_IF_THERE",
        "workspace delete x, BACKEND",
        "some-new-command, WORKSPACE",
    })
    void prepares(String line, Preparation expected) {
        assertThat(CommandNeeds.preparation(TypedArguments.ofLine(line))).isEqualTo(expected);
        assertThat(expected.reachesState())
                .isEqualTo(!(expected == Preparation.FILES
                        || expected == Preparation.MODULES
                        || expected == Preparation.CODE));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D69: a command that would ask is told apart")
    @ValueSource(
            strings = {
                "apply",
                "apply -auto-approve=false",
                "apply -auto-approve -auto-approve=false",
                "apply -target x.y",
                "apply -destroy -var a=b",
                "destroy",
                "force-unlock 1234",
                "state replace-provider a b",
                "console",
                "login"
            })
    void asks(String line) {
        assertThat(CommandNeeds.question(TypedArguments.ofLine(line))).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "apply -auto-approve",
                "apply --auto-approve=true",
                "apply my.plan",
                "apply -lock-timeout=5s my.plan",
                "destroy -auto-approve",
                "destroy -help",
                "force-unlock -force 1234",
                "state replace-provider -auto-approve a b",
                "plan",
                "state rm a.b"
            })
    void asksNothing(String line) {
        assertThat(CommandNeeds.question(TypedArguments.ofLine(line))).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("what is added stands before what the user writes, which wins")
    @CsvSource({
        "plan -input=true, plan -input=false -no-color -input=true",
        "state list x.y, state list -no-color x.y",
        "providers, providers -no-color",
        "workspace show, workspace show -no-color",
        "import a.b c, import -input=false -no-color a.b c",
    })
    void completes(String line, String expected) {
        TypedArguments typed = TypedArguments.ofLine(line);

        assertThat(String.join(" ", CommandNeeds.completed(typed, false))).isEqualTo(expected);
        assertThat(String.join(" ", CommandNeeds.completed(typed, true))).isEqualTo(line);
    }
}

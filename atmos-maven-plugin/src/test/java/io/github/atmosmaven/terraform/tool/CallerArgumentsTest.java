package io.github.atmosmaven.terraform.tool;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D75: TF_CLI_ARGS of the environment is taken apart")
class CallerArgumentsTest {

    private static final Instance PLAIN = new InstanceOf("dev", "vpc").get();

    private static String completed(String variable, String value, String command) {
        return String.join(
                " ", CallerArguments.of(Map.of(variable, value), PLAIN, false).in(List.of(command.split(" "))));
    }

    @ParameterizedTest(name = "{0}={1}: {3}")
    @DisplayName("what is safe goes to the commands that take it")
    @CsvSource({
        "TF_CLI_ARGS_plan, -parallelism=5 -lock-timeout=5m, plan -out=p, plan -parallelism=5 -lock-timeout=5m -out=p",
        "TF_CLI_ARGS_plan, -parallelism 5 --refresh=false, plan, plan -parallelism=5 -refresh=false",
        "TF_CLI_ARGS_plan, -compact-warnings -lock=false, init, init",
        "TF_CLI_ARGS_init, -plugin-dir=/opt/providers, init, init -plugin-dir=/opt/providers",
        "TF_CLI_ARGS_init, '-plugin-dir \"/opt/my providers\"', init, init -plugin-dir=/opt/my providers",
        "TF_CLI_ARGS, -lock-timeout=5m, init, init -lock-timeout=5m",
        "TF_CLI_ARGS, -lock-timeout=5m -parallelism=3, plan, plan -lock-timeout=5m -parallelism=3",
        "TF_CLI_ARGS, -lock-timeout=5m, workspace new dev, workspace new -lock-timeout=5m dev",
        "TF_CLI_ARGS, -lock-timeout=5m, workspace select dev, workspace select dev",
        "TF_CLI_ARGS_plan, -no-color, plan -no-color, plan -no-color",
        "TF_CLI_ARGS_apply, -parallelism=5, plan, plan",
        "TF_CLI_ARGS_apply, -parallelism=5, apply x, apply -parallelism=5 x",
        "TF_CLI_ARGS_state_mv, -lock=false, state mv a b, state mv -lock=false a b",
    })
    void handsOn(String variable, String value, String command, String expected) {
        assertThat(completed(variable, value, command)).isEqualTo(expected);
        assertThat(CallerArguments.dropped(Map.of(variable, value), List.of(PLAIN), List.of("plan"), false))
                .isEmpty();
    }

    @Test
    @DisplayName("what is meant for a command is missed by that command alone")
    void dropsForTheCommandThatIsRun() {
        Map<String, String> caller = Map.of("TF_CLI_ARGS_apply", "-auto-approve", "TF_CLI_ARGS_state_mv", "-state=x");

        assertThat(CallerArguments.dropped(caller, List.of(PLAIN), List.of("plan"), false))
                .isEmpty();
        assertThat(CallerArguments.dropped(caller, List.of(PLAIN), List.of("apply"), false))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).endsWith("TF_CLI_ARGS_apply: -auto-approve"));
        assertThat(CallerArguments.dropped(caller, List.of(PLAIN), List.of("state mv"), false))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).endsWith("TF_CLI_ARGS_state_mv: -state"));
    }

    @Test
    @DisplayName("of all commands that are run for an instance each misses what is meant for it")
    void dropsForAllCommands() {
        Map<String, String> caller = Map.of("TF_CLI_ARGS_plan", "-target=x", "TF_CLI_ARGS_destroy", "-target=y");

        assertThat(CallerArguments.dropped(caller, List.of(PLAIN), List.of("plan", "apply"), false))
                .extracting(Problem::message)
                .containsExactly("the tool does not get these arguments of TF_CLI_ARGS_plan: -target");
        assertThat(CallerArguments.dropped(caller, List.of(PLAIN), List.of("plan", "apply", "destroy"), false))
                .hasSize(2);
    }

    @Test
    @DisplayName("what is meant for destroy goes to the plan of a destruction and to its apply, and has the last word")
    void handsOnWhatIsMeantForDestroy() {
        Map<String, String> caller = Map.of(
                "TF_CLI_ARGS_destroy", "-parallelism=2",
                "TF_CLI_ARGS_plan", "-parallelism=9",
                "TF_CLI_ARGS_apply", "-parallelism=8");

        CallerArguments destroying = CallerArguments.of(caller, PLAIN, false, "destroy");
        assertThat(destroying.in(List.of("plan", "-destroy")))
                .containsExactly("plan", "-parallelism=9", "-parallelism=2", "-destroy");
        assertThat(destroying.in(List.of("apply", "p")))
                .containsExactly("apply", "-parallelism=8", "-parallelism=2", "p");
        assertThat(destroying.in(List.of("init"))).containsExactly("init");
        assertThat(CallerArguments.of(caller, PLAIN, false, "apply").in(List.of("apply", "p")))
                .containsExactly("apply", "-parallelism=8", "p");
    }

    @Test
    @DisplayName("the hint has the reason of each option that is dropped")
    void reasons() {
        assertThat(CallerArguments.dropped(
                        Map.of("TF_CLI_ARGS_init", "-backend-config=key=x -upgrade"),
                        List.of(PLAIN),
                        List.of("plan"),
                        false))
                .singleElement()
                .satisfies(warning -> assertThat(warning.hint()).contains("where a state lives", "lock file"));
        assertThat(CallerArguments.dropped(
                        Map.of("TF_CLI_ARGS_init", "-upgrade"), List.of(PLAIN), List.of("plan"), false))
                .singleElement()
                .satisfies(warning -> assertThat(warning.hint()).startsWith("the lock file"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @DisplayName("everything else is dropped; the warning names variable and options, and no value")
    @CsvSource({
        "TF_CLI_ARGS_init, -backend-config=key=hush, '-backend-config'",
        "TF_CLI_ARGS_init, -backend-config hush -upgrade, '-backend-config, -upgrade'",
        "TF_CLI_ARGS_init, -reconfigure -migrate-state, '-reconfigure, -migrate-state'",
        "TF_CLI_ARGS, -help, '-help'",
        "TF_CLI_ARGS, --chdir=hush, '-chdir'",
        "TF_CLI_ARGS_plan, -var-file=hush -var 'password=hush' -destroy -out=hush, '-var-file, -var, -destroy, -out'",
        "TF_CLI_ARGS_plan, -var='a hush' -target=x -state=hush, '-var, -target, -state'",
        "TF_CLI_ARGS_plan, hush.tfplan, 'an argument that belongs to no option'",
        "TF_CLI_ARGS_plan, -plugin-dir=hush, '-plugin-dir'",
        "TF_CLI_ARGS_plan, '-var=\"hush', 'all of it, since a quote has no end'",
        "TF_CLI_ARGS_workspace_select, -or-create=false, '-or-create'",
    })
    void drops(String variable, String value, String expected) {
        List<Problem> warnings =
                CallerArguments.dropped(Map.of(variable, value), List.of(PLAIN, PLAIN), List.of("plan"), false);
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.isError()).isFalse();
            assertThat(warning.message()).endsWith(" arguments of " + variable + ": " + expected);
            assertThat(warning.toString()).doesNotContain("hush");
        });
        for (String command : List.of("init", "plan", "workspace select")) {
            assertThat(completed(variable, value, command)).isEqualTo(command);
        }
    }

    @Test
    @DisplayName("the env section of an instance is taken apart too, at its place, and wins over the caller")
    void readsTheEnvSection() {
        Map<String, String> caller = Map.of("TF_CLI_ARGS_plan", "-parallelism=1", "TF_CLI_ARGS", "-help");
        Instance own = new InstanceOf("dev", "vpc")
                .section(
                        "env",
                        Map.of(
                                "TF_CLI_ARGS_plan",
                                text("-parallelism=7 -var-file=x"),
                                "TF_CLI_ARGS",
                                new NullValue(InstanceOf.PLACE)))
                .get();
        assertThat(CallerArguments.of(caller, own, false).in(List.of("plan")))
                .containsExactly("plan", "-parallelism=7");
        assertThat(CallerArguments.dropped(caller, List.of(own), List.of("plan"), false))
                .singleElement()
                .satisfies(warning -> assertThat(warning.location()).isEqualTo(InstanceOf.PLACE));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("words are split as Terraform splits them")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b\tc | a,b,c",
                "'a b' c | a b,c",
                "\"a b\"c | a bc",
                "a\\ b | a b",
                "'a\\b' | a\\b",
                "\"a\\\"b\" | a\"b",
                "'' a | ,a",
                "a; b | a",
                "a '>' b | a,>,b",
                "'a | ",
                "a\\ | ",
            })
    void splits(String line, @Nullable String expected) {
        assertThat(ShellWords.of(line.strip()).map(words -> String.join(",", words)))
                .isEqualTo(java.util.Optional.ofNullable(expected));
    }

    @Test
    @DisplayName("D66, D75: -upgrade reaches init only where lock files of root modules are written")
    void upgradesWithTheLockFile() {
        Map<String, String> caller = Map.of("TF_CLI_ARGS_init", "-upgrade");
        assertThat(CallerArguments.of(caller, PLAIN, true).in(List.of("init"))).containsExactly("init", "-upgrade");
        assertThat(CallerArguments.dropped(caller, List.of(PLAIN), List.of("plan"), true))
                .isEmpty();
        assertThat(CallerArguments.of(caller, PLAIN, false).in(List.of("init"))).containsExactly("init");
        assertThat(CallerArguments.dropped(caller, List.of(PLAIN), List.of("plan"), false))
                .hasSize(1);
    }
}

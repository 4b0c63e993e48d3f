package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.config.PluginSettingsOf;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingNamesTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("D17, D70: components that lack different variables are told of each, and once")
    void tellsEachVariable() {
        new TestProject(directory).stack("dev", """
                components:
                  terraform:
                    a: {vars: {stage: s}}
                    b: {vars: {tenant: t}}
                    c: {vars: {stage: s}}
                    sound: {vars: {stage: s, tenant: t}}
                """);

        List<Problem> problems = Wiring.loadStacks(ToolsOf.missing(directory))
                .run(
                        new PluginSettingsOf(directory)
                                .names("{tenant}-{stage}", null)
                                .get(),
                        AbstractComponents.CHECKED)
                .problems();

        assertThat(problems)
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:1:1"));
        assertThat(problems)
                .anySatisfy(problem ->
                        assertThat(problem.message() + problem.hint()).contains("needs tenant,", "'a'"))
                .anySatisfy(problem ->
                        assertThat(problem.message() + problem.hint()).contains("needs stage,", "'b'"));
    }
}

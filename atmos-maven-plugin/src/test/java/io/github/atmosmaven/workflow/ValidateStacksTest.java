package io.github.atmosmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateStacksTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("what render and plan could not write as JSON is found before they run, wherever it is shared")
    void findsNumbersThatJsonDoesNotHave() {
        TestProject project = new TestProject(directory).stack("dev", """
                vars: {limit: .inf, sizes: [1, .nan]}
                settings: {harmless: .inf}
                components:
                  terraform:
                    vpc: {}
                    dns: {providers: {aws: {max_retries: -.inf}}}
                """);

        assertThat(ValidateStacks.report(project.load(), List.of(), directory.resolve("target")))
                .extracting(problem -> problem.location() + " " + problem.message())
                .containsExactly(
                        "src/main/stacks/dev.yaml:1:15 the number +Inf cannot be written as JSON",
                        "src/main/stacks/dev.yaml:1:32 the number NaN cannot be written as JSON",
                        "src/main/stacks/dev.yaml:6:42 the number -Inf cannot be written as JSON");
    }
}

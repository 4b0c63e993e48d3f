package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("semantics 7.5: metadata.terraform_workspace_pattern")
class WorkspacePatternsTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @DisplayName("{base-component} of a component that is its own root module is an error that says so, bases or not")
    @ValueSource(
            strings = {
                "vpc: {metadata: {terraform_workspace_pattern: '{base-component}'}}",
                "vpc: {metadata: {inherits: [base], terraform_workspace_pattern: '{base-component}'}}",
                "vpc: {component: vpc, metadata: {inherits: [base], terraform_workspace_pattern: '{base-component}'}}",
                "vpc: {metadata: {component: vpc, inherits: [base], terraform_workspace_pattern: '{base-component}'}}",
            })
    void tellsWhyThereIsNoBase(String vpc) {
        assertThat(new TestProject(directory)
                        .stack(
                                "dev",
                                "components:\n  terraform:\n    base: {metadata: {type: abstract}}\n    " + vpc + "\n")
                        .load()
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.WORKSPACE_INCOMPLETE);
                    assertThat(problem.message()).endsWith("'vpc' is its own root module, whatever it inherits");
                    assertThat(problem.hint()).contains("{component}");
                });
    }
}

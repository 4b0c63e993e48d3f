package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("remote-backend 6, 11: workspaces that no service has, or has by another name, are refused at their place")
class HostedWorkspacesTest {

    @TempDir
    Path directory;

    private List<Problem> problems(String backend, String component) {
        return new TestProject(directory)
                        .stack(
                                "app-dev",
                                "components:\n  terraform:\n    vpc:\n      backend_type: " + backend.split(":")[0]
                                        + "\n      backend: {" + backend + "}\n      " + component + "\n")
                        .load()
                        .problems()
                        .stream()
                        .filter(problem -> problem.code() == ProblemCode.INVALID_WORKSPACE)
                        .toList();
    }

    private static String remote(String workspaces) {
        return "remote: {hostname: tfe.test, organization: o, workspaces: {" + workspaces + "}}";
    }

    @Test
    @DisplayName("a workspace that begins with the prefix, made of the stack's name or set by the component")
    void beginsWithThePrefix() {
        assertThat(problems(remote("prefix: app-"), "vars: {}")).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .isEqualTo(
                            "the workspace 'app-dev' of component 'vpc' begins with the prefix 'app-' of its backend,"
                                    + " which the tools would not put before it again");
            assertThat(problem.hint()).isEqualTo("let it evaluate to 'dev', or give the backend another prefix");
            assertThat(problem.isError()).isTrue();
        });
        assertThat(problems(remote("prefix: app-"), "metadata: {terraform_workspace: app-x}"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.location())).isEqualTo("src/main/stacks/app-dev.yaml:6:39"));
    }

    @Test
    @DisplayName("the default workspace, which is never there")
    void isDefault() {
        assertThat(problems(remote("prefix: net-"), "metadata: {terraform_workspace: default}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("the workspace of component 'vpc' is 'default', which no service has"));
        assertThat(problems(
                        "cloud: {organization: o, workspaces: {tags: [t]}}",
                        "metadata: {terraform_workspace: default}"))
                .hasSize(1);
    }

    @Test
    @DisplayName("not where the backend names the workspace, where there is no prefix, and where nothing is run")
    void isFine() {
        assertThat(problems(remote("name: net"), "metadata: {terraform_workspace: default}"))
                .isEmpty();
        assertThat(problems(remote("prefix: net-"), "vars: {}")).isEmpty();
        assertThat(problems(remote("prefix: app-"), "metadata: {type: abstract}"))
                .isEmpty();
        assertThat(problems(remote("prefix: app-"), "metadata: {enabled: false}"))
                .isEmpty();
        assertThat(problems("cloud: {organization: o, workspaces: {tags: [app-]}}", "vars: {}"))
                .isEmpty();
    }
}

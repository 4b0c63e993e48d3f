package io.github.atmosmaven.workflow.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintBackendsTest {

    private static final Tool ANY = Tool.any(Tool.Kind.TERRAFORM);
    private static final Tool ONE = tool(Tool.Kind.TERRAFORM, "1.11.4");

    @TempDir
    private Path directory;

    private static Tool tool(Tool.Kind kind, String version) {
        return new Tool(kind, ToolVersion.of(version).orElseThrow());
    }

    private List<Problem> problems(Tool tool, Map<String, String> environment) {
        LoadedStacks loaded = new TestProject(directory).load();
        return new LintBackends(instance -> tool, environment, LintLevels.USUAL)
                .of(loaded.resolution().instances(), loaded.problems());
    }

    private void backend(String attributes) {
        new TestProject(directory)
                .file(
                        "src/main/stacks/catalog/state.yaml",
                        "terraform:\n  backend_type: s3\n  backend: {s3: {bucket: acme, key: k, " + attributes + "}}\n")
                .stack("dev", "import: [catalog/state]\ncomponents: {terraform: {vpc: {}, dns: {}}}");
    }

    @Test
    @DisplayName("D29: what every version refuses is an error, what some refuse a warning that names them")
    void weighsByVersions() {
        backend("region: eu-west-1, use_lockfile: true, bukket: b");

        assertThat(problems(ANY, Map.of()))
                .extracting(problem -> problem.severity() + " " + problem.message())
                .containsExactly(
                        "WARNING 'use_lockfile' of the s3 backend does not exist in Terraform before 1.10.0 and OpenTofu"
                                + " before 1.10.0 (dev/dns and 1 more; imported by src/main/stacks/dev.yaml)",
                        "ERROR 'bukket' of the s3 backend does not exist (dev/dns and 1 more; imported by"
                                + " src/main/stacks/dev.yaml)");
        assertThat(problems(tool(Tool.Kind.OPENTOFU, "1.12"), Map.of()))
                .extracting(Problem::rule)
                .containsExactly("unknown-attribute");
    }

    @Test
    @DisplayName("D33: a mistake of one place is told once, with the number of instances that have it")
    void tellsOnce() {
        backend("region: eu-west-1, use_lockfile: true, encrypt: yes");

        assertThat(problems(ONE, Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.location().toString()).startsWith("src/main/stacks/catalog/state.yaml:3:");
            assertThat(problem.message()).contains("dev/dns and 1 more");
            assertThat(problem.hint()).isEqualTo("write true");
        });
    }

    @Test
    @DisplayName("D33: what a variable of the environment gives is not missing")
    void heedsTheEnvironment() {
        backend("use_lockfile: true");

        assertThat(problems(ONE, Map.of("AWS_REGION", "eu-west-1"))).isEmpty();
        assertThat(problems(ONE, Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("is missing, unless AWS_REGION or AWS_DEFAULT_REGION is set");
            assertThat(problem.isError()).isTrue();
        });
    }

    @Test
    @DisplayName("D35: validate warns of a secret in clear text as render does")
    void warnsOfSecrets() {
        backend("region: eu-west-1, use_lockfile: true, access_key: a, secret_key: b");
        LoadedStacks loaded = new TestProject(directory).load();

        assertThat(new LintBackends(instance -> ANY, Map.of(), LintLevels.USUAL)
                        .withSecrets(loaded.resolution().instances(), List.of()))
                .anySatisfy(problem -> assertThat(problem.hint()).contains("AWS_SECRET_ACCESS_KEY"));
    }

    private void cloud(String attributes) {
        new TestProject(directory)
                .stack(
                        "dev",
                        "components: {terraform: {vpc: {backend_type: cloud, backend: {cloud: {" + attributes
                                + "workspaces: {name: n}}}}}}");
    }

    @Test
    @DisplayName("remote-backend 11: a host and an organization may come from the environment, which is judged as well")
    void judgesTheEnvironmentOfCloud() {
        cloud("");
        Map<String, String> right = Map.of("TF_CLOUD_ORGANIZATION", "acme", "TF_CLOUD_HOSTNAME", "tfe.acme.test");
        Map<String, String> wrong =
                Map.of("TF_CLOUD_ORGANIZATION", "acme", "TF_CLOUD_HOSTNAME", "https://tfe.acme.test/");

        assertThat(problems(ONE, right)).isEmpty();
        assertThat(problems(tool(Tool.Kind.OPENTOFU, "1.12"), right)).isEmpty();
        assertThat(problems(ONE, Map.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(
                                "'organization' of the cloud backend is missing, unless TF_CLOUD_ORGANIZATION is set"));
        assertThat(problems(ONE, wrong)).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.message())
                    .startsWith("the environment variable TF_CLOUD_HOSTNAME stands for 'hostname' and must be a host"
                            + " name without a scheme");
            assertThat(problem.hint()).isEqualTo("write 'tfe.acme.test'");
        });
    }

    @Test
    @DisplayName("remote-backend 11: what is written wins over the environment, which does not matter then")
    void prefersWhatIsWritten() {
        cloud("hostname: tfe.acme.test, organization: acme, ");

        assertThat(problems(ONE, Map.of("TF_CLOUD_HOSTNAME", "https://tfe.acme.test/")))
                .isEmpty();
    }

    @Test
    @DisplayName("remote-backend 11: two instances may have different hosts in their env sections")
    void judgesTheEnvironmentOfEachInstance() {
        new TestProject(directory)
                .stack(
                        "dev",
                        "terraform: {backend_type: cloud, backend: {cloud: {organization: o,"
                                + " workspaces: {tags: [t]}}}}\n"
                                + "components: {terraform: {vpc: {env: {TF_CLOUD_HOSTNAME: a.test}},"
                                + " dns: {env: {TF_CLOUD_HOSTNAME: a_b.test}}}}");

        assertThat(problems(ONE, Map.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("TF_CLOUD_HOSTNAME", "has a sign in it that no host name has", "dev/dns"));
    }

    @Test
    @DisplayName("remote-backend 1: a host in punycode is refused, with its own letters as the hint")
    void tellsTheLettersOfAHost() {
        cloud("organization: o, hostname: xn--bcher-kva.example, ");

        assertThat(problems(ONE, Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("must be written in its own letters, not as punycode");
            assertThat(problem.hint()).isEqualTo("write 'bücher.example'");
        });
    }

    @Test
    @DisplayName("remote-backend 1: a blank organization passes and is hardly meant")
    void doubtsABlankOrganization() {
        cloud("organization: ' ', ");

        assertThat(problems(ONE, Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.message()).contains("'organization' of the cloud backend is blank");
        });
    }
}

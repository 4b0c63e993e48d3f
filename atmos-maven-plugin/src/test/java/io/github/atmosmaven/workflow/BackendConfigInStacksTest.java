package io.github.atmosmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.backend.BackendFile;
import io.github.atmosmaven.config.PluginSettingsOf;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.workflow.lint.LintBackends;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D32, D33, D76: what backendConfig adds to the backends of stacks")
class BackendConfigInStacksTest {

    private static final Tool TOOL =
            new Tool(Tool.Kind.TERRAFORM, ToolVersion.of("1.11.4").orElseThrow());

    private static final String S3 =
            "components: {terraform: {vpc: {backend_type: s3, backend: {s3: {region: eu-west-1, use_lockfile: true}}}}}";

    @TempDir
    private Path directory;

    private LoadedStacks load(String... entries) {
        return Wiring.loadStacks(ToolsOf.missing(directory))
                .run(new PluginSettingsOf(directory).backendConfig(entries).get(), AbstractComponents.RESOLVED);
    }

    private static List<Problem> lint(LoadedStacks loaded) {
        return new LintBackends(instance -> TOOL, Map.of(), LintLevels.USUAL)
                .of(loaded.resolution().instances(), loaded.problems());
    }

    private static Instance only(LoadedStacks loaded) {
        assertThat(loaded.problems()).isEmpty();
        return loaded.resolution().instances().get(0);
    }

    @Test
    @DisplayName("D32: it counts in the address, with its place, and not in the rendered file")
    void makesTheAddress() {
        new TestProject(directory)
                .stack("dev", S3)
                .file("conf/state.hcl", "bucket = \"acme\"\nkey = \"{{ k }}\"\nworkspace_key_prefix = \"net\"\n");

        Instance vpc = only(load("conf/state.hcl"));

        assertThat(vpc.stateAddress().text()).isEqualTo("s3://acme/net/dev/{{ k }}");
        assertThat(vpc.stateAddress().parts())
                .filteredOn(part -> part.name().equals("bucket"))
                .singleElement()
                .satisfies(part -> assertThat(part.source().location()).hasToString("conf/state.hcl:1:10"));
        assertThat(BackendFile.of(vpc, () -> TOOL).orElseThrow().text())
                .contains("eu-west-1")
                .doesNotContain("acme", "net", "key_prefix");
        assertThat(vpc.state().remoteStateBackend().attributes().text("bucket")).isEqualTo("acme");
    }

    @Test
    @DisplayName("D33: it is judged with the rest, at its line or by the number of its entry")
    void isJudged() {
        new TestProject(directory)
                .stack("dev", S3)
                .file(
                        "conf/state.hcl",
                        "bucket = \"acme\"\nbukket = \"acme\"\nassume_role {\n  role_arn = \"arn:aws:iam::123456789012:role/x\"\n}\n");

        assertThat(lint(load("s3:conf/state.hcl", "key=/k")))
                .extracting(problem -> problem.location() + " " + problem.rule())
                .containsExactlyInAnyOrder(
                        "null invalid-value", "conf/state.hcl:2:1 unknown-attribute", "conf/state.hcl:3:1 wrong-type");
        assertThat(lint(load("s3:conf/state.hcl", "key=/k")))
                .filteredOn(problem -> problem.location() == null)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("entry 2 of backendConfig"));
        assertThat(lint(load("s3:region=eu-west-1")))
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message).startsWith("'bucket' of the s3 backend is missing"));
    }

    @Test
    @DisplayName("a block replaces the one of the stack, and no key=value entry can be one")
    void replacesBlocks() {
        new TestProject(directory)
                .stack(
                        "dev",
                        "components: {terraform: {vpc: {backend_type: remote, backend: {remote: {organization: acme,"
                                + " workspaces: {prefix: app-}}}}}}")
                .file("state.hcl", "workspaces {\n  name = \"app\"\n}\n");

        LoadedStacks replaced = load("state.hcl");

        assertThat(only(replaced).stateAddress().text()).endsWith("/acme/app");
        assertThat(lint(replaced)).isEmpty();
        assertThat(lint(load("workspaces={name = \"app\"}")))
                .extracting(Problem::message)
                .anySatisfy(message ->
                        assertThat(message).startsWith("'workspaces' of the remote backend must be a block"));
    }

    @Test
    @DisplayName("D76: it says what the block of a root module computes or lacks")
    void completesBlocksOfModules() {
        new TestProject(directory)
                .stack("dev", "components: {terraform: {vpc: {}}}")
                .file(
                        "src/main/terraform/vpc/main.tf",
                        "terraform {\n  backend \"s3\" {\n    bucket = var.bucket\n    region = \"eu-west-1\"\n"
                                + "    use_lockfile = true\n  }\n}\n");

        LoadedStacks loaded = load("s3:bucket=acme", "s3:key=k");

        assertThat(only(loaded).stateAddress().text()).isEqualTo("s3://acme/env:/dev-vpc/k".replace("dev-vpc", "dev"));
        assertThat(lint(loaded)).isEmpty();
        assertThat(load("gcs:bucket=acme").problems()).isNotEmpty();
    }

    @Test
    @DisplayName("instances with other backends are not reached by entries of one type, and refuse names of others")
    void reachesTypes() {
        new TestProject(directory)
                .stack(
                        "dev",
                        "components: {terraform: {a: {backend_type: gcs, backend: {gcs: {bucket: acme-states}}},"
                                + " b: {backend_type: s3, backend: {s3: {region: eu-west-1, use_lockfile: true, key: k}}}}}")
                .file("state.hcl", "bucket = \"acme\"\nendpoints = { s3 = \"https://s3.acme.test\" }\n");

        assertThat(lint(load("s3:state.hcl"))).isEmpty();
        assertThat(lint(load("state.hcl"))).singleElement().satisfies(problem -> {
            assertThat(problem.location()).hasToString("state.hcl:2:1");
            assertThat(problem.message()).contains("'endpoints' of the gcs backend does not exist", "dev/a");
        });
    }

    @Test
    @DisplayName("D8: an entry that reaches no instance is warned of, without its value, unless some may be missing")
    void warnsOfEntriesThatReachNothing() {
        TestProject project = new TestProject(directory).stack("dev", S3);

        assertThat(load("region=eu-west-1", "s3:key=k").unreachedEntries()).isEmpty();
        assertThat(load("gcs:encryption_key=canary", "key=k").unreachedEntries())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isFalse();
                    assertThat(problem.message())
                            .isEqualTo("the entry 'gcs:encryption_key=…' of backendConfig reaches no instance: none has"
                                    + " a backend 'gcs'");
                });
        project.stack("dev", "components: {terraform: {vpc: {}, old: {metadata: {type: abstract}}}}");
        assertThat(load("key=k").unreachedEntries())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("none has a backend"));
        project.stack("broken", "components: {terraform: {vpc: []}}");
        assertThat(load("key=k").unreachedEntries()).isEmpty();
    }

    @Test
    @DisplayName("D35: a secret in an entry is warned of, one in a file is where it should be")
    void warnsOfSecrets() {
        new TestProject(directory).stack("dev", S3).file("state.hcl", "access_key = \"a\"\nsecret_key = \"s\"\n");

        assertThat(secrets("state.hcl")).isEmpty();
        assertThat(secrets("secret_key=s")).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("stands in backendConfig, in clear text");
            assertThat(problem.hint()).contains("AWS_SECRET_ACCESS_KEY");
        });
    }

    private List<Problem> secrets(String entry) {
        return new LintBackends(instance -> TOOL, Map.of(), LintLevels.USUAL)
                .withSecrets(load(entry).resolution().instances(), List.of()).stream()
                        .filter(problem -> problem.code() == ProblemCode.SENSITIVE_ATTRIBUTE)
                        .toList();
    }
}

package io.github.atmosmaven.workflow.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.PluginSettingsOf;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.workflow.describe.InstanceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions by which this plugin answers otherwise than Atmos. */
class ExplanationsTest {

    private static final String S3 = "terraform: {backend_type: s3, backend: {s3: {bucket: b, key: k, region: r}}}\n";

    @TempDir
    private Path parent;

    private Path directory() throws IOException {
        return Files.createDirectories(parent.resolve("project"));
    }

    /** Differences from our own answer in which some patterns are replaced, as Atmos would have printed them. */
    private List<String> differences(PluginSettings settings, String... changes) throws IOException {
        ComparedProject project = new ComparedProject(directory(), settings, parent.resolve("atmos.json"));
        String document =
                document(new TestProject(directory()).load().resolution().instances());
        assertThat(project.with(document).failures()).isEmpty();
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(document).containsPattern(changes[i]);
            document = document.replaceAll(changes[i], changes[i + 1]);
        }
        return ComparedProject.lines(project.with(document));
    }

    private List<String> differences(String... changes) throws IOException {
        return differences(new PluginSettingsOf(directory()).get(), changes);
    }

    /** Output of Atmos for one stack where it answers as the plugin does. */
    static String document(List<Instance> instances) {
        MapValue.Builder stack = MapValue.builder(instances.get(0).location());
        instances.forEach(each -> stack.put(each.name(), InstanceDocument.of(each)));
        return "{\"" + instances.get(0).stack() + "\": {\"components\": {\"terraform\": "
                + JsonText.indented(stack.build()) + "}}}";
    }

    private TestProject stack(String text) throws IOException {
        return new TestProject(directory()).stack("dev", text);
    }

    @Test
    @DisplayName("D10: what Atmos reads as a number or a date, and we keep as text")
    void explainsScalars() throws IOException {
        stack(S3 + "components: {terraform: {vpc: {vars: {account: 012345678901, day: 2026-11-30, name: a}}}}");

        assertThat(differences("\"012345678901\"", "1430223297", "\"2026-11-30\"", "{}", "\"a\"", "\"b\""))
                .containsExactly(
                        "listed dev/vpc vars.account: 1430223297 != 012345678901, D10",
                        "listed dev/vpc vars.day: {} != 2026-11-30, D10",
                        "listed dev/vpc vars.name: b != a");
    }

    @Test
    @DisplayName("D14: lists that are joined or merged otherwise")
    void explainsLists() throws IOException {
        stack(S3 + """
                import: [catalog/c]
                components: {terraform: {vpc: {vars: {joined: !append [2], plain: [1], more: [1, 2]}}}}
                """).stack("catalog/c", "components: {terraform: {vpc: {vars: {joined: [1]}}}}");

        assertThat(differences("\"joined\": \\[\\s+1,", "\"joined\": [", "\"plain\": \\[\\s+1", "\"plain\": [3"))
                .containsExactly(
                        "listed dev/vpc vars.joined: [2] != [1, 2], D14", "listed dev/vpc vars.plain: [3] != [1]");
        assertThat(differences("\"more\": \\[", "\"more\": [1, 2,"))
                .containsExactly("listed dev/vpc vars.more: [1, 2, 1, 2] != [1, 2], D14");
        assertThat(differences(
                        new PluginSettingsOf(directory())
                                .listMergeStrategy("merge")
                                .get(),
                        "\"plain\": \\[\\s+1",
                        "\"plain\": [3"))
                .containsExactly("listed dev/vpc vars.plain: [3] != [1], D14");
    }

    @Test
    @DisplayName("D15: a base without a type or command takes none away")
    void explainsBases() throws IOException {
        stack(S3 + """
                components:
                  terraform:
                    typed: {metadata: {type: abstract}, backend_type: gcs, command: tofu, backend: {gcs: {bucket: g}}}
                    plain: {metadata: {type: abstract}}
                    vpc: {metadata: {inherits: [typed, plain]}, command: ""}
                """);

        assertThat(differences(
                        "backend_type\": \"gcs\"",
                        "backend_type\": \"s3\"",
                        "\"command\": \"tofu\"",
                        "\"command\": \"\""))
                .contains(
                        "fails dev/vpc backend_type: s3 != gcs, D15",
                        "fails dev/vpc remote_state_backend_type: s3 != gcs, D15",
                        "listed dev/vpc command: null != tofu, D15");
    }

    @Test
    @DisplayName("D16: what Atmos loses behind the locals of an importing file")
    void explainsLocals() throws IOException {
        stack(S3 + "import: [catalog/c]\nlocals: {l: 1}\ncomponents: {terraform: {vpc: {vars: {own: 1}}}}")
                .stack("catalog/c", "vars: {lost: 1}");

        assertThat(differences("\"lost\": 1,", "")).containsExactly("listed dev/vpc vars.lost: null != 1, D16");
        assertThat(differences("\"own\": 1", "\"other\": 1"))
                .containsExactly("listed dev/vpc vars.other: 1 != null", "listed dev/vpc vars.own: null != 1");
    }

    @Test
    @DisplayName("D23, D17: the root module that is inherited is the one in use, and so is its workspace")
    void explainsRootModules() throws IOException {
        stack(S3 + """
                components:
                  terraform:
                    base: {metadata: {type: abstract, component: vpc}}
                    a: {metadata: {inherits: [base]}}
                    b: {metadata: {component: vpc, terraform_workspace_pattern: "{stage}-{component}"}, vars: {stage: dev}}
                """);

        assertThat(differences(
                        "\"component\": \"vpc\",(\\s+\"inheritance\")",
                        "\"component\": \"a\",$1",
                        "\"workspace\": \"dev-a\"",
                        "\"workspace\": \"dev\"",
                        "\"workspace\": \"dev-b\"",
                        "\"workspace\": \"dev-\""))
                .containsExactly(
                        "listed dev/a component: a != vpc, D23",
                        "listed dev/a workspace: dev != dev-a, D17",
                        "listed dev/b workspace: dev- != dev-b, D17",
                        "listed dev/base instance: null != abstract");
    }

    @Test
    @DisplayName("D30: a flat attribute that Atmos drops beside the nested form")
    void explainsFlatBackends() throws IOException {
        stack(S3 + "components: {terraform: {vpc: {backend: {encrypt: true}}}}");

        assertThat(differences("\"encrypt\": true,", "")).contains("fails dev/vpc backend.encrypt: null != true, D30");
    }

    @Test
    @DisplayName("D36, D83: what a template left behind")
    void explainsTemplates() throws IOException {
        stack(S3 + "components: {terraform: {vpc: {vars: {a: x-y}, backend: {s3: {key: x/k}}}}}");

        assertThat(differences("\"x-y\"", "\"x-<no value>\"", "\"x/k\"", "\"<no value>/k\""))
                .contains(
                        "fails dev/vpc backend.key: <no value>/k != x/k, D36",
                        "listed dev/vpc vars.a: x-<no value> != x-y, D83");
    }

    @Test
    @DisplayName("D39: a state in a file is another file, which fails while it would be left behind")
    void explainsLocalStates() throws IOException {
        stack("components: {terraform: {vpc: {}}}");
        String file = "src/main/terraform/vpc/terraform.tfstate.d/dev/terraform.tfstate";
        String line =
                " dev/vpc state: " + file + " != .atmos/state/dev/vpc/terraform.tfstate.d/dev/terraform.tfstate, D39";
        ComparedProject project =
                new ComparedProject(directory(), new PluginSettingsOf(directory()).get(), parent.resolve("a.json"));
        String document =
                document(new TestProject(directory()).load().resolution().instances());

        assertThat(ComparedProject.lines(project.with(document))).containsExactly("listed" + line);
        new TestProject(directory()).file(file, "{}");
        assertThat(ComparedProject.lines(project.compare())).containsExactly("fails" + line);
        new TestProject(directory()).file(".atmos/state/dev/vpc/terraform.tfstate.d/dev/terraform.tfstate", "{}");
        assertThat(ComparedProject.lines(project.compare())).containsExactly("listed" + line);
    }

    @Test
    @DisplayName("D87: text in quotes that looks like a function")
    void explainsTextThatLooksLikeAFunction() throws IOException {
        stack(S3 + "components: {terraform: {vpc: {vars: {a: '!env HOME'}}}}");

        assertThat(differences("\"!env HOME\"", "\"/root\""))
                .contains("listed dev/vpc vars.a: /root != !env HOME, D87");
    }

    @Test
    @DisplayName("D35, D79: no secret of either side is shown")
    void hidesSecrets() throws IOException {
        stack(S3 + """
                components:
                  terraform:
                    vpc:
                      vars: {db_password: hush1, plain: hush2, url: "https://u:hush3@host/", more: {api_key: hush4}}
                      backend: {s3: {secret_key: hush5}}
                """);
        ComparedProject project =
                new ComparedProject(directory(), new PluginSettingsOf(directory()).get(), parent.resolve("a.json"));
        project.sensitive = java.util.Set.of("plain");
        String document =
                document(new TestProject(directory()).load().resolution().instances());

        Comparison changed = project.with(document.replace("hush", "HUSH"));
        assertThat(changed.differences())
                .extracting(Difference::what)
                .hasSize(6)
                .contains("vars.plain", "vars.more.api_key");
        Comparison lacking =
                project.with(document.replaceAll("(?s)\"(vars|backend)\": \\{.*?\n    },?", "\"$1\": {},"));
        for (Comparison each : List.of(changed, lacking)) {
            assertThat(ComparisonDocument.json(each) + ComparisonDocument.text(each) + each.failures())
                    .doesNotContainIgnoringCase("hush")
                    .contains("(sensitive)");
        }
    }
}

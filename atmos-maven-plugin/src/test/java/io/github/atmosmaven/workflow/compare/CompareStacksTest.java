package io.github.atmosmaven.workflow.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.backend.PrefixMode;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.PluginSettingsOf;
import io.github.atmosmaven.workflow.select.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project of {@code src/test/resources/compare}, and what Atmos prints of it. */
class CompareStacksTest {

    private static final Path CASE = Path.of("src/test/resources/compare");

    @TempDir
    private Path parent;

    private ComparedProject project;
    private String printed;

    @BeforeEach
    void read() throws IOException {
        project = at(PrefixMode.MODULE);
        printed = Files.readString(CASE.resolve("describe-stacks.json"));
    }

    private ComparedProject at(PrefixMode prefix) {
        Path directory = CASE.resolve("project").toAbsolutePath();
        PluginSettings settings =
                new PluginSettingsOf(directory).states(null, null, prefix).get();
        return new ComparedProject(directory, settings, parent.resolve("atmos.json"));
    }

    private List<String> differences(String... changes) throws IOException {
        String document = printed;
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(document).contains(changes[i]);
            document = document.replace(changes[i], changes[i + 1]);
        }
        return ComparedProject.lines(project.with(document));
    }

    @Test
    @DisplayName("D92: what Atmos prints of workspaces and does not use is explained and no failure (D17)")
    void comparesTheExample() throws IOException {
        Comparison comparison = project.with(printed);

        assertThat(ComparedProject.lines(comparison))
                .containsExactly(
                        "listed plat-dev/dns workspace: plat-dev != plat-dev-dns, D17",
                        "listed plat-dev/vpc/1 workspace: plat-dev != plat-dev-vpc-1, D17",
                        "listed plat-prod/vpc/1 workspace: plat-prod != plat-prod-vpc-1, D17");
        assertThat(comparison.failures()).isEmpty();
        assertThat(comparison.summary()).isEqualTo("3 instances compared with atmos.json: 3 differences");
    }

    @Test
    @DisplayName("D92, D31: another default prefix is another state, so it fails and names the decision")
    void comparesPrefixes() throws IOException {
        project = at(PrefixMode.INSTANCE);
        Comparison comparison = project.with(printed);

        assertThat(ComparedProject.lines(comparison))
                .contains(
                        "fails plat-dev/vpc/1 backend.workspace_key_prefix: vpc != vpc-1, D31",
                        "fails plat-dev/vpc/1 remote_state_backend.workspace_key_prefix: vpc != vpc-1, D31",
                        "fails plat-dev/vpc/1 state: s3://acme-tfstate/vpc/plat-dev-vpc-1/terraform.tfstate !="
                                + " s3://acme-tfstate/vpc-1/plat-dev-vpc-1/terraform.tfstate, D31")
                .filteredOn(line -> line.startsWith("fails"))
                .hasSize(9);
        assertThat(comparison.failures().get(0).hint()).startsWith("set workspaceKeyPrefix to 'module'");
        assertThat(comparison.failures().get(0).message())
                .isEqualTo("plat-dev/dns: backend.workspace_key_prefix is 'vpc' in atmos.json and 'dns' here"
                        + " (D31: the default prefix of a state is the name of the instance; Atmos takes that of the"
                        + " root module)");
    }

    @Test
    @DisplayName(
            "D92: state address, workspace, backend and root module fail, other sections are listed with the place")
    void comparesSections() throws IOException {
        assertThat(differences("\"bucket\": \"acme-tfstate\"", "\"bucket\": \"other\""))
                .contains(
                        "fails plat-dev/dns backend.bucket: other != acme-tfstate",
                        "fails plat-dev/dns state: s3://other/vpc/plat-dev-dns/terraform.tfstate !="
                                + " s3://acme-tfstate/vpc/plat-dev-dns/terraform.tfstate");
        assertThat(differences("\"workspace\": \"plat-prod\"", "\"workspace\": \"elsewhere\""))
                .contains(
                        "fails plat-prod/vpc/1 workspace: elsewhere != plat-prod-vpc-1, D17",
                        "fails plat-prod/vpc/1 state: s3://acme-tfstate/vpc/elsewhere/terraform.tfstate !="
                                + " s3://acme-tfstate/vpc/plat-prod-vpc-1/terraform.tfstate, D17");
        assertThat(differences("\"component\": \"vpc\"", "\"component\": \"net\""))
                .contains(
                        "fails plat-dev/dns component: net != vpc",
                        "listed plat-dev/dns metadata.component: net != vpc");
        assertThat(differences("\"backend_type\": \"s3\"", "\"backend_type\": \"gcs\""))
                .contains("fails plat-dev/dns backend_type: gcs != s3")
                .noneMatch(line -> line.contains("backend.bucket"));
        assertThat(differences("\"cidr\": \"10.0.0.0/16\"", "\"cidr\": 1, \"more\": null", "\"A\": \"b\"", ""))
                .contains(
                        "listed plat-dev/dns env: null != {A: b}",
                        "listed plat-dev/vpc/1 vars.cidr: 1 != 10.0.0.0/16",
                        "listed plat-dev/vpc/1 vars.more: null != null");
        assertThat(project.with(printed.replace("\"10.0.0.0/16\"", "1")).differences().stream()
                        .filter(each -> each.what().equals("vars.cidr"))
                        .map(each -> String.valueOf(each.at())))
                .containsOnly("stacks/catalog/vpc.yaml:1:94");
    }

    @Test
    @DisplayName("D92: an instance that one side lacks fails, either way; an abstract component is none")
    void comparesInstances() throws IOException {
        assertThat(differences("\"dns\": {", "\"cdn\": {"))
                .contains(
                        "fails plat-dev/cdn instance: instance != null",
                        "fails plat-dev/dns instance: null != instance");
        assertThat(differences("\"vpc/base\": {", "\"vpc/basis\": {"))
                .contains(
                        "listed plat-dev/vpc/base instance: null != abstract",
                        "listed plat-dev/vpc/basis instance: abstract != null")
                .noneMatch(line -> line.startsWith("fails"));
        assertThat(differences("\"type\": \"abstract\"", "\"type\": \"real\""))
                .contains(
                        "fails plat-dev/vpc/base instance: instance != null",
                        "listed plat-dev/vpc/base instance: null != abstract");
        assertThat(project.with("{}").failures()).hasSize(3);
    }

    @Test
    @DisplayName("D92, D17: another name of a stack is one difference that fails")
    void comparesNames() throws IOException {
        assertThat(differences("\"plat-prod\": {", "\"prod\": {"))
                .contains("fails prod/vpc/1 stack: prod != plat-prod, D17")
                .noneMatch(line -> line.contains("instance:"));
    }

    @Test
    @DisplayName("D92: a number that JSON cannot say is compared and written like any other value")
    void comparesNotANumber() throws IOException {
        Path directory = parent.resolve("numbers");
        Path file = directory.resolve("src/main/stacks/dev.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "components: {terraform: {vpc: {vars: {a: .nan, b: -.inf, c: .inf}}}}\n");
        ComparedProject numbers =
                new ComparedProject(directory, new PluginSettingsOf(directory).get(), parent.resolve("atmos.json"));

        Comparison comparison = numbers.with("dev:\n  components:\n    terraform:\n      vpc:\n"
                + "        {component: vpc, workspace: dev, atmos_manifest: dev, vars: {a: 1, b: -.inf, c: .nan}}\n");

        assertThat(ComparedProject.lines(comparison)).anyMatch(line -> line.contains("vars.a: 1 != "));
        assertThat(ComparedProject.lines(comparison)).noneMatch(line -> line.contains("vars.b"));
        assertThat(ComparisonDocument.json(comparison))
                .contains("\"atmos\": 1,", "\"here\": \"NaN\"", "\"atmos\": \"NaN\"", "\"here\": \"+Inf\"");
        assertThat(ComparisonDocument.text(comparison)).contains("vars.a", "vars.c");
    }

    @Test
    @DisplayName("D20: -Dstack and -Dcomponent narrow both sides")
    void narrowsBothSides() throws IOException {
        project.selection = Selection.of("orgs/prod", "vpc/*");
        assertThat(project.with("{}").differences())
                .extracting(each -> each.stack() + "/" + each.instance())
                .containsExactly("plat-prod/vpc/1", "plat-prod/vpc/base");
        assertThat(differences("\"dns\": {", "\"cdn\": {"))
                .containsExactly("listed plat-prod/vpc/1 workspace: plat-prod != plat-prod-vpc-1, D17");
    }

    @Test
    @DisplayName(
            "D7: the document is the same for every run, and has both values, the place, the decision and the advice")
    void writesDocuments() throws IOException {
        project = at(PrefixMode.INSTANCE);
        project.selection = Selection.of("plat-dev", "vpc/1");

        assertThat(ComparisonDocument.json(project.with(printed)))
                .startsWith("""
                {
                  "differences": [
                    {
                      "advice": "set workspaceKeyPrefix to 'module', and the states stay where they are",
                      "at": "stacks/orgs/dev.yaml:6:5",
                      "atmos": "vpc",
                      "decision": "D31",
                      "explanation": "the default prefix of a state is the name of the instance; Atmos takes that of \
                the root module",
                      "fails": true,
                      "here": "vpc-1",
                      "instance": "vpc/1",
                      "stack": "plat-dev",
                      "what": "backend.workspace_key_prefix"
                    },
                """)
                .endsWith("""
                  ],
                  "instances": 1,
                  "reference": "atmos.json",
                  "summary": "1 instance compared with atmos.json: 4 differences, 3 of them fail"
                }
                """);
        assertThat(ComparisonDocument.text(project.compare()).lines())
                .contains(
                        "1 instance compared with atmos.json: 4 differences, 3 of them fail",
                        "1  D31: the default prefix of a state is the name of the instance; Atmos takes that of the root"
                                + " module",
                        "   to do: set workspaceKeyPrefix to 'module', and the states stay where they are")
                .anyMatch(line -> line.matches("RESULT +STACK +INSTANCE +WHAT +ATMOS +HERE +AT +DECISION +NOTE"))
                .anyMatch(
                        line -> line.matches("listed +plat-dev +vpc/1 +workspace +plat-dev +plat-dev-vpc-1 .* D17 +2"));
    }
}

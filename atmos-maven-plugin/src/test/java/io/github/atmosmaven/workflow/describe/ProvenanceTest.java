package io.github.atmosmaven.workflow.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D11: every value knows where it was written and how it arrived")
class ProvenanceTest {

    @TempDir
    private Path directory;

    private Instance vpc;

    @BeforeEach
    void writeStacks() {
        vpc = new TestProject(directory)
                .stack("orgs/_defaults", """
                        terraform:
                          backend_type: s3
                          backend:
                            s3: {bucket: b, key: k}
                        """)
                .stack("catalog/vpc", """
                        components:
                          terraform:
                            base:
                              metadata: {type: abstract}
                              vars: {size: 1, zones: [a]}
                        """)
                .stack("dev", """
                        import:
                          - orgs/_defaults
                          - catalog/vpc
                        vars:
                          stage: dev
                        components:
                          terraform:
                            vpc:
                              metadata: {inherits: [base]}
                              vars:
                                zones: !append [b]
                              backend: {region: eu-west-1}
                        overrides:
                          vars: {size: 2}
                        """)
                .instances()
                .get(0);
    }

    @Test
    @DisplayName("a value of atmos.yaml says so")
    void namesAtmosYaml() {
        Instance dns = new TestProject(directory.resolve("with-settings"))
                .file("atmos.yaml", "stacks: {base_path: stacks}\nenv:\n  REGION: us-east-1\n  STAGE: none\n")
                .file("stacks/dev.yaml", "env: {STAGE: dev}\ncomponents: {terraform: {dns: {}}}")
                .instances()
                .get(0);

        assertThat(described(dns))
                .contains("REGION: us-east-1 # atmos.yaml:3:11 (atmos.yaml)")
                .contains("STAGE: dev # stacks/dev.yaml:1:14 (manifest)");
    }

    @Test
    @DisplayName("the root module and the binary tell what named them, and defaults name nothing")
    void namesWhatChoseModuleAndBinary() {
        List<Instance> instances = new TestProject(directory.resolve("names"))
                .file("src/main/terraform/net/main.tf", "")
                .stack("dev", """
                        terraform:
                          command: tofu
                        components:
                          terraform:
                            base:
                              metadata: {type: abstract, component: net}
                              command: terraform
                            child:
                              metadata: {inherits: [base]}
                            plain: {}
                            parent: {}
                            z-legacy:
                              component: parent
                              command: custom
                        """)
                .stack("prod", "components: {terraform: {plain: {}}}")
                .instances();

        assertThat(names(instances, "dev/child"))
                .containsExactly(
                        "command: terraform # src/main/stacks/dev.yaml:7:16 (base base)",
                        "component: net # src/main/stacks/dev.yaml:6:45 (base base)");
        assertThat(names(instances, "dev/plain"))
                .containsExactly("command: tofu # src/main/stacks/dev.yaml:2:12 (terraform)", "component: plain");
        assertThat(names(instances, "dev/z-legacy"))
                .containsExactly(
                        "command: custom # src/main/stacks/dev.yaml:14:16 (component z-legacy)",
                        "component: parent # src/main/stacks/dev.yaml:13:18 (component z-legacy)");
        assertThat(names(instances, "prod/plain")).containsExactly("command: terraform", "component: plain");
    }

    private static List<String> names(List<Instance> instances, String name) {
        return instances.stream()
                .filter(instance -> instance.displayName().equals(name))
                .flatMap(instance -> described(instance).lines())
                .filter(line -> line.startsWith("command:") || line.startsWith("component:"))
                .toList();
    }

    @Test
    @DisplayName("a value of an included file tells the file and who included it")
    void namesTheIncludingManifest() {
        Instance dns = new TestProject(directory.resolve("with-includes"))
                .file("shared/net.yaml", "cidr: 10.0.0.0/8\nzones: [a]\n")
                .file("shared/tags.json", "{\"team\": \"net\"}")
                .stack("catalog/dns", """
                        components:
                          terraform:
                            dns:
                              vars:
                                net: !include shared/net.yaml
                                tags: !include shared/tags.json
                        """)
                .stack("dev", """
                        import: [catalog/dns]
                        vars:
                          all: [!include shared/tags.json .team]
                        """)
                .instances()
                .get(0);

        assertThat(described(dns).lines().map(String::strip))
                .contains(
                        "cidr: 10.0.0.0/8 # shared/net.yaml:1:7 (component dns, included at"
                                + " src/main/stacks/catalog/dns.yaml:5:14, imported by src/main/stacks/dev.yaml)",
                        "- a # shared/net.yaml:2:9 (component dns, included at"
                                + " src/main/stacks/catalog/dns.yaml:5:14, imported by src/main/stacks/dev.yaml)",
                        "team: net # shared/tags.json:1:10 (component dns, included at"
                                + " src/main/stacks/catalog/dns.yaml:6:15, imported by src/main/stacks/dev.yaml)",
                        "- net # shared/tags.json:1:10 (manifest, included at src/main/stacks/dev.yaml:3:9)");
    }

    @Test
    @DisplayName("a file that is imported and included tells of each value which of the two brought it")
    void tellsImportsFromInclusions() {
        Instance dns = new TestProject(directory.resolve("both-ways"))
                .stack("catalog/net", "vars: {cidr: 10.0.0.0/8, zone: a}\n")
                .stack("dev", """
                        import: [catalog/net]
                        components:
                          terraform:
                            dns:
                              vars:
                                own: !include ./catalog/net.yaml .vars
                                zones:
                                  - !include ./catalog/net.yaml .vars.zone
                                  - {x: !include ./catalog/net.yaml .vars.cidr }
                                  - !include ./catalog/net.yaml .vars.cidr
                        """)
                .instances()
                .get(0);
        String net = "src/main/stacks/catalog/net.yaml:1:";
        String dev = "src/main/stacks/dev.yaml:";

        assertThat(described(dns).lines().map(String::strip))
                .contains(
                        "cidr: 10.0.0.0/8 # " + net + "14 (manifest, imported by src/main/stacks/dev.yaml)",
                        "cidr: 10.0.0.0/8 # " + net + "14 (component dns, included at " + dev + "6:14)",
                        "zone: a # " + net + "32 (component dns, included at " + dev + "6:14)",
                        "- a # " + net + "32 (component dns, included at " + dev + "8:13)",
                        "- 10.0.0.0/8 # " + net + "14 (component dns, included at " + dev + "10:13)");
    }

    @Test
    @DisplayName("what is merged over an included map, and joined to included items, keeps its own way")
    void tellsWhatIsMergedWithInclusions() {
        Instance dns = new TestProject(directory.resolve("merged"))
                .file("inc.yaml", "a: 1\nlist: [x]\nm: {k: v}\n")
                .file("dns.yaml", "settings: {z: 9}\n")
                .stack(
                        "catalog/c",
                        "vars:\n  net: !include inc.yaml\n  all: [one]\noverrides: {vars: {o: !include inc.yaml .m }}\n")
                .stack("dev", """
                        import: [catalog/c]
                        vars:
                          net: {a: 2}
                          all: !append [two, !include inc.yaml .a, !include inc.yaml .m.k ]
                        components: {terraform: {dns: !include dns.yaml }}
                        """)
                .instances()
                .get(0);
        String byDev = ", imported by src/main/stacks/dev.yaml)";
        String catalog = "src/main/stacks/catalog/c.yaml:";

        assertThat(described(dns).lines().map(String::strip))
                .contains(
                        "a: 2 # src/main/stacks/dev.yaml:3:12 (manifest)",
                        "- x # inc.yaml:2:8 (manifest, included at " + catalog + "2:8" + byDev,
                        "k: v # inc.yaml:3:8 (manifest, included at " + catalog + "2:8" + byDev,
                        "- one # " + catalog + "3:9 (manifest" + byDev,
                        "- two # src/main/stacks/dev.yaml:4:17 (manifest)",
                        "- 1 # inc.yaml:1:4 (manifest, included at src/main/stacks/dev.yaml:4:22)",
                        "- v # inc.yaml:3:8 (manifest, included at src/main/stacks/dev.yaml:4:44)",
                        "k: v # inc.yaml:3:8 (overrides, included at " + catalog + "4:23" + byDev,
                        "z: 9 # dns.yaml:1:15 (component dns, included at src/main/stacks/dev.yaml:5:31)");
    }

    @Test
    @DisplayName("a default tells what it is made of")
    void tellsWhatADefaultIsMadeOf() {
        List<Instance> instances =
                new TestProject(directory.resolve("defaults")).stack("dev", """
                        terraform: {backend_type: s3, backend: {bucket: b, key: k}}
                        components:
                          terraform:
                            dns: {}
                            net: {metadata: {name: core}}
                        """).instances();

        assertThat(instances)
                .extracting(instance -> described(instance)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("workspace_key_prefix"))
                        .findFirst()
                        .orElse(""))
                .containsExactly(
                        "workspace_key_prefix: dns # src/main/stacks/dev.yaml:4:5 (computed) by default"
                                + " from the name of the instance",
                        "workspace_key_prefix: core # src/main/stacks/dev.yaml:5:28 (computed) by default"
                                + " from the name written there");
    }

    @Test
    @DisplayName("a value of a file that atmos.yaml includes tells where")
    void namesWhereAtmosYamlIncludes() {
        Instance dns = new TestProject(directory.resolve("included-settings"))
                .file("atmos.yaml", "stacks: {base_path: stacks}\nauth:\n  providers: !include providers.yaml\n")
                .file("providers.yaml", "sso: {region: us-east-1}")
                .file("stacks/dev.yaml", "components: {terraform: {dns: {}}}")
                .instances()
                .get(0);

        assertThat(described(dns))
                .contains("region: us-east-1 # providers.yaml:1:15 (atmos.yaml, included at atmos.yaml:3:3)");
    }

    private String described() {
        return described(vpc);
    }

    private static String described(Instance instance) {
        return DescribedText.of(new DescribeInstances.Request(
                List.of(instance), true, DescribeInstances.Format.YAML, true, DescribeInstancesTest.HOSTED));
    }

    @Test
    @DisplayName("as YAML, behind each value")
    void tellsEachLeaf() {
        assertThat(described().lines().map(String::strip))
                .contains(
                        "bucket: b # src/main/stacks/orgs/_defaults.yaml:4:18 (terraform, imported by"
                                + " src/main/stacks/dev.yaml)",
                        "region: eu-west-1 # src/main/stacks/dev.yaml:12:25 (component vpc)",
                        "stage: dev # src/main/stacks/dev.yaml:5:10 (manifest)",
                        "size: 2 # src/main/stacks/dev.yaml:14:16 (overrides)")
                .anyMatch(
                        line -> line.startsWith("workspace_key_prefix: vpc # src/main/stacks/dev.yaml:8:5 (computed"));
    }

    @Test
    @DisplayName("each item of a list that was joined tells its own level")
    void tellsItemsApart() {
        assertThat(described().lines().map(String::strip))
                .contains(
                        "- a # src/main/stacks/catalog/vpc.yaml:5:31 (base base, imported by src/main/stacks/dev.yaml)",
                        "- b # src/main/stacks/dev.yaml:11:25 (component vpc)");
    }

    @Test
    @DisplayName("sections that are made of others tell where those were written")
    void tellsWhatIsTakenFromElsewhere() {
        assertThat(described().lines().map(String::strip))
                .contains(
                        "remote_state_backend_type: s3 # src/main/stacks/orgs/_defaults.yaml:2:17 (terraform, imported by"
                                + " src/main/stacks/dev.yaml)")
                .filteredOn(line -> line.startsWith("size: 2"))
                .hasSize(2)
                .allMatch(line -> line.endsWith("(overrides)"));
    }

    @Test
    @DisplayName("as JSON, in a section of its own")
    void tellsInJson() {
        String json = DescribedText.of(new DescribeInstances.Request(
                List.of(vpc), true, DescribeInstances.Format.JSON, true, DescribeInstancesTest.HOSTED));

        assertThat(json)
                .contains(
                        "\"provenance\": {", "\"size\": 2", "\"size\": \"src/main/stacks/dev.yaml:14:16 (overrides)\"");
    }

    @Test
    @DisplayName("the address of the state names the value behind each part")
    void tellsThePartsOfAnAddress() {
        assertThat(vpc.stateAddress().parts())
                .filteredOn(part -> part.name().equals("bucket"))
                .singleElement()
                .satisfies(part -> assertThat(part.source())
                        .isNotNull()
                        .satisfies(source ->
                                assertThat(source.location()).hasToString("src/main/stacks/orgs/_defaults.yaml:4:18")));
    }
}

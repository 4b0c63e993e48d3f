package io.github.atmosmaven.workflow;

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

    private String described() {
        return described(vpc);
    }

    private static String described(Instance instance) {
        return DescribeInstances.text(
                new DescribeInstances.Request(List.of(instance), true, DescribeInstances.Format.YAML, true));
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
        String json = DescribeInstances.text(
                new DescribeInstances.Request(List.of(vpc), true, DescribeInstances.Format.JSON, true));

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

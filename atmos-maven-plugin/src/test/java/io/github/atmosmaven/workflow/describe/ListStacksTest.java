package io.github.atmosmaven.workflow.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.workflow.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListStacksTest {

    private static final List<Instance> INSTANCES = List.of(
            new InstanceOf("dev", "vpc/1")
                    .workspace("dev-vpc-1")
                    .backend("s3", Map.of())
                    .get(),
            new InstanceOf("dev", "dns").component("net/dns").get(),
            new InstanceOf("prod", "vpc/1").backend("s3", Map.of()).get());

    private static List<List<String>> rows(ListStacks.Kind kind) {
        return ListStacks.of(Map.of("", INSTANCES), kind).texts();
    }

    @Test
    void instancesTellWhereTheirStateLives() {
        assertThat(rows(ListStacks.Kind.INSTANCES))
                .containsExactly(
                        List.of("dev", "vpc/1", "vpc", "s3", "dev-vpc-1", "dev/vpc/1"),
                        List.of("dev", "dns", "net/dns", "-", "default", "dev/dns"),
                        List.of("prod", "vpc/1", "vpc", "s3", "default", "prod/vpc/1"));
    }

    @Test
    @DisplayName("as JSON, numbers, lists and what is absent are just that")
    void writesJson() {
        assertThat(ListStacks.of(Map.of("", INSTANCES), ListStacks.Kind.STACKS).json())
                .contains("\"instances\": 2,", "\"manifests\": [\n      \"src/main/stacks/dev.yaml\"\n    ]");
        assertThat(ListStacks.of(Map.of("", INSTANCES), ListStacks.Kind.COMPONENTS)
                        .json())
                .contains("\"stacks\": [\n      \"dev\",\n      \"prod\"\n    ]");
        assertThat(ListStacks.of(Map.of("", INSTANCES), ListStacks.Kind.INSTANCES)
                        .json())
                .contains("\"backend\": \"s3\"", "\"backend\": null");
    }

    @Test
    @DisplayName("a table has a line for each row, and nothing that steers a terminal")
    void escapesCells() {
        Instance odd = new InstanceOf("a\nb\u001b[31m", "x\u202ey").get();

        String table = ListStacks.of(Map.of("", List.of(odd)), ListStacks.Kind.INSTANCES)
                .plain();

        assertThat(table.lines()).hasSize(2).last().asString().startsWith("a\\nb\\u001b[31m  x\\u202ey  ");
    }

    @Test
    void shortensEndlessCells() {
        Instance endless = new InstanceOf("s".repeat(5_000), "vpc").get();

        assertThat(ListStacks.of(Map.of("", List.of(endless)), ListStacks.Kind.INSTANCES)
                        .plain()
                        .lines())
                .allMatch(line -> line.length() < 1_000);
    }

    @Test
    @DisplayName("columns are as wide as what is seen")
    void padsByCharacters() {
        List<Instance> instances = List.of(new InstanceOf("😀😀", "vpc").get(), new InstanceOf("abcdefg", "vpc").get());

        assertThat(ListStacks.of(Map.of("", instances), ListStacks.Kind.INSTANCES)
                        .plain())
                .contains("😀😀       vpc");
    }

    @Test
    void stacksTellHowManyInstancesTheyHave() {
        assertThat(rows(ListStacks.Kind.STACKS))
                .containsExactly(
                        List.of("dev", "2", "src/main/stacks/dev.yaml"),
                        List.of("prod", "1", "src/main/stacks/dev.yaml"));
    }

    @Test
    void componentsTellTheirModulesAndStacks() {
        assertThat(rows(ListStacks.Kind.COMPONENTS))
                .containsExactly(List.of("dns", "net/dns", "dev"), List.of("vpc/1", "vpc", "dev, prod"));
    }

    @Test
    @DisplayName("remote-backend 6: where services hold states, the names of workspaces are told, in all modules alike")
    void tellsBothNamesOfAWorkspace() {
        Instance prefixed = new InstanceOf("dev", "vpc")
                .workspace("dev")
                .backend("remote", Map.of("workspaces", InstanceOf.map(Map.of("prefix", InstanceOf.text("app-")))))
                .get();
        Instance cloud = new InstanceOf("dev", "dns")
                .workspace("dev")
                .backend("cloud", Map.of("workspaces", InstanceOf.map(Map.of("name", InstanceOf.text("net")))))
                .get();
        Map<String, List<Instance>> modules = new LinkedHashMap<>();
        modules.put("a", List.of(INSTANCES.get(0)));
        modules.put("b", List.of(prefixed, cloud));

        Table table = ListStacks.of(modules, ListStacks.Kind.INSTANCES);

        assertThat(table.headings()).endsWith("state", "remote_workspace", "terraform_workspace");
        assertThat(table.texts())
                .extracting(row -> row.subList(7, 9))
                .containsExactly(
                        List.of("-", "dev-vpc-1"),
                        List.of("app-dev", "dev (local), app-dev (remote)"),
                        List.of("net", "net"));
    }
}

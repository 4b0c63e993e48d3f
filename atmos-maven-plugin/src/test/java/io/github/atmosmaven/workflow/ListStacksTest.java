package io.github.atmosmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import java.util.List;
import java.util.Map;
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
        return ListStacks.of(INSTANCES, kind).rows();
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
}

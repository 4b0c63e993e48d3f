package io.github.atmosmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D77: paths of instances below the output directory")
class InstancePathsTest {

    private static List<String> paths(String... stacksAndNames) {
        List<Instance> instances = Stream.of(stacksAndNames)
                .map(pair -> pair.split(" "))
                .map(pair -> new InstanceOf(pair[0], pair[1]).get())
                .toList();
        InstancePaths paths = InstancePaths.of(instances);
        return instances.stream().map(paths::of).toList();
    }

    @Test
    @DisplayName("where one name continues another, the longer one's slashes are escaped")
    void continuedNames() {
        assertThat(paths("dev vpc", "dev vpc/1", "dev vpc/1/a", "dev vpc-2", "dev net/a"))
                .containsExactly("dev/vpc", "dev/vpc%2F1", "dev/vpc%2F1%2Fa", "dev/vpc-2", "dev/net/a");
    }

    @Test
    @DisplayName("the same across stacks")
    void continuedStacks() {
        assertThat(paths("dev vpc", "dev/vpc 1", "dev/vpc/1 a", "dev/net 1"))
                .containsExactly("dev/vpc", "dev%2Fvpc/1", "dev%2Fvpc%2F1/a", "dev/net/1");
    }

    @ParameterizedTest
    @CsvSource({
        "plans, %70lans/vpc",
        "Plans, %50lans/vpc",
        "tests/dev, %74ests/dev/vpc",
        "problems.json, %70roblems.json/vpc",
        "TEST-atmos-validate.xml, %54EST-atmos-validate.xml/vpc",
        ".atmos-linked, %2Eatmos-linked/vpc",
        "dev/plans, dev/plans/vpc",
        "planss, planss/vpc",
    })
    @DisplayName("a stack that begins with a file or directory of the plugin's is escaped")
    void stacksLikeOwnFiles(String stack, String path) {
        assertThat(paths(stack + " vpc")).containsExactly(path);
    }
}

package io.github.atmosmaven.stack.order;

import static io.github.atmosmaven.stack.order.Instances.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.atmosmaven.model.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D64: the order of instances")
class InstanceOrderTest {

    private static final Instances NETWORK = new Instances()
            .dependent("dev/account")
            .dependent("dev/vpc", "dev/account")
            .dependent("dev/dns", "dev/account")
            .dependent("dev/eks", "dev/vpc", "dev/dns")
            .dependent("dev/app", "dev/eks", "shared/ecr")
            .dependent("shared/ecr")
            .dependent("shared/audit");

    @Test
    @DisplayName("dependencies are known whatever is selected")
    void knowsDependencies() {
        InstanceOrder order = NETWORK.order();

        assertThat(names(order.dependenciesOf(NETWORK.one("dev/app")))).containsExactly("dev/eks", "shared/ecr");
        assertThat(names(order.dependentsOf(NETWORK.one("dev/account")))).containsExactly("dev/dns", "dev/vpc");
    }

    @Test
    @DisplayName("a failure stops what depends on it, by way of others too, and nothing else")
    void knowsAllDependents() {
        InstanceOrder order = NETWORK.order();

        assertThat(names(order.allDependentsOf(NETWORK.get("dev/vpc", "shared/audit"))))
                .containsExactly("dev/app", "dev/eks");
        assertThat(names(order.allDependentsOf(NETWORK.get("dev/vpc", "dev/eks"))))
                .containsExactly("dev/app");
        assertThat(order.allDependentsOf(NETWORK.get("shared/audit", "dev/app")))
                .isEmpty();
    }

    @Test
    @DisplayName("the order does not hang on the order in which instances are given")
    void isStable() {
        List<Instance> shuffled = new ArrayList<>(NETWORK.all());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));

            InstanceOrder order = InstanceOrder.of(shuffled);
            assertThat(shuffled).allSatisfy(instance -> {
                assertThat(order.dependenciesOf(instance))
                        .isEqualTo(NETWORK.order().dependenciesOf(instance));
                assertThat(order.dependentsOf(instance))
                        .isEqualTo(NETWORK.order().dependentsOf(instance));
            });
        }
    }

    @Test
    @DisplayName("a component that was asked for and has no place in the order depends on nothing")
    void knowsNothingOfStrangers() {
        Instance stranger = new Instances().dependent("dev/base", "dev/vpc").one("dev/base");

        assertThat(NETWORK.order().dependenciesOf(stranger)).isEmpty();
        assertThat(NETWORK.order().dependentsOf(stranger)).isEmpty();
        assertThat(NETWORK.order().allDependentsOf(List.of(stranger))).isEmpty();
    }

    @Test
    @DisplayName("a cycle loses the dependency that closes it and no other")
    void survivesCycles() {
        Instances instances = new Instances()
                .dependent("dev/a", "dev/b")
                .dependent("dev/b", "dev/c")
                .dependent("dev/c", "dev/a")
                .dependent("dev/d", "dev/a")
                .dependent("dev/self", "dev/self");

        InstanceOrder order = instances.order();
        assertThat(instances.all().stream().map(instance -> instance.name() + names(order.dependenciesOf(instance))))
                .containsExactly("a[dev/b]", "b[dev/c]", "c[]", "d[dev/a]", "self[]");
    }

    @Test
    @DisplayName(
            "10,000 instances in a chain, each depending on the three before it, need no deep stack and little time")
    void isFast() {
        Instances chain = new Instances();
        for (int i = 0; i < 10_000; i++) {
            List<String> before = new ArrayList<>();
            for (int back = 1; back <= Math.min(3, i); back++) {
                before.add(path(i - back));
            }
            chain.dependent(path(i), before.toArray(String[]::new));
        }

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            InstanceOrder order = chain.order();
            assertThat(order.allDependentsOf(List.of(chain.all().get(0)))).hasSize(9_999);
        });
    }

    private static String path(int i) {
        // Sorted the other way round, so that the search meets the end of the chain first.
        return "s" + (i % 7) + "/c" + (100_000 - i);
    }
}

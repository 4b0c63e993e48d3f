package io.github.atmosmaven.stack.order;

import static io.github.atmosmaven.stack.order.Instances.names;
import static io.github.atmosmaven.stack.order.Instances.shown;
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
    @DisplayName("waves come one after the other, each sorted by stack and name")
    void makesWaves() {
        assertThat(shown(NETWORK.order().waves(NETWORK.all())))
                .containsExactly("dev/account shared/audit shared/ecr", "dev/dns dev/vpc", "dev/eks", "dev/app");
    }

    @Test
    @DisplayName("waves for taking down begin with what nothing depends on")
    void makesReverseWaves() {
        assertThat(shown(NETWORK.order().reverseWaves(NETWORK.all())))
                .containsExactly("dev/app shared/audit", "dev/eks shared/ecr", "dev/dns dev/vpc", "dev/account");
    }

    @Test
    @DisplayName("what is not selected is not waited for, but what lies behind it is")
    void waitsForTheSelectionOnly() {
        InstanceOrder order = NETWORK.order();

        assertThat(shown(order.waves(NETWORK.get("dev/eks", "dev/app")))).containsExactly("dev/eks", "dev/app");
        assertThat(shown(order.waves(NETWORK.get("dev/app")))).containsExactly("dev/app");
        assertThat(shown(order.waves(NETWORK.get("dev/app", "dev/account", "shared/ecr"))))
                .containsExactly("dev/account shared/ecr", "dev/app");
        assertThat(shown(order.reverseWaves(NETWORK.get("dev/app", "dev/account"))))
                .containsExactly("dev/app", "dev/account");
        assertThat(order.waves(List.of())).isEmpty();
    }

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

            assertThat(shown(InstanceOrder.of(shuffled).waves(shuffled)))
                    .isEqualTo(shown(NETWORK.order().waves(NETWORK.all())));
        }
    }

    @Test
    @DisplayName("a component that was asked for and has no place in the order goes first")
    void takesStrangers() {
        List<Instance> selection = new ArrayList<>(NETWORK.get("dev/vpc", "dev/account"));
        selection.addAll(new Instances().dependent("dev/base").all());

        assertThat(shown(NETWORK.order().waves(selection))).containsExactly("dev/account dev/base", "dev/vpc");
    }

    @Test
    @DisplayName("a cycle keeps nobody out of the waves, and instances behind it stay in order")
    void survivesCycles() {
        Instances instances = new Instances()
                .dependent("dev/a", "dev/b")
                .dependent("dev/b", "dev/c")
                .dependent("dev/c", "dev/a")
                .dependent("dev/d", "dev/a")
                .dependent("dev/self", "dev/self");

        assertThat(shown(instances.order().waves(instances.all())))
                .containsExactly("dev/c dev/self", "dev/b", "dev/a", "dev/d");
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
            assertThat(order.waves(chain.all())).hasSize(10_000);
            assertThat(order.reverseWaves(chain.all())).hasSize(10_000);
            assertThat(order.allDependentsOf(List.of(chain.all().get(0)))).hasSize(9_999);
        });
    }

    private static String path(int i) {
        // Sorted the other way round, so that the search meets the end of the chain first.
        return "s" + (i % 7) + "/c" + (100_000 - i);
    }
}

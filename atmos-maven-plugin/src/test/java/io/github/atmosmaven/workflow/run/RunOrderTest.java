package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.stack.order.Instances;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D64: the order of the instances of a run")
class RunOrderTest {

    private static final Instances NETWORK = new Instances()
            .dependent("dev/account")
            .dependent("dev/vpc", "dev/account")
            .dependent("dev/dns", "dev/account")
            .dependent("dev/eks", "dev/vpc", "dev/dns")
            .dependent("dev/app", "dev/eks", "shared/ecr")
            .dependent("shared/ecr")
            .dependent("shared/audit");

    private static final RunOrder FORWARD = RunOrder.forward(NETWORK.order());
    private static final RunOrder REVERSE = RunOrder.reverse(NETWORK.order());

    @Test
    @DisplayName("dependencies come first, instances that wait for the same ones in the order of the run")
    void runsDependenciesFirst() {
        assertThat(sequence(FORWARD, NETWORK.all()))
                .containsExactly(
                        "dev/account", "shared/ecr", "shared/audit", "dev/vpc", "dev/dns", "dev/eks", "dev/app");
    }

    @Test
    @DisplayName("taking down begins with what nothing depends on")
    void takesDownInReverse() {
        assertThat(sequence(REVERSE, NETWORK.all()))
                .containsExactly(
                        "dev/app", "shared/audit", "dev/eks", "shared/ecr", "dev/vpc", "dev/dns", "dev/account");
    }

    @Test
    @DisplayName("what is not in the run is not waited for, but what lies behind it is")
    void waitsForTheRunOnly() {
        assertThat(FORWARD.waits(NETWORK.get("dev/eks", "dev/app"))).containsExactly(List.of(), List.of(0));
        assertThat(FORWARD.waits(NETWORK.get("dev/app"))).containsExactly(List.of());
        assertThat(sequence(FORWARD, NETWORK.get("dev/app", "dev/account", "shared/ecr")))
                .containsExactly("dev/account", "shared/ecr", "dev/app");
        assertThat(sequence(REVERSE, NETWORK.get("dev/account", "dev/app"))).containsExactly("dev/app", "dev/account");
        assertThat(FORWARD.waits(List.of())).isEmpty();
        assertThat(FORWARD.sequence(List.of())).isEmpty();
    }

    @Test
    @DisplayName("a component that was asked for and has no place in the order waits for nothing")
    void takesStrangers() {
        List<Instance> run = new ArrayList<>(NETWORK.get("dev/vpc", "dev/account"));
        run.add(new Instances().dependent("dev/base", "dev/vpc").one("dev/base"));

        assertThat(FORWARD.waits(run)).containsExactly(List.of(1), List.of(), List.of());
        assertThat(sequence(FORWARD, run)).containsExactly("dev/account", "dev/base", "dev/vpc");
    }

    @Test
    @DisplayName("10,000 instances in a chain need no deep stack and little time")
    void ordersLongChains() {
        Instances chain = new Instances().dependent("dev/c0");
        for (int i = 1; i < 10_000; i++) {
            chain.dependent("dev/c" + i, "dev/c" + (i - 1));
        }

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(sequence(RunOrder.forward(chain.order()), chain.all())).isEqualTo(Instances.names(chain.all()));
            assertThat(RunOrder.reverse(chain.order()).sequence(chain.all())).startsWith(9_999, 9_998);
        });
    }

    private static List<String> sequence(RunOrder order, List<Instance> run) {
        return Instances.names(order.sequence(run).stream().map(run::get).toList());
    }
}

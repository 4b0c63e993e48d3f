package io.github.atmosmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class WorkersTest {

    @Test
    void keepsTheOrderOfTheWork() {
        CountDownLatch second = new CountDownLatch(1);

        List<String> results = Workers.run(2, List.of("slow", "fast"), piece -> {
            if (piece.equals("slow")) {
                await(second);
            } else {
                second.countDown();
            }
            return piece;
        });

        assertThat(results).containsExactly("slow", "fast");
    }

    @Test
    void doesNoMoreThanAskedAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Workers.run(2, List.of(1, 2, 3, 4, 5, 6, 7, 8), piece -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.yield();
            return now.decrementAndGet();
        });

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void oneFailureEndsTheRestAndIsThrown() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch working = new CountDownLatch(1);

        assertThatThrownBy(() -> Workers.run(2, List.of("fails", "waits"), piece -> {
                    if (piece.equals("fails")) {
                        await(working);
                        throw new IllegalArgumentException("broken");
                    }
                    working.countDown();
                    await(new CountDownLatch(1));
                    ended.set(true);
                    return piece;
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken");
        assertThat(ended).isTrue();
    }

    @Test
    void anInterruptEndsTheWorkAndStays() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Workers.run(1, List.of("waits"), piece -> {
                    await(new CountDownLatch(1));
                    return piece;
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

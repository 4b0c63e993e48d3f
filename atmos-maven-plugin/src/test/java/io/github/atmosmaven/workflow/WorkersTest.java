package io.github.atmosmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
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

    /** Work that notes what began, and fails for what is said to. */
    private static final class Noted implements Workers.Work<String, String> {

        private final List<String> begun = new ArrayList<>();
        private final String failing;

        Noted(String failing) {
            this.failing = failing;
        }

        @Override
        public synchronized String on(String piece) {
            begun.add(piece);
            return piece.equals(failing) ? "failed" : piece;
        }

        @Override
        public String instead(String piece, String earlier) {
            return earlier.startsWith("failed") ? "failed before " + piece : null;
        }
    }

    @Test
    @DisplayName("D64: a piece begins when those that it waits for are done, and not before")
    void keepsAnOrder() {
        Noted noted = new Noted("");

        List<String> results = Workers.run(
                4, List.of("d", "c", "b", "a"), List.of(List.of(1, 2), List.of(3), List.of(3), List.of()), noted);

        assertThat(results).containsExactly("d", "c", "b", "a");
        assertThat(noted.begun).startsWith("a").endsWith("d");
    }

    @Test
    @DisplayName("D64: nobody waits for a whole wave, only for what comes before the piece itself")
    void waitsForNobodyElse() {
        CountDownLatch second = new CountDownLatch(1);

        List<String> results =
                Workers.run(2, List.of("slow", "first", "second"), List.of(List.of(), List.of(), List.of(1)), piece -> {
                    if (piece.equals("slow")) {
                        await(second);
                    } else if (piece.equals("second")) {
                        second.countDown();
                    }
                    return piece;
                });

        assertThat(results).containsExactly("slow", "first", "second");
    }

    @Test
    @DisplayName("D64: a failure stops what waits for it, by way of others too, and nothing else")
    void aFailureStopsWhatWaitsForIt() {
        Noted noted = new Noted("a");

        List<String> results = Workers.run(
                2,
                List.of("a", "b", "c", "x", "y"),
                List.of(List.of(), List.of(0), List.of(1, 3), List.of(), List.of(3)),
                noted);

        assertThat(results).containsExactly("failed", "failed before b", "failed before c", "x", "y");
        assertThat(noted.begun).containsExactlyInAnyOrder("a", "x", "y");
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

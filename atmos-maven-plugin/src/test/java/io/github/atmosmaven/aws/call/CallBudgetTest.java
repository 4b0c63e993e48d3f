package io.github.atmosmaven.aws.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.provision.s3.CloudRefusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CallBudgetTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private CallBudget budget(Duration budget, Duration silence) {
        return new CallBudget("S3 bucket 'acme-state' in eu-west-1", budget, lines::add, silence);
    }

    @Test
    @DisplayName("D58: a long wait is said once, with the bucket, the call and why")
    void saysWaits() throws ExecutionException {
        CountDownLatch said = new CountDownLatch(1);
        CallBudget budget = new CallBudget(
                "S3 bucket 'acme-state' in eu-west-1",
                Duration.ofMinutes(5),
                line -> {
                    lines.add(line);
                    said.countDown();
                },
                Duration.ofMillis(50));

        String answer = budget.run(
                "s3:CreateBucket",
                () -> {
                    budget.failed(new IllegalStateException("Please reduce your request rate"));
                    said.await();
                    return "done";
                },
                () -> {});

        assertThat(answer).isEqualTo("done");
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("'acme-state'", "s3:CreateBucket", "Please reduce your request rate");
    }

    @Test
    @DisplayName("D58: all calls share one budget, and what does not end with it is ended")
    void sharesTheBudget() {
        CallBudget budget = budget(Duration.ofSeconds(1), Duration.ofMinutes(1));
        CountDownLatch ended = new CountDownLatch(1);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> budget.run(
                            "s3:GetBucketTagging",
                            () -> ended.await(1, java.util.concurrent.TimeUnit.HOURS),
                            ended::countDown))
                    .isInstanceOfSatisfying(
                            CloudRefusal.class,
                            refusal -> assertThat(refusal.kind()).isEqualTo(CloudRefusal.Kind.TIMED_OUT));
        }
        assertThat(ended.getCount()).isZero();
        assertThat(budget.left()).isZero();
        assertThat(lines).isEmpty();
    }

    @Test
    @DisplayName("an interrupt ends the wait and stays set")
    void endsOnInterrupt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> budget(Duration.ofMinutes(1), Duration.ofMinutes(1))
                        .run(
                                "s3:GetBucketTagging",
                                () -> new CountDownLatch(1).await(1, java.util.concurrent.TimeUnit.HOURS),
                                () -> {}))
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}

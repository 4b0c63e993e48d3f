package io.github.atmosmaven.aws.call;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/** Decides whether a call is made again, and after what pause, within the budget of its bucket (D58). */
final class Retries implements RetryStrategy {

    private static final int FINAL_TRIES = 3;
    private static final Duration FINAL_TIME = Duration.ofSeconds(4);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int DOUBLINGS = 6;
    private static final int MANY = 1_000;

    private final CallBudget budget;
    private final @Nullable Integer attempts;
    private final Duration firstPause;

    /**
     * @param attempts most times that a call is made; null if only the budget limits it
     * @param firstPause before the second time
     */
    Retries(CallBudget budget, @Nullable Integer attempts, Duration firstPause) {
        this.budget = budget;
        this.attempts = attempts;
        this.firstPause = firstPause;
    }

    /** One call of the SDK, which may be made several times. */
    private record Try(int number, long start) implements RetryToken {}

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return AcquireInitialTokenResponse.create(new Try(1, System.nanoTime()), Duration.ZERO);
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        Try last = (Try) request.token();
        Duration pause = pause(last.number(), request.suggestedDelay().orElse(Duration.ZERO));
        if (!isTriedAgain(request.failure(), last, pause)) {
            throw new TokenAcquisitionFailedException("not tried again", last, request.failure());
        }
        budget.failed(request.failure());
        return RefreshRetryTokenResponse.create(new Try(last.number() + 1, last.start()), pause);
    }

    private boolean isTriedAgain(Throwable failure, Try last, Duration pause) {
        boolean isWithinAttempts = attempts == null || last.number() < attempts;
        if (!isWithinAttempts || pause.compareTo(budget.left()) >= 0) {
            return false;
        }
        return switch (Fate.of(failure)) {
            case REFUSED -> false;
            case FINAL ->
                last.number() < FINAL_TRIES
                        && Duration.ofNanos(System.nanoTime() - last.start())
                                        .plus(pause)
                                        .compareTo(FINAL_TIME)
                                < 0;
            case PASSING -> true;
        };
    }

    /** Grows with each try, and differs between builds that failed at the same moment. */
    private Duration pause(int tries, Duration suggested) {
        long longest = firstPause.toMillis() << Math.min(tries - 1, DOUBLINGS);
        long millis = Math.min(LONGEST_PAUSE.toMillis(), longest);
        Duration pause =
                Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        return suggested.compareTo(pause) > 0 ? suggested : pause;
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        return RecordSuccessResponse.create(request.token());
    }

    @Override
    public int maxAttempts() {
        return attempts == null ? MANY : attempts;
    }

    /** Returns false: the failures that a client of the SDK retries by default are already part of {@link Fate}. */
    @Override
    public boolean useClientDefaults() {
        return false;
    }

    @Override
    public Builder<?, ?> toBuilder() {
        throw new UnsupportedOperationException("made for one bucket");
    }
}

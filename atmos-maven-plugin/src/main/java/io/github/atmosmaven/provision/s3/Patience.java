package io.github.atmosmaven.provision.s3;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Limits of the wait for a bucket that somebody else changes at the moment, or that is not seen everywhere yet.
 *
 * @param attempts most times that a call is made
 * @param first pause after the first call, which doubles each time
 */
public record Patience(int attempts, Duration first) {

    /** Default patience, for builds that a person waits for. */
    public static final Patience DEFAULT = new Patience(6, Duration.ofMillis(200));

    /** Waits before the next attempt; throws {@link CloudRefusal} when the build is interrupted. */
    void pause(int attempt) {
        long pause = first.toMillis() << (attempt - 1);
        try {
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(Math.max(1, pause)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudRefusal(CloudRefusal.Kind.OTHER, "", "the build was interrupted", null, e);
        }
    }
}

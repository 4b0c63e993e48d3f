package io.github.atmosmaven.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.http.ForeignAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.services.s3.model.S3Exception;

@DisplayName("D58: how often a call is made")
class RetriesTest {

    private static final int ATTEMPTS = 26;
    private static final Duration SHORT = Duration.ofMillis(2);

    private static Retries retries(Duration budget, Duration firstPause) {
        return new Retries(new CallBudget("test", budget, line -> {}), ATTEMPTS, firstPause);
    }

    /** How often a call that always fails in this way is made. */
    private static int tries(Retries retries, Throwable failure) {
        RetryToken token = retries.acquireInitialToken(AcquireInitialTokenRequest.create("test"))
                .token();
        for (int tries = 1; ; tries++) {
            try {
                token = retries.refreshRetryToken(RefreshRetryTokenRequest.builder()
                                .token(token)
                                .failure(failure)
                                .build())
                        .token();
            } catch (TokenAcquisitionFailedException over) {
                return tries;
            }
        }
    }

    static Stream<IOException> finalFailures() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("s3.nowhere.invalid"),
                new SSLHandshakeException("not trusted"),
                new ForeignAnswer("a web page"));
    }

    private static SdkClientException of(IOException cause) {
        return SdkClientException.create("no answer", cause);
    }

    @ParameterizedTest
    @MethodSource("finalFailures")
    @DisplayName("three times for what is final, whatever max_retries says")
    void threeTimesForTheFinal(IOException failure) {
        assertThat(tries(retries(Duration.ofHours(1), SHORT), of(failure))).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("finalFailures")
    @DisplayName("and less often where the pauses would take it over five seconds")
    void withinSecondsForTheFinal(IOException failure) {
        assertThat(tries(retries(Duration.ofHours(1), Duration.ofSeconds(20)), of(failure)))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("as often as max_retries says for what may pass")
    void asOftenAsItSays() {
        assertThat(tries(retries(Duration.ofHours(1), SHORT), of(new SocketTimeoutException("Read timed out"))))
                .isEqualTo(ATTEMPTS);
        assertThat(tries(
                        retries(Duration.ofHours(1), SHORT),
                        S3Exception.builder()
                                .statusCode(503)
                                .message("slow down")
                                .build()))
                .isEqualTo(ATTEMPTS);
    }

    @Test
    @DisplayName("once where the pause would end behind the budget, and where it is refused")
    void onceWhereThereIsNoTime() {
        S3Exception slow = (S3Exception)
                S3Exception.builder().statusCode(503).message("slow down").build();
        assertThat(tries(retries(Duration.ofSeconds(4), Duration.ofSeconds(20)), slow))
                .isEqualTo(1);
        assertThat(tries(
                        retries(Duration.ofHours(1), SHORT),
                        S3Exception.builder().statusCode(403).message("no").build()))
                .isEqualTo(1);
    }
}

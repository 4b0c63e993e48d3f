package io.github.atmosmaven.aws.call;

import io.github.atmosmaven.http.ForeignAnswer;
import io.github.atmosmaven.http.ProxyRefusal;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;

/** Prospect of a failed call if it is made again (D58). */
enum Fate {
    /** It was understood and refused: asking again changes nothing. */
    REFUSED,
    /** It will hardly get better: a few tries within seconds. */
    FINAL,
    /** It may work in a moment. */
    PASSING;

    private static final Set<String> PASSING_CODES = Set.of(
            "OperationAborted",
            "ConditionalRequestConflict",
            "RequestTimeout",
            "RequestTimeoutException",
            "PriorRequestNotComplete",
            "TransactionInProgressException",
            "IDPCommunicationError");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAILED = 500;
    private static final int NOT_IMPLEMENTED = 501;

    static Fate of(Throwable failure) {
        if (failure instanceof AwsServiceException service) {
            return ofService(service);
        }
        IOException cause = ioCause(failure);
        if (cause == null) {
            return REFUSED;
        }
        if (cause instanceof ProxyRefusal proxy) {
            return proxy.isPassing() ? PASSING : REFUSED;
        }
        boolean isFinal = cause instanceof ForeignAnswer
                || cause instanceof UnknownHostException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLException && !isBroken(cause);
        return isFinal ? FINAL : PASSING;
    }

    private static Fate ofService(AwsServiceException e) {
        if (RetryUtils.isClockSkewException((SdkException) e)) {
            // The SDK has learned the server's time from the answer; if that does not help, nothing will.
            return FINAL;
        }
        int status = e.statusCode();
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        boolean failed = status >= SERVER_FAILED && status != NOT_IMPLEMENTED;
        boolean isPassing = failed
                || status == TOO_MANY_REQUESTS
                || e.isThrottlingException()
                || code != null && PASSING_CODES.contains(code);
        return isPassing ? PASSING : REFUSED;
    }

    /** The connection broke in the middle of the handshake, which says nothing about trust. */
    private static boolean isBroken(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException || cause instanceof SocketException) {
                return true;
            }
        }
        return false;
    }

    /** The failure of the network that lies behind another. */
    static @Nullable IOException ioCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return io;
            }
        }
        return null;
    }
}

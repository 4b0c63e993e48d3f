package io.github.atmosmaven.aws.call;

import io.github.atmosmaven.http.ForeignAnswer;
import io.github.atmosmaven.http.InvalidSetting;
import io.github.atmosmaven.http.ProxyRefusal;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import io.github.atmosmaven.provision.s3.CloudRefusal.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sso.model.SsoException;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Tells apart what the SDK throws, by type and code (D45). */
public final class Refusals {

    private static final int MOVED = 301;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private Refusals() {}

    /**
     * @param action the permission the call needs
     * @param region the region the call was made in
     */
    public static CloudRefusal of(SdkException e, String action, String region) {
        if (e instanceof AwsServiceException service) {
            return ofService(service, action, region);
        }
        IOException cause = Fate.ioCause(e);
        Kind kind = cause == null ? Kind.OTHER : ofBroken(cause);
        return new CloudRefusal(kind, action, words(e), null, e);
    }

    /** @param action the permission the call needs; empty if there is no call yet */
    public static CloudRefusal of(InvalidSetting e, String action) {
        return new CloudRefusal(Kind.INVALID_SETTING, action, String.valueOf(e.getMessage()), null, e);
    }

    private static Kind ofBroken(IOException cause) {
        if (cause instanceof ForeignAnswer foreign) {
            return foreign.isListing() ? Kind.LISTING : Kind.NOT_S3;
        }
        return Kind.UNREACHABLE;
    }

    /** The failure in words for the middle of a sentence. */
    static String words(Throwable failure) {
        if (failure instanceof AwsServiceException service) {
            return message(service);
        }
        IOException cause = Fate.ioCause(failure);
        if (cause == null || cause instanceof ForeignAnswer || cause instanceof ProxyRefusal) {
            return String.valueOf((cause == null ? failure : cause).getMessage());
        }
        if (cause instanceof UnknownHostException) {
            return "the host " + cause.getMessage() + " is not known";
        }
        if (cause instanceof SocketTimeoutException) {
            return "no answer: " + String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        }
        if (cause instanceof SSLException) {
            return distrusted(cause)
                    ? "its certificate is not trusted (" + cause.getMessage() + ")"
                    : "TLS fails (" + cause.getMessage() + ")";
        }
        return String.valueOf(cause.getMessage());
    }

    private static boolean distrusted(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException) {
                return true;
            }
        }
        return false;
    }

    private static String message(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorMessage() == null ? "status " + e.statusCode() : details.errorMessage();
    }

    private static CloudRefusal ofService(AwsServiceException e, String action, String region) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String elsewhere = details == null || details.sdkHttpResponse() == null
                ? null
                : details.sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .orElse(null);
        boolean otherRegion = elsewhere != null && !elsewhere.equals(region);
        boolean isS3 = !(e instanceof StsException);
        String needed = isS3 || action.startsWith("sts:") ? action : "sts:AssumeRole";
        Kind kind = e instanceof SsoException || e instanceof SsoOidcException
                ? ofSignIn(e.statusCode())
                : kind(e.statusCode(), code, otherRegion, isS3);
        return new CloudRefusal(kind, needed, message(e), elsewhere, e)
                .readFrom(new CloudRefusal.Answer(e.statusCode(), date(details), attempts(e)));
    }

    private static int attempts(SdkException e) {
        Integer attempts = e.numAttempts();
        return attempts == null ? 1 : attempts;
    }

    /** The clock of the one who answers; null where the answer does not say, or not in the way of HTTP. */
    private static @Nullable Instant date(@Nullable AwsErrorDetails details) {
        if (details == null || details.sdkHttpResponse() == null) {
            return null;
        }
        try {
            return details.sdkHttpResponse()
                    .firstMatchingHeader("Date")
                    .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from))
                    .orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Kind ofSignIn(int status) {
        return status / 100 == 4 && status != 429 ? Kind.CREDENTIALS : byStatus(status, "", false, false);
    }

    private static Kind kind(int status, String code, boolean otherRegion, boolean isS3) {
        return switch (code) {
            case "NoSuchBucket" -> Kind.MISSING;
            case "NoSuchTagSet", "NoSuchTagSetError" -> Kind.NO_TAGS;
            case "BucketAlreadyOwnedByYou" -> Kind.ALREADY_YOURS;
            case "BucketAlreadyExists" -> Kind.OWNED_BY_OTHER;
            case "OperationAborted", "ConditionalRequestConflict" -> Kind.CONFLICT;
            case "SlowDown", "Throttling", "ThrottlingException", "RequestLimitExceeded", "ServiceUnavailable" ->
                Kind.THROTTLED;
            case "RequestTimeout" -> Kind.UNREACHABLE;
            case "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "InvalidToken",
                    "InvalidIdentityToken",
                    "IDPRejectedClaim",
                    "InvalidClientTokenId",
                    "UnrecognizedClientException" -> Kind.CREDENTIALS;
            case "RequestTimeTooSkewed" -> Kind.CLOCK;
            // Of the local endpoint alone.
            case "LocalStorageFailed" -> Kind.NO_STORAGE;
            case "InvalidBucketName" -> Kind.INVALID_NAME;
            case "NotImplemented", "MethodNotAllowed", "UnsupportedOperation", "NotSupported", "XNotImplemented" ->
                Kind.UNSUPPORTED;
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                Kind.OTHER_REGION;
            default -> byStatus(status, code, otherRegion, isS3);
        };
    }

    private static Kind byStatus(int status, String code, boolean otherRegion, boolean isS3) {
        if (otherRegion && (status == MOVED || status == BAD_REQUEST || status == FORBIDDEN)) {
            return Kind.OTHER_REGION;
        }
        return switch (status) {
            case MOVED -> Kind.OTHER_REGION;
            case FORBIDDEN -> Kind.FORBIDDEN;
            // HEAD has no body and so no code; every other answer of S3 says what it is that cannot be found.
            case NOT_FOUND -> isS3 && code.isEmpty() ? Kind.MISSING : Kind.OTHER;
            case 405, 501 -> Kind.UNSUPPORTED;
            case UNAVAILABLE -> Kind.THROTTLED;
            default -> Kind.OTHER;
        };
    }
}

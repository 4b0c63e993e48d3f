package io.github.atmosmaven.aws;

import io.github.atmosmaven.provision.CloudRefusal;
import io.github.atmosmaven.provision.CloudRefusal.Kind;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells apart what the SDK throws (D45). */
final class Refusals {

    private static final int MOVED = 301;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private Refusals() {}

    /**
     * @param action the permission the call needs
     * @param region the region the call was made in
     */
    static CloudRefusal of(SdkException e, String action, String region) {
        if (e instanceof AwsServiceException service) {
            return ofService(service, action, region);
        }
        return ofClient(e, action);
    }

    private static CloudRefusal ofService(AwsServiceException e, String action, String region) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String elsewhere = details == null || details.sdkHttpResponse() == null
                ? null
                : details.sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .orElse(null);
        String message =
                details == null || details.errorMessage() == null ? "status " + e.statusCode() : details.errorMessage();
        boolean otherRegion = elsewhere != null && !elsewhere.equals(region);
        boolean sts = e.getClass().getName().contains(".sts.");
        String needed = sts ? "sts:AssumeRole" : action;
        return new CloudRefusal(kind(e.statusCode(), code, otherRegion, sts), needed, message, elsewhere, e);
    }

    private static Kind kind(int status, String code, boolean otherRegion, boolean sts) {
        return switch (code) {
            case "NoSuchBucket" -> Kind.MISSING;
            case "NoSuchTagSet", "NoSuchTagSetError" -> Kind.NO_TAGS;
            case "BucketAlreadyOwnedByYou" -> Kind.ALREADY_YOURS;
            case "BucketAlreadyExists" -> Kind.OWNED_BY_OTHER;
            case "OperationAborted", "ConditionalRequestConflict" -> Kind.CONFLICT;
            case "SlowDown", "Throttling", "ThrottlingException", "RequestLimitExceeded", "ServiceUnavailable" ->
                Kind.THROTTLED;
            case "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "InvalidToken",
                    "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "RequestTimeTooSkewed" -> Kind.CREDENTIALS;
            case "InvalidBucketName" -> Kind.INVALID_NAME;
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                Kind.OTHER_REGION;
            default -> byStatus(status, otherRegion, sts);
        };
    }

    private static Kind byStatus(int status, boolean otherRegion, boolean sts) {
        if (otherRegion && (status == MOVED || status == BAD_REQUEST || status == FORBIDDEN)) {
            return Kind.OTHER_REGION;
        }
        return switch (status) {
            case MOVED -> Kind.OTHER_REGION;
            case FORBIDDEN -> Kind.FORBIDDEN;
            case NOT_FOUND -> sts ? Kind.OTHER : Kind.MISSING;
            case 503 -> Kind.THROTTLED;
            default -> Kind.OTHER;
        };
    }

    private static CloudRefusal ofClient(SdkException e, String action) {
        String message = String.valueOf(e.getMessage());
        boolean credentials = message.contains("credentials") || message.contains("Profile") || message.contains("SSO");
        Kind kind = credentials ? Kind.CREDENTIALS : e instanceof SdkClientException ? Kind.UNREACHABLE : Kind.OTHER;
        return new CloudRefusal(kind, action, firstSentence(message), null, e);
    }

    /** The SDK lists every provider it asked and every file it read; the beginning says what matters. */
    private static String firstSentence(String text) {
        int end = text.length();
        for (String list : List.of(" : [", " in the chain AwsCredentialsProviderChain(", ": ProfileFile(")) {
            int found = text.indexOf(list);
            end = found < 0 ? end : Math.min(end, found);
        }
        return text.substring(0, end);
    }
}

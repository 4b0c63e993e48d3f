package io.github.atmosmaven.provision;

import org.jspecify.annotations.Nullable;

/** What a cloud says when it does not do what it is asked, told apart by what a user must do about it (D45). */
public final class CloudRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kinds. */
    public enum Kind {
        /** There is no such bucket. */
        MISSING,
        /** A bucket exists and the tags of it are none. */
        NO_TAGS,
        FORBIDDEN,
        OTHER_REGION,
        ALREADY_YOURS,
        OWNED_BY_OTHER,
        /** Another change of the same bucket is under way. */
        CONFLICT,
        THROTTLED,
        CREDENTIALS,
        /** The backend allows only other accounts. */
        ACCOUNT_NOT_ALLOWED,
        /** An attribute of the backend has a value that no call can be made with. */
        INVALID_SETTING,
        UNREACHABLE,
        /** The time for the calls of the bucket is over. */
        TIMED_OUT,
        /** An answer that is not what the protocol says, for instance a web page. */
        NOT_S3,
        INVALID_NAME,
        OTHER
    }

    private final Kind kind;
    private final String action;
    private final @Nullable String region;

    /**
     * @param action the permission that the call needs, for instance {@code s3:CreateBucket}
     * @param region the bucket's own region, where the cloud tells it
     */
    public CloudRefusal(Kind kind, String action, String message, @Nullable String region, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.action = action;
        this.region = region;
    }

    /** The same, where another permission would do as well. */
    CloudRefusal or(String otherAction) {
        String either = action.equals(otherAction) ? action : action + " or " + otherAction;
        return new CloudRefusal(kind, either, String.valueOf(getMessage()), region, this);
    }

    public Kind kind() {
        return kind;
    }

    public String action() {
        return action;
    }

    public @Nullable String region() {
        return region;
    }
}

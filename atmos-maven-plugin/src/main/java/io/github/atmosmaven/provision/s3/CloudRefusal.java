package io.github.atmosmaven.provision.s3;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Refusal of a call by a cloud. The kinds are told apart by what a user must do about them (D45). */
public final class CloudRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Timed out, a conflict, a condition that no longer holds, too many requests: an earlier copy may have arrived. */
    private static final List<Integer> IN_DOUBT = List.of(408, 409, 412, 429);

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
        /** The clocks of this machine and of the cloud differ too much. */
        CLOCK,
        /** The backend allows only other accounts. */
        ACCOUNT_NOT_ALLOWED,
        /** An attribute of the backend has a value that no call can be made with. */
        INVALID_SETTING,
        UNREACHABLE,
        /** The time for the calls of the bucket is over. */
        TIMED_OUT,
        /** An answer that is not what the protocol says, for instance a web page. */
        NOT_S3,
        /** The objects of the bucket were listed in place of an answer. */
        LISTING,
        INVALID_NAME,
        /** The local endpoint cannot keep its data on this machine. */
        NO_STORAGE,
        /** The store does not know the operation. */
        UNSUPPORTED,
        OTHER
    }

    /**
     * The answer that a refusal was read from.
     *
     * @param status HTTP status; 0 if there was no answer
     * @param date time of the server's own clock; null if the answer has none
     * @param attempts number of times that the call was made until this answer came
     */
    public record Answer(int status, @Nullable Instant date, int attempts) {

        /** No answer at all, after one attempt. */
        public static final Answer NONE = new Answer(0, null, 1);
    }

    private final Kind kind;
    private final String action;
    private final @Nullable String region;
    private final transient Answer answer;

    /**
     * @param action the permission that the call needs, for instance {@code s3:CreateBucket}
     * @param region the bucket's own region, where the cloud tells it
     */
    public CloudRefusal(Kind kind, String action, String message, @Nullable String region, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.action = action;
        this.region = region;
        this.answer = Answer.NONE;
    }

    private CloudRefusal(CloudRefusal same, @Nullable String message, String action, Answer answer) {
        super(message, same);
        this.kind = same.kind;
        this.action = action;
        this.region = same.region;
        this.answer = answer;
    }

    /** Returns this refusal with the answer that it was read from. */
    public CloudRefusal readFrom(Answer from) {
        return new CloudRefusal(this, getMessage(), action, from);
    }

    /** Returns this refusal with another permission that would do as well. */
    CloudRefusal or(String otherAction) {
        return new CloudRefusal(
                this, getMessage(), action.equals(otherAction) ? action : action + " or " + otherAction, answer);
    }

    /** Returns this refusal with another message. */
    CloudRefusal inWords(UnaryOperator<String> words) {
        return new CloudRefusal(this, words.apply(String.valueOf(getMessage())), action, answer);
    }

    /**
     * Returns true if the refused call certainly changed nothing (D44). If the call was made more than once, only the
     * last answer is known, and an earlier one may have been lost after the call arrived.
     */
    boolean isCertain() {
        if (answer.attempts() > 1) {
            return false;
        }
        return switch (kind) {
            case FORBIDDEN, INVALID_NAME, INVALID_SETTING, ACCOUNT_NOT_ALLOWED, OTHER_REGION, NO_STORAGE, MISSING ->
                true;
            case UNSUPPORTED, OTHER -> isOfCaller() && IN_DOUBT.stream().noneMatch(this::hasStatus);
            // An expired token may be the answer to the second of two calls, and a conflict is with somebody's
            // creation.
            default -> false;
        };
    }

    private boolean isOfCaller() {
        return answer.status() >= 400 && answer.status() < 500;
    }

    /**
     * Returns true if the answer says that the store does not know the operation. Stores have several ways to say so.
     */
    boolean isUnknownToStore() {
        return kind == Kind.UNSUPPORTED
                || kind == Kind.OTHER && (hasStatus(400) || hasStatus(404) || hasStatus(405) || hasStatus(501));
    }

    private boolean hasStatus(int status) {
        return answer.status() == status;
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

    /** Time of the answer by the cloud's own clock; null if the cloud does not say. */
    @Nullable
    Instant answeredAt() {
        return answer.date();
    }
}

package io.github.atmosmaven.localaws.request;

import java.io.IOException;
import java.util.Map;

/** An answer that is an error, in the words of AWS. */
public final class AwsError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String STORAGE = "LocalStorageFailed";

    private final int status;
    private final String code;
    private final transient Map<String, String> details;

    public AwsError(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** @param details further elements of the answer's body */
    public AwsError(int status, String code, String message, Map<String, String> details) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = details;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> details() {
        return details;
    }

    public static AwsError notImplemented(String what) {
        return new AwsError(501, "NotImplemented", what + " is not part of the local endpoint");
    }

    /** Error for data that cannot be read or written. AWS has no such error, and another try would not help. */
    public static AwsError cannotStore(IOException cause) {
        return new AwsError(400, STORAGE, cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    public static AwsError accessDenied() {
        return new AwsError(403, "AccessDenied", "Access Denied");
    }
}

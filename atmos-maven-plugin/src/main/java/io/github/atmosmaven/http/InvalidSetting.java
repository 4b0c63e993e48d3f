package io.github.atmosmaven.http;

import org.jspecify.annotations.Nullable;

/**
 * A setting of a backend, of the environment or of a profile has a value that no call can be made with. It is thrown where
 * the value is read; every other exception of that kind is a defect of the program.
 */
public final class InvalidSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message names the setting, and shows its value only if that can hold no secret */
    public InvalidSetting(String message) {
        this(message, null);
    }

    public InvalidSetting(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

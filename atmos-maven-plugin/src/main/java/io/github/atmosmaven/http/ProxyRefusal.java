package io.github.atmosmaven.http;

import java.io.IOException;

/** A proxy does not let a request through. */
public final class ProxyRefusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    ProxyRefusal(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Returns true if a later attempt may succeed. */
    public boolean isPassing() {
        return passing;
    }
}

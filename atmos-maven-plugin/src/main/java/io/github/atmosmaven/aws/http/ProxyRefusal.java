package io.github.atmosmaven.aws.http;

import java.io.IOException;

/** A proxy does not let a request through. */
public final class ProxyRefusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    ProxyRefusal(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Whether a later try may get through. */
    public boolean isPassing() {
        return passing;
    }
}

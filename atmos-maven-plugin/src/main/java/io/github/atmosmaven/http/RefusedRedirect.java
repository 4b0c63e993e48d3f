package io.github.atmosmaven.http;

import java.io.IOException;

/** A redirect that is not followed. */
final class RefusedRedirect extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedRedirect(String message) {
        super(message);
    }
}

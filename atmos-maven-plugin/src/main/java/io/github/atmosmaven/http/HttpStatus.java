package io.github.atmosmaven.http;

import java.io.IOException;

/** A server answers with a status that is not a file. */
public final class HttpStatus extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int FIRST_OF_SERVER = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;

    HttpStatus(int status, String message) {
        super(message);
        this.status = status;
    }

    boolean isPassing() {
        return status >= FIRST_OF_SERVER || status == TOO_MANY_REQUESTS;
    }
}

package io.github.atmosmaven.upload.ignore;

/** A pattern becomes a regular expression that Go refuses. The message says why. */
final class InvalidExpression extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidExpression(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

package io.github.atmosmaven.hosted;

/**
 * Source of a token, in words. It never knows the token.
 *
 * @param isFound false if the tool will find no token
 * @param text the source for users: {@code settings.xml server 'tfe'}
 */
public record TokenSource(boolean isFound, String text) {

    static TokenSource found(String text) {
        return new TokenSource(true, text);
    }

    static TokenSource none(String reason) {
        return new TokenSource(false, "none: " + reason);
    }

    @Override
    public String toString() {
        return text;
    }
}

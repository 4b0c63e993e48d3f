package io.github.atmosmaven.hosted;

/**
 * Source of a token, in words. It never knows the token.
 *
 * @param text the source for users: {@code settings.xml server 'tfe'}
 */
public record TokenSource(String text) {

    static TokenSource found(String text) {
        return new TokenSource(text);
    }

    static TokenSource none(String reason) {
        return new TokenSource("none: " + reason);
    }

    @Override
    public String toString() {
        return text;
    }
}

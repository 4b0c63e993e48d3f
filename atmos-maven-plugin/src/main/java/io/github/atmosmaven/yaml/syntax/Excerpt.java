package io.github.atmosmaven.yaml.syntax;

/** Beginning of a user's text for a message, on one line. */
public final class Excerpt {

    private static final int LONGEST = 60;

    private Excerpt() {}

    public static String of(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return start.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    }
}

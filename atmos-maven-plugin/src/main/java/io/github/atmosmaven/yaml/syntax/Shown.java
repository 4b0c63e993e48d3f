package io.github.atmosmaven.yaml.syntax;

/** Form of a user's text in a message: on one line and not too long. */
public final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    public static String of(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return start.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    }
}

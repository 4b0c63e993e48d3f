package io.github.atmosmaven.problem;

import java.util.Locale;

/** Puts {@code a} or {@code an} before a word that is known only when the message is made. */
public final class Article {

    private static final String VOWELS = "aeiou";

    /** Letters whose own names begin with the sound of a vowel. */
    private static final String SPOKEN_AS_VOWELS = "aefhilmnorsx";

    private Article() {}

    /** {@code an s3}, {@code a gcs}. */
    public static String with(String word) {
        String spoken = word.toLowerCase(Locale.ROOT);
        // A word without vowels is spelt letter by letter.
        boolean isSpelt = spoken.chars().noneMatch(c -> VOWELS.indexOf(c) >= 0);
        String opening = isSpelt ? SPOKEN_AS_VOWELS : VOWELS;
        boolean vowel = !spoken.isEmpty() && opening.indexOf(spoken.charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + word;
    }
}

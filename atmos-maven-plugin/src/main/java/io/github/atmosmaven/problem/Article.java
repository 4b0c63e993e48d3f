package io.github.atmosmaven.problem;

import java.util.Set;

/** Puts {@code a} or {@code an} before a word that is known only when the message is made. */
public final class Article {

    private static final String VOWELS = "aeiou";
    /** Names that begin with the sound of a vowel and not with its letter. */
    private static final Set<String> SPELT = Set.of("s3", "http");

    private Article() {}

    /** {@code an s3}, {@code a gcs}. */
    public static String with(String word) {
        boolean vowel = !word.isEmpty() && VOWELS.indexOf(Character.toLowerCase(word.charAt(0))) >= 0;
        return (vowel || SPELT.contains(word) ? "an " : "a ") + word;
    }
}

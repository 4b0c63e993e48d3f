package io.github.atmosmaven.merge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Way to merge a list over an inherited list (semantics 3.5, D14). */
public enum ListStrategy {
    /** The later list wins. */
    REPLACE,
    /** The later list is put behind the earlier one. */
    APPEND,
    /** Element by element: maps merge, otherwise the later element wins; the surplus of either side stays. */
    MERGE;

    /** The word that manifests and {@code atmos.yaml} use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ListStrategy> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }

    /** {@code replace, append, merge}, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(ListStrategy::word).collect(Collectors.joining(", "));
    }
}

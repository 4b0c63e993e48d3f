package io.github.atmosmaven.lint;

import java.util.Map;
import java.util.Set;

/** Rules for the backends of one type, beyond those of single attributes in the catalogue. */
public interface TypeRules {

    /** Judges a backend. Attributes of wrong types have been reported, and are no text here. */
    void check(Body body);

    /** Attributes that other types, or earlier versions, have for the same thing, by the wrong name. */
    default Map<String, String> otherNames() {
        return Map.of();
    }

    /**
     * Advice about a deprecated attribute.
     *
     * @param usual what the catalogue suggests
     */
    default String advice(String attribute, String usual) {
        return usual;
    }

    /** Required attributes whose absence the tool does not report, or which the rules report themselves. */
    default Set<String> reported(Release release) {
        return Set.of();
    }

    /** Attributes with a form of which the tool takes an empty text for none. */
    default Set<String> emptyAsUnset() {
        return Set.of();
    }

    /** Returns true if the tool looks at attributes that exclude or need each other. */
    default boolean checksCombinations(Body body) {
        return true;
    }

    /** Attributes whose conflicts and needs the rules report themselves. */
    default Set<String> combined() {
        return Set.of();
    }
}

package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.MapValue;

/**
 * One of the layers an instance was merged from, lowest precedence first: the manifest's own top level,
 * {@code terraform:}, each base, the component, overrides (semantics 4.1). Because merging shares what it keeps, a
 * resolved leaf is the very object of the layer that won, which tells how the value arrived (D11).
 *
 * @param kind kind of the level
 * @param name the base's or component's name; empty for the levels that have none
 * @param sections the layer's sections by name
 */
public record Layer(Kind kind, String name, MapValue sections) {

    /** The levels of precedence. */
    public enum Kind {
        /** Sections of {@code atmos.yaml}, for all stacks. */
        PROJECT,
        MANIFEST,
        TERRAFORM,
        BASE,
        COMPONENT,
        OVERRIDES
    }

    /** For people: {@code terraform}, {@code base rds/defaults}, {@code component vpc}, … */
    public String label() {
        if (kind == Kind.PROJECT) {
            return "atmos.yaml";
        }
        String word = kind.name().toLowerCase(java.util.Locale.ROOT);
        return name.isEmpty() ? word : word + " " + name;
    }
}

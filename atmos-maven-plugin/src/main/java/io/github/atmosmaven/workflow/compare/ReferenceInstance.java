package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.model.value.MapValue;
import org.jspecify.annotations.Nullable;

/**
 * A component of a stack as {@code atmos describe stacks} printed it.
 *
 * @param sections all of its sections; their places are those in the printed document
 */
record ReferenceInstance(String stack, String name, MapValue sections) {

    /** The manifest that it comes from, without extension; empty where the document does not say. */
    String manifest() {
        return text("atmos_manifest").isEmpty() ? text("atmos_stack_file") : text("atmos_manifest");
    }

    boolean isAbstract() {
        return "abstract".equals(metadata("type"));
    }

    /** A text of its {@code metadata}; empty where there is none. */
    String metadata(String key) {
        MapValue metadata = sections.map("metadata");
        String text = metadata == null ? null : metadata.text(key);
        return text == null ? "" : text;
    }

    /** A section that is a text; empty where it is none. */
    String text(String section) {
        @Nullable String text = sections.text(section);
        return text == null ? "" : text;
    }

    /** A section that is a map; empty where it is none. */
    MapValue map(String section) {
        MapValue map = sections.map(section);
        return map == null ? MapValue.empty(sections.location()) : map;
    }
}

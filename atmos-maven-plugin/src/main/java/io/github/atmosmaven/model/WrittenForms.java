package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;
import java.util.HashSet;
import java.util.Set;

/**
 * The forms of names in Terraform's language, which takes blocks for some attributes and {@code =} for the others. YAML and
 * JSON have one form for both.
 *
 * @param blocks places of names that are written as blocks
 * @param attributes places of names that are followed by an equals sign
 */
public record WrittenForms(Set<Location> blocks, Set<Location> attributes) {

    public static final WrittenForms NONE = new WrittenForms(Set.of(), Set.of());

    public WrittenForms {
        blocks = Set.copyOf(blocks);
        attributes = Set.copyOf(attributes);
    }

    /** The forms in a body: what is no block is an attribute. */
    public static WrittenForms of(MapValue body, Set<Location> blocks) {
        Set<Location> attributes = new HashSet<>();
        for (MapValue.Entry entry : body.entries()) {
            if (!blocks.contains(entry.keyLocation())) {
                attributes.add(entry.keyLocation());
            }
        }
        return new WrittenForms(blocks, attributes);
    }

    /** These and others. */
    public WrittenForms and(WrittenForms others) {
        Set<Location> allBlocks = new HashSet<>(blocks);
        allBlocks.addAll(others.blocks);
        Set<Location> allAttributes = new HashSet<>(attributes);
        allAttributes.addAll(others.attributes);
        return new WrittenForms(allBlocks, allAttributes);
    }
}

package io.github.atmosmaven.stack.component;

import java.util.Set;

/**
 * Result of the check of a manifest's sections.
 *
 * @param isManifestBroken true if something that all components share is broken
 * @param brokenComponents names of components that are broken by themselves
 * @param hasForeignMetadata true if metadata that belongs to components stands at the manifest, so that what it was meant
 *     for is not known
 */
public record SectionTypes(boolean isManifestBroken, Set<String> brokenComponents, boolean hasForeignMetadata) {

    /** Returns true if nothing can be said of a component. */
    public boolean isBroken(String component) {
        return isManifestBroken || brokenComponents.contains(component);
    }
}

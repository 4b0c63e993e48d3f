package io.github.atmosmaven.stack;

import io.github.atmosmaven.backend.ResolvedBackends;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.stack.component.Component;
import io.github.atmosmaven.stack.component.Lineage;
import io.github.atmosmaven.stack.component.SectionMerge;
import org.jspecify.annotations.Nullable;

/**
 * A component whose sections are merged, before it has its names.
 *
 * @param sections with functions computed, before templates are rendered
 * @param command the binary that the manifests ask for, which may be a template still; {@code null} where they ask for none
 * @param rootModule the name of its root module, which may be a template still
 */
record MergedInstance(
        Component component,
        SectionMerge.Merged merged,
        Lineage lineage,
        MapValue sections,
        @Nullable TextValue command,
        ResolvedBackends backends,
        String rootModule) {

    /** Returns true if anything of it is to be computed yet. */
    boolean isDynamic() {
        return sections.isDynamic()
                || command != null && command.isDynamic()
                || backends.backend().attributes().isDynamic()
                || backends.remoteState().attributes().isDynamic();
    }
}

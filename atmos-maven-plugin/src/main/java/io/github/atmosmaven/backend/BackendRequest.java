package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides about the backends of one instance.
 *
 * @param instance its own name
 * @param metadata merged
 * @param modulePointer the instance's own {@code metadata.component}, or where its {@code component:} leads to; null when
 *     it says nothing of a module
 * @param keepsState false for an abstract component, which has no state whose place could be in question (D31, D38)
 * @param levels lowest precedence first: {@code terraform:}, bases in the order they are applied, the component; a base or
 *     component that says nothing of backends may be left out
 * @param location the component's key
 */
public record BackendRequest(
        String instance,
        MapValue metadata,
        @Nullable TextValue modulePointer,
        boolean keepsState,
        List<BackendLevel> levels,
        Location location) {

    public BackendRequest {
        levels = List.copyOf(levels);
    }
}

package io.github.atmosmaven.stack;

import io.github.atmosmaven.model.ModuleBackend;
import org.jspecify.annotations.Nullable;

/** Looks for backend blocks in root modules, which count where a stack gives no backend (D76). */
@FunctionalInterface
public interface ModuleBackends {

    /** Of a project whose root modules have none. */
    ModuleBackends NONE = (component, command) -> null;

    /**
     * The block of a root module; {@code null} where it has none, or is not there.
     *
     * @param command the binary that the manifests ask for, since the tools read different files; {@code null} where they
     *     ask for none
     */
    @Nullable
    ModuleBackend of(String component, @Nullable String command);
}

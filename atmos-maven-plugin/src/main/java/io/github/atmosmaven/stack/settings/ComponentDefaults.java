package io.github.atmosmaven.stack.settings;

import io.github.atmosmaven.model.value.MapValue;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@code atmos.yaml} that hold for every component.
 *
 * @param command {@code components.terraform.command}
 * @param backendFiles {@code components.terraform.auto_generate_backend_file}; if it is {@code false}, the backend of a
 *     root module wins over that of the stacks (D76)
 * @param sections sections beneath those of every instance (semantics 4.1, 4.8)
 * @param templatesEnabled {@code templates.settings.enabled}: templates in the sections of an instance are rendered
 */
public record ComponentDefaults(
        @Nullable String command, boolean backendFiles, MapValue sections, boolean templatesEnabled) {}

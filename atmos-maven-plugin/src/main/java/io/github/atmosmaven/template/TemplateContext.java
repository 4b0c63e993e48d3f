package io.github.atmosmaven.template;

import org.jspecify.annotations.Nullable;

/**
 * Values that templates may name beside the sections of their instance (semantics 10.7).
 *
 * @param component the root module
 * @param manifest name of the top-level manifest
 */
public record TemplateContext(
        String instance,
        String component,
        String stack,
        String workspace,
        String manifest,
        @Nullable String backendType) {}

package io.github.atmosmaven.template;

import org.jspecify.annotations.Nullable;

/**
 * What templates know of their instance beside its sections (semantics 10.7).
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

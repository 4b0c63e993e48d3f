package io.github.atmosmaven.stack.settings;

import java.util.Map;

/**
 * Everything outside the manifests that resolution depends on, after the POM was laid over {@code atmos.yaml} (D21).
 *
 * @param directories directories of the project
 * @param manifests choice of the manifests that define stacks
 * @param names names of stacks whose manifests do not name themselves
 * @param merging rules of merging and inheritance
 * @param state settings that decide where a state lies
 * @param defaults settings that hold for every component
 * @param environment environment variables that {@code !env} sees
 */
public record StackSettings(
        ProjectDirectories directories,
        TopLevelManifests manifests,
        NameSettings names,
        MergeSettings merging,
        StateSettings state,
        ComponentDefaults defaults,
        Map<String, String> environment) {}

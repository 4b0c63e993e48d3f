package io.github.atmosmaven.config;

import io.github.atmosmaven.backend.PrefixMode;
import io.github.atmosmaven.backend.config.BackendConfigEntries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes settings of a project whose POM sets little. */
public final class PluginSettingsOf {

    private final Surroundings surroundings;
    private PluginSettings.Directories directories = PluginSettings.Directories.UNSET;
    private PluginSettings.Manifests manifests = PluginSettings.Manifests.UNSET;
    private PluginSettings.Names names = PluginSettings.Names.UNSET;
    private PluginSettings.States states = PluginSettings.States.UNSET;
    private @Nullable String listMergeStrategy;

    /** A project that stands alone, without variables in its environment. */
    public PluginSettingsOf(Path projectDirectory) {
        this(projectDirectory, Map.of());
    }

    public PluginSettingsOf(Path projectDirectory, Map<String, String> environment) {
        surroundings = Surroundings.alone(projectDirectory, environment);
    }

    public PluginSettingsOf atmosYaml(@Nullable Path file) {
        directories = new PluginSettings.Directories(
                file, List.of(), directories.stacks(), directories.rootModules(), directories.localStates());
        return this;
    }

    public PluginSettingsOf stacks(Path directory) {
        directories = new PluginSettings.Directories(
                directories.atmosYaml(), List.of(), directory, directories.rootModules(), directories.localStates());
        return this;
    }

    public PluginSettingsOf rootModules(Path directory) {
        directories = new PluginSettings.Directories(
                directories.atmosYaml(), List.of(), directories.stacks(), directory, directories.localStates());
        return this;
    }

    public PluginSettingsOf localStates(@Nullable Path directory) {
        directories = new PluginSettings.Directories(
                directories.atmosYaml(), List.of(), directories.stacks(), directories.rootModules(), directory);
        return this;
    }

    public PluginSettingsOf manifests(List<String> included, List<String> excluded) {
        manifests = new PluginSettings.Manifests(included, excluded);
        return this;
    }

    public PluginSettingsOf names(@Nullable String pattern, @Nullable String template) {
        names = new PluginSettings.Names(pattern, template);
        return this;
    }

    public PluginSettingsOf states(
            @Nullable Boolean workspacesEnabled, @Nullable String separator, @Nullable PrefixMode prefix) {
        states = new PluginSettings.States(workspacesEnabled, separator, prefix, states.backendConfig());
        return this;
    }

    public PluginSettingsOf backendConfig(String... entries) {
        states = new PluginSettings.States(
                states.workspacesEnabled(),
                states.prefixSeparator(),
                states.workspaceKeyPrefix(),
                new BackendConfigEntries(List.of(entries), List.of(surroundings.projectDirectory())));
        return this;
    }

    public PluginSettingsOf listMergeStrategy(@Nullable String strategy) {
        listMergeStrategy = strategy;
        return this;
    }

    public PluginSettings get() {
        return new PluginSettings(surroundings, directories, manifests, names, states, listMergeStrategy);
    }
}

package io.github.atmosmaven.config;

import io.github.atmosmaven.backend.config.BackendConfig;
import io.github.atmosmaven.manifest.tree.SettingPlaces;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.stack.settings.ComponentDefaults;
import io.github.atmosmaven.stack.settings.MergeSettings;
import io.github.atmosmaven.stack.settings.NameSettings;
import io.github.atmosmaven.stack.settings.ProjectDirectories;
import io.github.atmosmaven.stack.settings.StackSettings;
import io.github.atmosmaven.stack.settings.StateSettings;
import io.github.atmosmaven.stack.settings.TopLevelManifests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lays the plugin's parameters over the {@code atmos.yaml} of the project and both over the defaults (D4, D21). */
public final class SettingsLoader {

    static final String STACKS = "src/main/stacks";
    private static final Pattern EDITION = Pattern.compile("\\d{4}(?:-\\d{2}(?:-\\d{2})?)?");
    private static final String METADATA_INHERITED_SINCE = "2025-12-06";

    private static final String DEFAULT_SEPARATOR = "-";

    private final YamlReader yaml;

    public SettingsLoader(YamlReader yaml) {
        this.yaml = yaml;
    }

    /** Returns true if the project has manifests in the default directory, for which no parameter is needed (D3). */
    public static boolean hasStacks(Path projectDirectory) {
        return Files.exists(projectDirectory.resolve(STACKS));
    }

    public SettingsResult load(PluginSettings plugin) {
        Problems problems = new Problems();
        StackSettings settings = new AtmosYamlSearch(
                        plugin.surroundings(), plugin.directories().atmosYaml())
                .find(problems::add)
                .map(found -> overlaid(plugin, found, problems::add))
                .orElseGet(() -> plain(plugin, problems::add));
        return new SettingsResult(settings, problems.sorted());
    }

    private static StackSettings plain(PluginSettings plugin, Consumer<Problem> problems) {
        Path project = plugin.projectDirectory();
        return new StackSettings(
                new ProjectDirectories(
                        project,
                        or(plugin.directories().stacks(), project.resolve(STACKS)),
                        or(plugin.directories().rootModules(), project.resolve("src/main/terraform")),
                        plugin.includes(),
                        localStates(plugin, null)),
                new TopLevelManifests(
                        or(plugin.manifests().includedPaths(), TopLevelManifests.DEFAULT_INCLUDED),
                        or(plugin.manifests().excludedPaths(), TopLevelManifests.DEFAULT_EXCLUDED),
                        SettingPlaces.NONE),
                new NameSettings(plugin.names().pattern(), null, plugin.names().template(), null),
                new MergeSettings(strategy(plugin.listMergeStrategy(), null, problems), true, true),
                new StateSettings(
                        or(plugin.states().workspacesEnabled(), true),
                        or(written(plugin.states().prefixSeparator()), DEFAULT_SEPARATOR),
                        plugin.states().workspaceKeyPrefix(),
                        false,
                        backendConfig(plugin, problems)),
                new ComponentDefaults(null, true, MapValue.empty(new Location("pom.xml", 1, 1)), true),
                plugin.environment());
    }

    private StackSettings overlaid(PluginSettings plugin, AtmosYamlSearch.Found found, Consumer<Problem> problems) {
        AtmosYaml written = new SettingsFiles(plugin, yaml, problems).read(found);
        AtmosVariables variables = new AtmosVariables(written, plugin.environment());
        AtmosYaml atmos = written.with(variables.over(written.root()));
        variables.refuseProfile(problems);
        UnsupportedSettings unsupported = new UnsupportedSettings(atmos, problems);
        unsupported.refuse();
        unsupported.warn();
        return overlaid(plugin, atmos, new AtmosPaths(plugin, atmos, found), problems);
    }

    private static StackSettings overlaid(
            PluginSettings plugin, AtmosYaml atmos, AtmosPaths paths, Consumer<Problem> problems) {
        return new StackSettings(
                directories(plugin, paths),
                new TopLevelManifests(
                        or(plugin.manifests().includedPaths(), () -> included(atmos)),
                        or(plugin.manifests().excludedPaths(), () -> excluded(atmos)),
                        places(plugin, atmos, paths)),
                names(plugin, atmos),
                new MergeSettings(
                        strategy(plugin, atmos, problems),
                        atmos.bool(inheritsMetadata(atmos), "stacks", "inherit", "metadata"),
                        atmos.bool(true, "stacks", "inherit", "source")),
                new StateSettings(
                        or(
                                plugin.states().workspacesEnabled(),
                                () -> atmos.bool(true, "components", "terraform", "workspaces_enabled")),
                        or(written(plugin.states().prefixSeparator()), () -> prefixSeparator(atmos)),
                        plugin.states().workspaceKeyPrefix(),
                        true,
                        backendConfig(plugin, problems)),
                new ComponentDefaults(
                        atmos.text("components", "terraform", "command"),
                        atmos.bool(true, "components", "terraform", "auto_generate_backend_file"),
                        new ProjectSections(atmos).read(),
                        atmos.bool(false, "templates", "settings", "enabled")),
                plugin.environment());
    }

    private static BackendConfig backendConfig(PluginSettings plugin, Consumer<Problem> problems) {
        return BackendConfig.read(plugin.states().backendConfig(), plugin.projectDirectory(), problems);
    }

    private static ProjectDirectories directories(PluginSettings plugin, AtmosPaths paths) {
        boolean placed =
                plugin.directories().stacks() != null && plugin.directories().rootModules() != null;
        return new ProjectDirectories(
                plugin.projectDirectory(),
                or(plugin.directories().stacks(), paths::stacks),
                or(plugin.directories().rootModules(), paths::rootModules),
                placed ? plugin.includes() : plugin.includes().startingAt(paths.base()),
                localStates(plugin, paths.found()));
    }

    /** Whoever names stacks in the POM decides about the whole name, so neither form of the file may interfere. */
    private static NameSettings names(PluginSettings plugin, AtmosYaml atmos) {
        return plugin.names().areSet()
                ? new NameSettings(
                        plugin.names().pattern(), null, plugin.names().template(), null)
                : new NameSettings(
                        atmos.text("stacks", "name_pattern"),
                        place(atmos.get("stacks", "name_pattern")),
                        atmos.text("stacks", "name_template"),
                        place(atmos.get("stacks", "name_template")));
    }

    private static SettingPlaces places(PluginSettings plugin, AtmosYaml atmos, AtmosPaths paths) {
        return new SettingPlaces(
                plugin.directories().stacks() == null ? paths.placeOfStacks() : null,
                plugin.manifests().includedPaths() == null ? place(atmos.get("stacks", "included_paths")) : null);
    }

    private static List<String> included(AtmosYaml atmos) {
        List<String> included = atmos.globs("stacks", "included_paths");
        return included == null ? TopLevelManifests.DEFAULT_INCLUDED : included;
    }

    /** An empty separator is none, as in {@code atmos.yaml} (semantics 1.12): without one {@code a/b} would be {@code ab}. */
    private static @Nullable String written(@Nullable String separator) {
        return separator == null || separator.isEmpty() ? null : separator;
    }

    private static String prefixSeparator(AtmosYaml atmos) {
        String separator = atmos.text("components", "terraform", "workspace", "prefix_separator");
        return separator == null ? DEFAULT_SEPARATOR : separator;
    }

    /** A file that includes paths of its own means them; the plugin's exclusions belong to the plugin's inclusions. */
    private static List<String> excluded(AtmosYaml atmos) {
        List<String> excluded = atmos.globs("stacks", "excluded_paths");
        if (excluded != null) {
            return excluded;
        }
        return atmos.has("stacks", "included_paths") ? List.of() : TopLevelManifests.DEFAULT_EXCLUDED;
    }

    /** An edition before the change keeps the old default (semantics 1.13). */
    private static boolean inheritsMetadata(AtmosYaml atmos) {
        MapValue.Entry edition = atmos.entry("edition");
        if (edition == null) {
            return true;
        }
        String written = edition.value().toString();
        if (!EDITION.matcher(written).matches()) {
            atmos.invalid(
                    edition.value().location(),
                    "edition '" + written + "' is neither a year, a month nor a day: 2025-12-06",
                    null);
            return true;
        }
        String day = written.length() == 4 ? written + "-12-31" : written.length() == 7 ? written + "-31" : written;
        return day.compareTo(METADATA_INHERITED_SINCE) >= 0;
    }

    private static ListStrategy strategy(PluginSettings plugin, AtmosYaml atmos, Consumer<Problem> problems) {
        if (plugin.listMergeStrategy() != null) {
            return strategy(plugin.listMergeStrategy(), null, problems);
        }
        Value value = atmos.get("settings", "list_merge_strategy");
        String word = atmos.text("settings", "list_merge_strategy");
        return strategy(word, place(value), problems);
    }

    static @Nullable Location place(@Nullable Value value) {
        return value == null ? null : value.location();
    }

    private static ListStrategy strategy(
            @Nullable String word, @Nullable Location location, Consumer<Problem> problems) {
        if (word == null || word.isEmpty()) {
            return ListStrategy.REPLACE;
        }
        return ListStrategy.of(word).orElseGet(() -> {
            problems.accept(Problem.error(
                    location == null ? ProblemCode.INVALID_PARAMETER : ProblemCode.ATMOS_YAML_INVALID,
                    location,
                    "'" + word + "' is not a list merge strategy",
                    "set " + (location == null ? "-Datmos.listMergeStrategy" : "settings.list_merge_strategy")
                            + " to one of: " + ListStrategy.words()));
            return ListStrategy.REPLACE;
        });
    }

    private static <T> T or(@Nullable T value, Supplier<T> otherwise) {
        return value == null ? otherwise.get() : value;
    }

    private static LocalStates localStates(PluginSettings plugin, AtmosYamlSearch.@Nullable Found found) {
        ProjectHome home = ProjectHome.of(plugin, found);
        Path project = plugin.projectDirectory();
        return new LocalStates(
                project,
                home.directory(),
                home.states(project, plugin.directories().localStates()));
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}

package io.github.atmosmaven.config;

import io.github.atmosmaven.manifest.tree.SettingPlaces;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.stack.settings.NameSettings;
import io.github.atmosmaven.stack.settings.StackSettings;
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
        StackSettings settings = new AtmosYamlSearch(plugin.surroundings(), plugin.atmosYaml())
                .find(problems::add)
                .map(found -> overlaid(plugin, found, problems::add))
                .orElseGet(() -> plain(plugin, problems::add));
        return new SettingsResult(settings, problems.sorted());
    }

    private static StackSettings plain(PluginSettings plugin, Consumer<Problem> problems) {
        Path project = plugin.projectDirectory();
        return new StackSettings(
                project,
                plugin.includes(),
                or(plugin.stacksDirectory(), project.resolve(STACKS)),
                or(plugin.rootModulesDirectory(), project.resolve("src/main/terraform")),
                or(plugin.includedPaths(), StackSettings.DEFAULT_INCLUDED),
                or(plugin.excludedPaths(), StackSettings.DEFAULT_EXCLUDED),
                SettingPlaces.NONE,
                new NameSettings(plugin.namePattern(), null, plugin.nameTemplate(), null),
                strategy(plugin.listMergeStrategy(), null, problems),
                or(plugin.workspacesEnabled(), true),
                or(written(plugin.prefixSeparator()), DEFAULT_SEPARATOR),
                plugin.workspaceKeyPrefix(),
                false,
                true,
                true,
                true,
                null,
                true,
                localStates(plugin, null),
                MapValue.empty(new Location("pom.xml", 1, 1)),
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
        Path project = plugin.projectDirectory();
        boolean placed = plugin.stacksDirectory() != null && plugin.rootModulesDirectory() != null;
        return new StackSettings(
                project,
                placed ? plugin.includes() : plugin.includes().startingAt(paths.base()),
                or(plugin.stacksDirectory(), paths::stacks),
                or(plugin.rootModulesDirectory(), paths::rootModules),
                or(plugin.includedPaths(), () -> included(atmos)),
                or(plugin.excludedPaths(), () -> excluded(atmos)),
                places(plugin, atmos, paths),
                names(plugin, atmos),
                strategy(plugin, atmos, problems),
                or(plugin.workspacesEnabled(), () -> atmos.bool(true, "components", "terraform", "workspaces_enabled")),
                or(written(plugin.prefixSeparator()), () -> prefixSeparator(atmos)),
                plugin.workspaceKeyPrefix(),
                true,
                atmos.bool(inheritsMetadata(atmos), "stacks", "inherit", "metadata"),
                atmos.bool(true, "stacks", "inherit", "source"),
                atmos.bool(false, "templates", "settings", "enabled"),
                atmos.text("components", "terraform", "command"),
                atmos.bool(true, "components", "terraform", "auto_generate_backend_file"),
                localStates(plugin, paths.found()),
                new ProjectSections(atmos).read(),
                plugin.environment());
    }

    /** Whoever names stacks in the POM decides about the whole name, so neither form of the file may interfere. */
    private static NameSettings names(PluginSettings plugin, AtmosYaml atmos) {
        return plugin.namePattern() != null || plugin.nameTemplate() != null
                ? new NameSettings(plugin.namePattern(), null, plugin.nameTemplate(), null)
                : new NameSettings(
                        atmos.text("stacks", "name_pattern"),
                        place(atmos.get("stacks", "name_pattern")),
                        atmos.text("stacks", "name_template"),
                        place(atmos.get("stacks", "name_template")));
    }

    private static SettingPlaces places(PluginSettings plugin, AtmosYaml atmos, AtmosPaths paths) {
        return new SettingPlaces(
                plugin.stacksDirectory() == null ? paths.placeOfStacks() : null,
                plugin.includedPaths() == null ? place(atmos.get("stacks", "included_paths")) : null);
    }

    private static List<String> included(AtmosYaml atmos) {
        List<String> included = atmos.globs("stacks", "included_paths");
        return included == null ? StackSettings.DEFAULT_INCLUDED : included;
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
        return atmos.has("stacks", "included_paths") ? List.of() : StackSettings.DEFAULT_EXCLUDED;
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
                    "'" + word + "' is no list merge strategy",
                    "set " + (location == null ? "-Datmos.listMergeStrategy" : "settings.list_merge_strategy")
                            + " to one of: " + ListStrategy.words()));
            return ListStrategy.REPLACE;
        });
    }

    private static <T> T or(@Nullable T value, Supplier<T> otherwise) {
        return value == null ? otherwise.get() : value;
    }

    /** Directory of local states of a project as users read it: relative to the POM where it lies in the project (D39). */
    private static String localStates(PluginSettings plugin, AtmosYamlSearch.@Nullable Found found) {
        Path project = plugin.projectDirectory().toAbsolutePath().normalize();
        ProjectHome home = ProjectHome.of(plugin, found);
        Path states = home.states(project, plugin.stateDirectory());
        boolean inside = states.startsWith(project) || states.startsWith(home.directory());
        return (inside ? project.relativize(states) : states).toString().replace('\\', '/');
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}

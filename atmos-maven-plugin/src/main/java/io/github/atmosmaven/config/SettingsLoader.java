package io.github.atmosmaven.config;

import io.github.atmosmaven.manifest.YamlReader;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.StackSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays the plugin's parameters over the {@code atmos.yaml} of the project and both over the defaults (D4, D21). */
public final class SettingsLoader {

    private static final String METADATA_INHERITED_SINCE = "2025-12-06";

    private final YamlReader yaml;

    public SettingsLoader(YamlReader yaml) {
        this.yaml = yaml;
    }

    public SettingsResult load(PluginSettings plugin) {
        List<Problem> problems = new ArrayList<>();
        AtmosYaml atmos =
                AtmosYaml.read(plugin.projectDirectory(), yaml, problems::add).orElse(null);
        if (atmos != null) {
            atmos.refuseUnsupported();
        }
        StackSettings settings = atmos == null ? plain(plugin, problems) : overlaid(plugin, atmos, problems);
        return new SettingsResult(settings, List.copyOf(problems));
    }

    private static StackSettings plain(PluginSettings plugin, List<Problem> problems) {
        Path project = plugin.projectDirectory();
        return new StackSettings(
                project,
                or(plugin.stacksDirectory(), project.resolve("src/main/stacks")),
                or(plugin.rootModulesDirectory(), project.resolve("src/main/terraform")),
                or(plugin.includedPaths(), StackSettings.DEFAULT_INCLUDED),
                or(plugin.excludedPaths(), StackSettings.DEFAULT_EXCLUDED),
                plugin.namePattern(),
                plugin.nameTemplate(),
                strategy(plugin.listMergeStrategy(), null, problems),
                or(plugin.workspacesEnabled(), true),
                or(plugin.prefixSeparator(), "-"),
                plugin.workspaceKeyPrefix(),
                false,
                true,
                true,
                true,
                null,
                plugin.environment());
    }

    private static StackSettings overlaid(PluginSettings plugin, AtmosYaml atmos, List<Problem> problems) {
        Path project = plugin.projectDirectory();
        Path base = project.resolve(or(atmos.text("base_path"), ".")).normalize();
        // Whoever names stacks in the POM decides about the whole name, so neither form of the file may interfere.
        boolean named = plugin.namePattern() != null || plugin.nameTemplate() != null;
        Value strategy = atmos.get("settings", "list_merge_strategy");
        String fileStrategy = atmos.text("settings", "list_merge_strategy");
        return new StackSettings(
                project,
                or(plugin.stacksDirectory(), base.resolve(or(atmos.text("stacks", "base_path"), "stacks"))),
                or(
                        plugin.rootModulesDirectory(),
                        base.resolve(or(atmos.text("components", "terraform", "base_path"), "components/terraform"))),
                or(plugin.includedPaths(), or(atmos.texts("stacks", "included_paths"), StackSettings.DEFAULT_INCLUDED)),
                or(plugin.excludedPaths(), excluded(atmos)),
                named ? plugin.namePattern() : atmos.text("stacks", "name_pattern"),
                named ? plugin.nameTemplate() : atmos.text("stacks", "name_template"),
                strategy(
                        plugin.listMergeStrategy() == null ? fileStrategy : plugin.listMergeStrategy(),
                        plugin.listMergeStrategy() == null && strategy != null ? strategy.location() : null,
                        problems),
                or(plugin.workspacesEnabled(), or(atmos.bool("components", "terraform", "workspaces_enabled"), true)),
                or(
                        plugin.prefixSeparator(),
                        or(atmos.text("components", "terraform", "workspace", "prefix_separator"), "-")),
                plugin.workspaceKeyPrefix(),
                true,
                or(atmos.bool("stacks", "inherit", "metadata"), inheritsMetadata(atmos)),
                or(atmos.bool("stacks", "inherit", "source"), true),
                or(atmos.bool("templates", "settings", "enabled"), false),
                atmos.text("components", "terraform", "command"),
                plugin.environment());
    }

    /** A file that includes paths of its own means them; the plugin's exclusions belong to the plugin's inclusions. */
    private static List<String> excluded(AtmosYaml atmos) {
        List<String> excluded = atmos.texts("stacks", "excluded_paths");
        if (excluded != null) {
            return excluded;
        }
        return atmos.has("stacks", "included_paths") ? List.of() : StackSettings.DEFAULT_EXCLUDED;
    }

    /** An edition before the change keeps the old default (stack-semantics 1.13). */
    private static boolean inheritsMetadata(AtmosYaml atmos) {
        String edition = atmos.text("edition");
        if (edition == null) {
            return true;
        }
        String day = edition.length() == 4 ? edition + "-12-31" : edition.length() == 7 ? edition + "-31" : edition;
        return day.compareTo(METADATA_INHERITED_SINCE) >= 0;
    }

    private static ListStrategy strategy(@Nullable String word, @Nullable Location location, List<Problem> problems) {
        if (word == null || word.isEmpty()) {
            return ListStrategy.REPLACE;
        }
        return ListStrategy.of(word).orElseGet(() -> {
            problems.add(Problem.error(
                    ProblemCode.INVALID_LIST_STRATEGY,
                    location,
                    "'" + word + "' is no list merge strategy",
                    "set " + (location == null ? "listMergeStrategy" : "settings.list_merge_strategy") + " to one of: "
                            + ListStrategy.words()));
            return ListStrategy.REPLACE;
        });
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}

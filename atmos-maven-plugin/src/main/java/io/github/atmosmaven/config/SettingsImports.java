package io.github.atmosmaven.config;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads what {@code atmos.yaml} imports: local files, directories and globs, which start at its base path (D21). As in
 * Atmos, what an imported file imports itself is laid over that file.
 */
final class SettingsImports {

    private static final Pattern REMOTE =
            Pattern.compile("(?i).*://.*|.*::.*|git@.*|(?:github\\.com|bitbucket\\.org)/.*", Pattern.DOTALL);

    private final SettingsFiles files;
    private final PluginSettings plugin;
    private final AtmosYamlSearch.Found main;
    private final Consumer<Problem> problems;
    private final Set<Path> entered = new LinkedHashSet<>();

    SettingsImports(
            SettingsFiles files, PluginSettings plugin, AtmosYamlSearch.Found main, Consumer<Problem> problems) {
        this.files = files;
        this.plugin = plugin;
        this.main = main;
        this.problems = problems;
    }

    /** The settings of each file, the strongest last. */
    List<MapValue> read(AtmosYaml atmos) {
        entered.add(main.file());
        return imported(atmos, () -> new AtmosPaths(plugin, atmos, main).importBase());
    }

    /**
     * @param base directory where imports start; asked for only if there are imports, since it may be broken for others
     */
    private List<MapValue> imported(AtmosYaml importer, Supplier<Path> base) {
        List<TextValue> items = importer.texts("import");
        if (items == null || items.isEmpty()) {
            return List.of();
        }
        Path start = base.get();
        List<MapValue> read = new ArrayList<>();
        for (TextValue item : items) {
            found(item, start).forEach(file -> read.addAll(withImports(file, item, importer, start)));
        }
        return read;
    }

    private List<MapValue> withImports(Path file, TextValue item, AtmosYaml importer, Path start) {
        if (!entered.add(file)) {
            problems.accept(Problem.error(
                    ProblemCode.IMPORT_CYCLE,
                    item.location(),
                    "import '" + item + "' leads back to " + files.shown(file) + ", which imports it",
                    "remove it"));
            return List.of();
        }
        List<MapValue> read = new ArrayList<>();
        AtmosYaml settings = importer.with(files.settings(file));
        read.add(settings.root());
        // A file that names a base path of its own imports from there.
        AtmosYamlSearch.Found itself = new AtmosYamlSearch.Found(file, false);
        read.addAll(imported(
                settings,
                () -> settings.has("base_path") ? new AtmosPaths(plugin, settings, itself).importBase() : start));
        entered.remove(file);
        return read;
    }

    private List<Path> found(TextValue item, Path start) {
        if (item.text().isEmpty()) {
            return List.of();
        }
        if (REMOTE.matcher(item.text()).matches()) {
            problems.accept(Problem.error(
                    ProblemCode.ATMOS_YAML_UNSUPPORTED,
                    item.location(),
                    "import '" + item + "' is remote, which is not supported",
                    "copy the file into the repository, and import it by its path"));
            return List.of();
        }
        try {
            List<Path> found = SettingsSearch.files(start, item.text());
            if (found.isEmpty()) {
                problems.accept(Problem.warning(
                        ProblemCode.ATMOS_YAML_INVALID,
                        item.location(),
                        "import '" + item + "' finds no file",
                        "correct the path, which starts at " + files.shown(start) + ", or remove it"));
            }
            return found;
        } catch (IllegalArgumentException e) {
            problems.accept(Problem.error(
                    ProblemCode.ATMOS_YAML_INVALID,
                    item.location(),
                    "import '" + item + "': " + e.getMessage(),
                    "correct the path"));
            return List.of();
        }
    }
}

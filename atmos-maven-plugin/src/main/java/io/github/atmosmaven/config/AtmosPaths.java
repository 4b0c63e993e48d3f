package io.github.atmosmaven.config;

import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The directories that {@code atmos.yaml} means (semantics 1.10), where the POM does not name them. */
final class AtmosPaths {

    private static final Path STACKS = Path.of("stacks");
    private static final Path ROOT_MODULES = Path.of("components", "terraform");

    private final PluginSettings plugin;
    private final AtmosYaml atmos;
    private final AtmosYamlSearch.Found found;

    AtmosPaths(PluginSettings plugin, AtmosYaml atmos, AtmosYamlSearch.Found found) {
        this.plugin = plugin;
        this.atmos = atmos;
        this.found = found;
    }

    AtmosYamlSearch.Found found() {
        return found;
    }

    /** The directory of manifests; without a setting the one of the project where it has its manifests there. */
    Path stacks() {
        Path written = atmos.path("stacks", "base_path");
        Path named = named(written == null ? STACKS : written);
        Path own = own();
        if (!Files.isDirectory(own) || named.equals(own)) {
            return named;
        }
        if (written == null) {
            return Files.isDirectory(named) ? named : own;
        }
        if (found.above()) {
            Location place = SettingsLoader.place(atmos.get("stacks", "base_path"));
            atmos.invalid(
                    place == null ? atmos.place() : place,
                    "this leads to " + named + ", and the project below has manifests of its own in "
                            + SettingsLoader.STACKS,
                    "set the right ones in the POM: stacksDirectory (-Datmos.stacksDirectory)");
        }
        return named;
    }

    private Path own() {
        return plugin.projectDirectory().resolve(SettingsLoader.STACKS).normalize();
    }

    private Path named(Path stacks) {
        return bases().holding(stacks).resolve(stacks).normalize();
    }

    /** Both directories have one base, which is found by the stacks unless the POM says where they are. */
    Path rootModules() {
        Path written = atmos.path("components", "terraform", "base_path");
        Path modules = written == null ? ROOT_MODULES : written;
        Path stacks = atmos.path("stacks", "base_path");
        Path sought = plugin.directories().stacks() != null ? modules : stacks == null ? STACKS : stacks;
        return bases().holding(sought).resolve(modules).normalize();
    }

    /** The directory of {@code base_path}. */
    Path base() {
        Path stacks = atmos.path("stacks", "base_path");
        BasePath bases = bases();
        Path base = bases.holding(stacks == null ? STACKS : stacks);
        return Files.isDirectory(base) ? base : importBase();
    }

    /** The directory that imports of {@code atmos.yaml} start at: for Atmos there are no stacks yet when it reads them. */
    Path importBase() {
        return bases().holding(Path.of(""));
    }

    private BasePath bases() {
        TextValue variable = new AtmosVariables(atmos, plugin.environment()).basePath();
        if (variable != null) {
            return BasePath.ofVariable(path(variable), plugin.surroundings());
        }
        return BasePath.ofFile(atmos.path("base_path"), found.directory(), found.above(), plugin.surroundings());
    }

    private Path path(TextValue variable) {
        try {
            return Path.of(variable.text());
        } catch (InvalidPathException e) {
            atmos.invalid(variable.location(), "'" + variable + "' is not a path", null);
            return Path.of("");
        }
    }

    /**
     * Location of the setting that names the stacks directory; the location of the settings themselves if none does.
     */
    Location placeOfStacks() {
        for (Value value : new @Nullable Value[] {atmos.get("stacks", "base_path"), atmos.get("base_path")}) {
            if (value != null) {
                return value.location();
            }
        }
        return atmos.place();
    }
}

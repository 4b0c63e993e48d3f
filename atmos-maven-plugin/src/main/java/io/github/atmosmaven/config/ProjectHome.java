package io.github.atmosmaven.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Directory of a project whose {@code .atmos} keeps what must outlive {@code mvn clean} (D3). It is the directory of the
 * POM. An {@code atmos.yaml} that a module without stacks of its own finds by looking above makes the modules below it one
 * project (D21), whose home is the directory of the file: a state has one place, whichever of those modules works on it.
 *
 * @param directory the absolute directory
 */
public record ProjectHome(Path directory) {

    private static final Path STATES = Path.of(".atmos", "state");

    public ProjectHome {
        directory = directory.toAbsolutePath().normalize();
    }

    public static ProjectHome of(PluginSettings plugin) {
        return new AtmosYamlSearch(plugin.surroundings(), plugin.directories().atmosYaml())
                .find(problem -> {})
                .map(found -> of(plugin, found))
                .orElseGet(() -> ofPom(plugin));
    }

    static ProjectHome of(PluginSettings plugin, AtmosYamlSearch.@Nullable Found found) {
        boolean ownStacks =
                plugin.directories().stacks() != null || SettingsLoader.hasStacks(plugin.projectDirectory());
        return found != null && found.above() && !ownStacks ? new ProjectHome(found.directory()) : ofPom(plugin);
    }

    private static ProjectHome ofPom(PluginSettings plugin) {
        return new ProjectHome(plugin.projectDirectory());
    }

    /**
     * Directory of local states (D39). Maven lets a relative one start at the module that works this time; one in there
     * is one in the home.
     *
     * @param named by the parameter {@code stateDirectory}; {@code null} where it names none
     */
    public Path states(Path module, @Nullable Path named) {
        Path start = module.toAbsolutePath().normalize();
        Path states = start.resolve(named == null ? STATES : named).normalize();
        return states.startsWith(start) ? directory.resolve(start.relativize(states)) : states;
    }
}

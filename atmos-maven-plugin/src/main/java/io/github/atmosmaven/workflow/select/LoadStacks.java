package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.SettingsLoader;
import io.github.atmosmaven.config.SettingsResult;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.stack.Resolution;
import io.github.atmosmaven.stack.StackResolver;
import java.util.List;

/** Reads the settings and resolves all stacks of a project: what every goal begins with. */
public final class LoadStacks {

    private final YamlReader yaml;
    private final StackResolver resolver;

    public LoadStacks(YamlReader yaml, StackResolver resolver) {
        this.yaml = yaml;
        this.resolver = resolver;
    }

    /**
     * Never throws for what users wrote: that is among the problems.
     *
     * @param abstracts treatment of abstract components, which must be resolved if they may be asked for by name
     */
    public LoadedStacks run(PluginSettings plugin, AbstractComponents abstracts) {
        SettingsResult settings = new SettingsLoader(yaml).load(plugin);
        // With settings that are wrong every manifest would seem wrong as well.
        Resolution resolution = settings.hasErrors()
                ? new Resolution(List.of(), List.of())
                : resolver.resolve(settings.settings(), abstracts);
        return new LoadedStacks(settings.settings(), resolution, settings.problems());
    }
}

package io.github.atmosmaven;

import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A project on disk, for tests that need instances as they really come. */
public final class TestProject {

    private final Path directory;

    public TestProject(Path directory) {
        this.directory = directory;
    }

    public TestProject file(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestProject stack(String name, String text) {
        return file("src/main/stacks/" + name + ".yaml", text);
    }

    public LoadedStacks load() {
        return Wiring.loadStacks(ToolsOf.missing(directory))
                .run(PluginSettings.defaults(directory, Map.of()), AbstractComponents.RESOLVED);
    }

    /** All instances; the manifests must be sound, apart from what Atmos would do and the plugin does not (D8). */
    public List<Instance> instances() {
        LoadedStacks loaded = load();
        if (loaded.problems().stream().anyMatch(problem -> problem.code().number() < 600)) {
            throw new IllegalArgumentException(loaded.problems().toString());
        }
        return loaded.resolution().instances();
    }
}

package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.backend.BackendFile;
import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.WriteResult;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code index.json}: for scripts, where every instance is run and where its state lives (D7). */
public final class IndexFile {

    public static final String NAME = "index.json";
    private static final Location PLACE = new Location(NAME, 1, 1);

    private final PathsFrom names;
    private final WorkingDirectories directories;

    public IndexFile(Path projectDirectory, WorkingDirectories directories) {
        this.names = new PathsFrom(projectDirectory);
        this.directories = directories;
    }

    public WriteResult write(Path outputDirectory, List<Instance> instances) {
        return write(outputDirectory, text(instances));
    }

    /** Throws {@link io.github.atmosmaven.problem.AtmosException.EnvironmentFailure} when it cannot be written. */
    public WriteResult write(Path outputDirectory, String text) {
        return new AtomicFiles().writeIfChanged(outputDirectory.resolve(NAME), text, AtomicFiles.Access.DEFAULT);
    }

    /** Returns true if an earlier run left just this text, and so nothing that is not in it. */
    public static boolean isCurrent(Path outputDirectory, String text) {
        try {
            return Files.readString(outputDirectory.resolve(NAME)).equals(text);
        } catch (IOException e) {
            // Not there, or not what this plugin wrote; whoever reads or replaces it will tell.
            return false;
        }
    }

    /** Returns the text of the file for these instances. */
    public String text(List<Instance> instances) {
        List<Value> entries = instances.parallelStream().<Value>map(this::entry).toList();
        MapValue index = MapValue.builder(PLACE)
                .put("instances", new ListValue(entries, PLACE))
                .build();
        return JsonText.indented(index);
    }

    private MapValue entry(Instance instance) {
        Path directory = directories.directory(instance);
        boolean backend = !instance.backend().type().isNone();
        MapValue.Builder entry = MapValue.builder(PLACE);
        put(entry, "stack", instance.stack());
        put(entry, "instance", instance.name());
        put(entry, "component", instance.rootModule());
        put(entry, "rootModule", instance.rootModule());
        put(entry, "workingDirectory", names.shown(directory));
        put(entry, "backendFile", backend ? names.shown(directory.resolve(BackendFile.NAME)) : null);
        put(entry, "backendType", instance.stateBackend().typeName());
        put(entry, "workspace", instance.workspace());
        put(entry, "stateAddress", instance.stateAddress().text());
        put(entry, "manifest", instance.manifest().file());
        return entry.build();
    }

    private static void put(MapValue.Builder entry, String key, @Nullable String text) {
        entry.put(key, text == null ? new NullValue(PLACE) : new TextValue(text, PLACE));
    }
}

package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.backend.BackendFile;
import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.WriteResult;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code index.json}: for scripts, where every instance is run and where its state lives (D7). */
public final class IndexFile {

    public static final String NAME = "index.json";

    private final PathsFrom names;
    private final WorkingDirectories directories;

    public IndexFile(Path projectDirectory, WorkingDirectories directories) {
        this.names = new PathsFrom(projectDirectory);
        this.directories = directories;
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
        JsonWriter json = JsonWriter.indented();
        json.object().name("instances").list();
        instances.forEach(instance -> write(instance, json));
        return json.endList().endObject().end();
    }

    private void write(Instance instance, JsonWriter json) {
        Path directory = directories.directory(instance);
        boolean backend = !instance.backend().type().isNone();
        json.object();
        json.name("backendFile").text(backend ? names.shown(directory.resolve(BackendFile.NAME)) : null);
        json.name("backendType").text(instance.stateBackend().typeName());
        json.name("component").text(instance.rootModule());
        json.name("instance").text(instance.name());
        json.name("manifest").text(instance.manifest().file());
        json.name("rootModule").text(instance.rootModule());
        json.name("stack").text(instance.stack());
        json.name("stateAddress").text(instance.stateAddress().text());
        json.name("workingDirectory").text(names.shown(directory));
        json.name("workspace").text(instance.workspace());
        json.endObject();
    }
}

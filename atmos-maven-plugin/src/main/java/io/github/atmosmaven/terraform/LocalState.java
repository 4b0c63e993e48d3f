package io.github.atmosmaven.terraform;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.TextValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the state of an instance lies that keeps it in a file (D39): below a directory that outlives {@code mvn clean},
 * unless the backend names an absolute path. The place is handed to {@code init}; the rendered file stays as written.
 */
public final class LocalState {

    private LocalState() {}

    /** The directory of an instance below the state directory, with forward slashes. */
    public static String directory(Instance instance) {
        return PathNames.nested(instance.stack()) + "/" + PathNames.nested(instance.name());
    }

    static List<String> initArguments(Instance instance, Path stateDirectory, boolean generated) {
        boolean local = "local".equals(instance.backend().type());
        if (!local && !generated) {
            return List.of();
        }
        Path own = stateDirectory.toAbsolutePath().resolve(directory(instance));
        Path path = own.resolve(attribute(instance, "path", "terraform.tfstate"));
        Path workspaces = own.resolve(attribute(instance, "workspace_dir", "terraform.tfstate.d"));
        try {
            Files.createDirectories(own);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return List.of("-backend-config=path=" + path, "-backend-config=workspace_dir=" + workspaces);
    }

    private static String attribute(Instance instance, String key, String otherwise) {
        return instance.backend().attributes().get(key) instanceof TextValue text
                        && !text.text().isEmpty()
                ? text.text()
                : otherwise;
    }
}

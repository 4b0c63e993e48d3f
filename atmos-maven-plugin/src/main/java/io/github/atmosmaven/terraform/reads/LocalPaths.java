package io.github.atmosmaven.terraform.reads;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.model.path.CleanPath;
import io.github.atmosmaven.model.path.PathNames;
import io.github.atmosmaven.terraform.mirror.ToldPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Paths of other instances' files, from the working directory of the one that reads them. */
final class LocalPaths {

    private final LocalStates states;
    private final ToldPath told;

    /** @param directory an existing directory */
    LocalPaths(LocalStates states, Path directory) throws IOException {
        this.states = states;
        this.told = new ToldPath(directory);
    }

    /** The file of a state (D39): from the working directory, so that a plan means the same in another clone. */
    String of(Instance target, String path) {
        try {
            return told.of(states.of(target.stack(), target.name()), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a state, without the directory of the project. */
    static String portable(LocalStates states, Instance target, String path) {
        return CleanPath.isAbsolute(path)
                ? path
                : CleanPath.join(states.shown(), PathNames.ofState(target.stack(), target.name()), path);
    }

    /** A path that starts in one root module, from another (D73): the working directories have both at the same places. */
    static String between(Path reader, Path target, String path) {
        boolean isRelative = !path.isEmpty() && !path.startsWith("~") && !CleanPath.isAbsolute(path);
        return isRelative && !reader.equals(target)
                ? CleanPath.of(reader.relativize(target).toString().replace('\\', '/') + "/" + path)
                : path;
    }
}

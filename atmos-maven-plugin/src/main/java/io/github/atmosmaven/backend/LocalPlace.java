package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.path.CleanPath;
import io.github.atmosmaven.model.path.PathForms;
import java.util.function.Supplier;

/**
 * Directory of a local state whose backend names no absolute path (D39).
 *
 * @param project the absolute path of the project, with forward slashes
 * @param states the directory of all local states, relative to the project unless it lies elsewhere
 * @param own gives the directory of the instance in it
 */
public record LocalPlace(String project, String states, Supplier<String> own) {

    /** The directory of the instance, as users read it. */
    String directory() {
        return CleanPath.join(states, own.get());
    }

    /**
     * A path of the backend as the project sees it; what is absolute and leads into the project, or among the local states,
     * is relative to it. The tools compose the characters of what they are told, which is never the way to the project or to
     * all local states.
     */
    String resolve(String path) {
        if (!CleanPath.isAbsolute(path)) {
            return CleanPath.join(directory(), PathForms.composed(path));
        }
        String absolute = CleanPath.of(path.startsWith("/") ? path : path.replace('\\', '/'));
        if (absolute.startsWith(project + "/")) {
            return PathForms.composed(absolute.substring(project.length() + 1));
        }
        String all = CleanPath.isAbsolute(states) ? states : CleanPath.join(project, states);
        return PathForms.composed(
                absolute.startsWith(all + "/") ? states + absolute.substring(all.length()) : absolute);
    }
}

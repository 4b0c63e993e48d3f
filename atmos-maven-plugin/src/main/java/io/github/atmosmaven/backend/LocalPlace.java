package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.CleanPath;
import io.github.atmosmaven.model.PathForms;
import java.util.function.Supplier;

/**
 * Where a local state of an instance lies when it says no absolute path (D39).
 *
 * @param project the absolute path of the project, with forward slashes
 * @param directory gives the directory of the instance, relative to the project if it is in it
 */
public record LocalPlace(String project, Supplier<String> directory) {

    /**
     * A path of the backend as the project sees it; what is absolute and leads into the project is relative to it. The
     * tools compose the characters of what they are told, which is never the way to the project or to all local states.
     */
    String resolve(String path) {
        if (!CleanPath.isAbsolute(path)) {
            return CleanPath.join(directory.get(), PathForms.composed(path));
        }
        String absolute = CleanPath.of(path.startsWith("/") ? path : path.replace('\\', '/'));
        return PathForms.composed(
                absolute.startsWith(project + "/") ? absolute.substring(project.length() + 1) : absolute);
    }
}

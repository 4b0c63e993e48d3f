package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.model.path.CleanPath;
import io.github.atmosmaven.model.path.PathForms;
import io.github.atmosmaven.model.path.PathNames;

/** Place of the local state of one instance (D39). */
public record LocalPlace(LocalStates states, String stack, String instance) {

    /** Directory of the instance, as users read it. */
    String directory() {
        return CleanPath.join(states.shown(), PathNames.ofState(stack, instance));
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
        String project = states.shownProject();
        String absolute = CleanPath.of(path.startsWith("/") ? path : path.replace('\\', '/'));
        if (absolute.startsWith(project + "/")) {
            return PathForms.composed(absolute.substring(project.length() + 1));
        }
        String shown = states.shown();
        String all = CleanPath.isAbsolute(shown) ? shown : CleanPath.join(project, shown);
        return PathForms.composed(absolute.startsWith(all + "/") ? shown + absolute.substring(all.length()) : absolute);
    }
}

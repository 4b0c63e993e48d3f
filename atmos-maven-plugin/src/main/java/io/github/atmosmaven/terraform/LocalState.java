package io.github.atmosmaven.terraform;

import io.github.atmosmaven.files.OwnTree;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.PathNames;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.problem.AtmosException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the state of an instance lies that keeps it in a file (D39): below a directory that outlives {@code mvn clean},
 * unless the backend names an absolute path. The place is handed to {@code init}; the rendered file stays as written.
 */
final class LocalState {

    static final String TYPE = "local";

    private LocalState() {}

    /**
     * Nothing where the state is not kept in a file.
     *
     * @throws AtmosException.InvalidConfiguration where the tool cannot be told the place
     */
    static List<String> initArguments(Instance instance, PlanSettings settings, Path workingDirectory)
            throws IOException {
        String type = instance.backendType();
        if (type != null && !type.equals(TYPE)) {
            return List.of();
        }
        Map<String, String> written = texts(instance.stateBackend().attributes());
        Path states = settings.stateDirectory().toAbsolutePath().normalize();
        Path place = states.resolve(PathNames.ofState(instance.stack(), instance.name()));
        tree(states, settings.projectDirectory()).make(place);
        ToldPath told = new ToldPath(workingDirectory);
        return List.of(
                "-backend-config=path=" + told.of(place, attribute(written, "path", "terraform.tfstate")),
                "-backend-config=workspace_dir="
                        + told.of(place, attribute(written, "workspace_dir", "terraform.tfstate.d")));
    }

    /** A directory that the user names may be a link, and is open to whom the user likes. */
    private static OwnTree tree(Path states, Path project) {
        Path own = project.toAbsolutePath().normalize().resolve(".atmos");
        return states.startsWith(own)
                ? OwnTree.ofProject(project)
                : OwnTree.below(states).ownerOnlyBelow(states);
    }

    private static Map<String, String> texts(MapValue attributes) {
        Map<String, String> texts = new HashMap<>();
        attributes.entries().forEach(entry -> {
            if (entry.value() instanceof TextValue text) {
                texts.put(entry.key(), text.text());
            }
        });
        return texts;
    }

    private static String attribute(Map<String, String> written, String key, String otherwise) {
        String text = written.getOrDefault(key, "");
        return text.isEmpty() ? otherwise : text;
    }
}

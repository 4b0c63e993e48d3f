package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.files.OwnTree;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.terraform.mirror.ToldPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * State of an instance that is kept in a file (D39). It lies below a directory that outlives {@code mvn clean}, unless
 * the backend names an absolute path. The place is handed to {@code init}; the rendered file stays as written.
 */
public final class LocalState {

    private static final Set<String> MAKING_BACKUPS = Set.of("mv", "rm", "replace-provider");

    private LocalState() {}

    /**
     * Returns the arguments that tell {@code init} the place; none if the state is not kept in a file.
     *
     * @throws AtmosException.InvalidConfiguration if the tool cannot be told the place
     */
    static List<String> initArguments(Instance instance, RunSettings settings, Path workingDirectory)
            throws IOException {
        Map<String, String> paths =
                instance.backendType().localPaths(instance.stateBackend().attributes());
        if (paths.isEmpty()) {
            return List.of();
        }
        Path place = settings.localStates().of(instance.stack(), instance.name());
        tree(settings.localStates()).make(place);
        ToldPath told = new ToldPath(workingDirectory);
        List<String> arguments = new ArrayList<>();
        for (Map.Entry<String, String> path : paths.entrySet()) {
            arguments.add("-backend-config=" + path.getKey() + "=" + told.of(place, path.getValue()));
        }
        return arguments;
    }

    /**
     * Returns the arguments of a command with the place of the backup that it makes of a state, beside that state. The
     * tools look for it where a state would be that nobody has given a place, which fails, or is lost by a clean.
     *
     * @param words a command without the binary
     * @param backup arguments that {@link #backupArguments} returns
     */
    public static List<String> backedUp(List<String> words, List<String> backup) {
        if (words.size() < 2 || !words.get(0).equals("state") || !MAKING_BACKUPS.contains(words.get(1))) {
            return words;
        }
        List<String> all = new ArrayList<>(words);
        all.addAll(2, backup);
        return all;
    }

    /** Returns the arguments that name a new backup beside a state; none if the state is not kept in a file. */
    public static List<String> backupArguments(Instance instance, RunSettings settings, Path workingDirectory)
            throws IOException {
        String state = instance.backendType().localState(instance.stateBackend().attributes(), instance.workspace());
        if (state.isEmpty()) {
            return List.of();
        }
        Path place = settings.localStates().of(instance.stack(), instance.name());
        String told = new ToldPath(workingDirectory).of(place, state);
        return List.of("-backup=" + told + "." + Instant.now().getEpochSecond() + ".backup");
    }

    /** Makes the directory of an instance among the local states, and returns it. */
    public static Path directory(Instance instance, RunSettings settings) {
        Path place = settings.localStates().of(instance.stack(), instance.name());
        tree(settings.localStates()).make(place);
        return place;
    }

    /** A directory that the user names may be a link, and is open to whom the user likes. */
    private static OwnTree tree(LocalStates states) {
        return states.areOwn()
                ? OwnTree.ofProject(states.home())
                : OwnTree.below(states.directory()).ownerOnlyBelow(states.directory());
    }
}

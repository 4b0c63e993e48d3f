package io.github.atmosmaven.hosted;

import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** All versions of all states. */
final class HostedStates {

    private final CopyOnWriteArrayList<HostedState> all = new CopyOnWriteArrayList<>();

    synchronized HostedState add(HostedWorkspace workspace) {
        HostedState state = new HostedState("sv-" + (all.size() + 1), workspace);
        all.add(state);
        workspace.states.add(state);
        return state;
    }

    Optional<HostedState> of(String id) {
        return all.stream().filter(state -> state.id.equals(id)).findFirst();
    }
}

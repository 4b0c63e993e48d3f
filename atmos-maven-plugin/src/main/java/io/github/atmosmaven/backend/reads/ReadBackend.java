package io.github.atmosmaven.backend.reads;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;

/**
 * The backend by which others read the state of an instance (semantics 9): {@code remote_state_backend} where the stacks
 * have one, else the backend in force. What else makes the backend in force, as arguments of the POM do, has its place
 * here.
 */
final class ReadBackend {

    private ReadBackend() {}

    static Backend of(Instance target) {
        Backend remote = target.state().remoteStateBackend();
        boolean isOfStacks = target.state().moduleBackend() == null;
        // A block of the root module counts in place of what the stacks say of the same backend (D76).
        boolean isOther = !remote.type().equals(target.backend().type());
        return !remote.type().isNone() && (isOfStacks || isOther) ? remote : target.stateBackend();
    }
}

package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.MapValue;

/**
 * The arguments of a data block {@code terraform_remote_state} that reads a state (remote-backend 10).
 *
 * @param backend the argument {@code backend}: name of the backend that reads the state
 * @param config the argument {@code config}
 * @param workspace the argument {@code workspace}; empty for a block without one
 */
public record RemoteState(String backend, MapValue config, String workspace) {

    /** These arguments with another configuration. */
    public RemoteState with(MapValue other) {
        return new RemoteState(backend, other, workspace);
    }
}

package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.StatePlace;

/** The {@code remote} backend. */
final class Remote extends HostedType {

    Remote() {
        super("remote", BackendAttributes.builder());
    }

    @Override
    String workspace(StatePlace place) {
        String name = place.inBlock(BLOCK, NAME);
        return name.isEmpty() ? place.inBlock(BLOCK, PREFIX) + place.workspace() : name;
    }

    @Override
    String prefix(StatePlace place) {
        return place.inBlock(BLOCK, NAME).isEmpty() ? place.inBlock(BLOCK, PREFIX) : "";
    }

    @Override
    String local(StatePlace place) {
        return place.inBlock(BLOCK, NAME).isEmpty() ? place.workspace() : "default";
    }
}

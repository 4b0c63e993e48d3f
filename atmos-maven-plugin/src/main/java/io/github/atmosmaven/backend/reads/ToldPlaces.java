package io.github.atmosmaven.backend.reads;

import io.github.atmosmaven.model.Instance;

/** Texts for paths in the backend of another instance, as an instance that reads its state has to be told them. */
public interface ToldPlaces {

    /**
     * A file that keeps the state of an instance (D39).
     *
     * @param path as the backend of the instance composes it
     */
    String state(Instance target, String path);

    /**
     * A file that the backend of an instance names (D73).
     *
     * @param path as the backend writes it: a relative one starts from the root module of the instance
     */
    String file(Instance target, String path);
}

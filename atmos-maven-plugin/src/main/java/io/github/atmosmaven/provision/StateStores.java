package io.github.atmosmaven.provision;

import io.github.atmosmaven.problem.AtmosException;
import java.util.function.UnaryOperator;

/**
 * The state stores of one kind.
 *
 * @param <W> a store of this kind as instances want it
 */
public interface StateStores<W extends WantedStore> {

    /** Collects the claims of the instances of one run. */
    StoreClaims<W> claims();

    /**
     * Begins the work on a store, with the identity that its backend asks for.
     *
     * @param intents notes of creations (D44)
     * @param shown takes what is secret out of words of the cloud: before these become a problem, which is cut where it
     *     is long (D79)
     * @throws AtmosException.CloudFailure if no identity can be had, or it may not work there
     */
    StateStore open(W wanted, Intents intents, UnaryOperator<String> shown);
}

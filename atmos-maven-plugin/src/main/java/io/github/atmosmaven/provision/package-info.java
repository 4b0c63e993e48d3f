/**
 * Creates the state stores of instances (D40, D41, D43, D47): which stores are wanted, and how each is looked at, planned
 * and made, whatever cloud it is in. Talks to a kind of store through the port
 * {@link io.github.atmosmaven.provision.StateStores}; what a kind needs beyond that has a package of its own below this
 * one.
 */
@NullMarked
package io.github.atmosmaven.provision;

import org.jspecify.annotations.NullMarked;

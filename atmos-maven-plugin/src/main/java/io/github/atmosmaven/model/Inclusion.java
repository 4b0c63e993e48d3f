package io.github.atmosmaven.model;

import io.github.atmosmaven.problem.Location;

/**
 * Where a manifest puts what another file says.
 *
 * @param place of the function that includes the file
 * @param holder the place of the key that gets the value, or of the list that gets it as an item
 */
public record Inclusion(Location place, Location holder) {}

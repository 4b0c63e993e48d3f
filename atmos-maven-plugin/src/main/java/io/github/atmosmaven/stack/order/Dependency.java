package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.problem.Location;

/**
 * A dependency of one instance on another.
 *
 * @param target position of the instance that is depended on
 * @param place place where the dependency is written
 */
record Dependency(int target, Location place) {}

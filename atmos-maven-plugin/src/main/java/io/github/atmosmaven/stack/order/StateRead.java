package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Location;

/**
 * A read of the state of one instance by the root module of another.
 *
 * @param name name of the data block
 * @param target the instance whose state is read
 * @param isAsked true if {@code settings.atmos.reads} asks for it; false for a dependency, whose state is read where the
 *     code of the module refers to it
 * @param place place where it is written
 */
public record StateRead(String name, Instance target, boolean isAsked, Location place) {}

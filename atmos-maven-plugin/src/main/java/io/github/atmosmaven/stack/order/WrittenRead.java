package io.github.atmosmaven.stack.order;

/**
 * A read of the state of another instance, as a manifest writes it in {@code settings.atmos.reads}.
 *
 * @param name name of the data block that reads the state
 * @param target the instance whose state is read
 */
record WrittenRead(String name, WrittenDependency target) {}

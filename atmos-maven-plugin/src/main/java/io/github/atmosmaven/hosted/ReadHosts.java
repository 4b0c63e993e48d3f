package io.github.atmosmaven.hosted;

import io.github.atmosmaven.model.Instance;
import java.util.Collection;
import java.util.List;

/** Hosts of the services whose states a tool reads for an instance, beside the one that holds its own. */
@FunctionalInterface
public interface ReadHosts {

    /** No instance reads a state at a service. */
    ReadHosts NONE = instance -> List.of();

    /** The hosts as they are written. */
    Collection<String> of(Instance instance);
}

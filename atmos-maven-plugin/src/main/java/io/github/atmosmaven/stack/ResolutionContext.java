package io.github.atmosmaven.stack;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.stack.name.Naming;
import io.github.atmosmaven.stack.settings.StackSettings;
import java.util.Set;

/**
 * Settings and parts that all manifests of a project are resolved with. Several threads use it at once.
 *
 * @param soundBodies bodies of components whose sections were found right in one manifest and that others share
 * @param needed notes which comparisons of all instances are needed
 */
record ResolutionContext(
        StackSettings settings,
        Naming naming,
        InstanceValues values,
        RootModules rootModules,
        ModuleBackends moduleBackends,
        AbstractComponents abstracts,
        Set<MapValue> soundBodies,
        NeededChecks needed) {}

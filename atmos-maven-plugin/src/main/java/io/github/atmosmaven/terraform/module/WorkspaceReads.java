package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.model.HostedPlace;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds code that reads {@code terraform.workspace} where that is one thing in local and another in remote operations, so
 * that a change of the execution mode would change what it makes (remote-backend 6).
 */
public final class WorkspaceReads {

    private final RootModules modules;
    private final Function<Instance, Tool> tools;

    /** @param tools says which tool runs an instance; asked only where that makes a difference */
    public WorkspaceReads(RootModules modules, Function<Instance, Tool> tools) {
        this.modules = modules;
        this.tools = tools;
    }

    /** Warnings at the places that read it, each for all instances that run the code. */
    public List<Problem> warnings(Collection<Instance> instances) {
        Map<Location, List<Instance>> readers = new TreeMap<>();
        for (Instance instance : instances) {
            HostedPlace place = instance.stateAddress().hosted();
            if (place != null && place.isNamedTwice() && !instance.isSkipped()) {
                places(instance)
                        .forEach(at -> readers.computeIfAbsent(at, none -> new ArrayList<>())
                                .add(instance));
            }
        }
        List<Problem> warnings = new ArrayList<>();
        readers.forEach((at, reading) -> warnings.add(warning(at, reading)));
        return warnings;
    }

    private Collection<Location> places(Instance instance) {
        RootModule module = modules.of(instance.rootModule());
        try {
            return module.exists()
                    ? module.code(modules.syntax(instance, tools)).workspaceReads()
                    : List.of();
        } catch (IOException e) {
            // Running the instance tells.
            return List.of();
        }
    }

    private static Problem warning(Location at, List<Instance> reading) {
        Instance first = reading.get(0);
        HostedPlace place = Objects.requireNonNull(first.stateAddress().hosted());
        int more = reading.size() - 1;
        return Problem.warning(
                ProblemCode.WORKSPACE_NAMED_TWICE,
                at,
                "terraform.workspace is '" + place.local() + "' where operations are local and '" + place.workspace()
                        + "' where they are remote (" + first.displayName()
                        + (more == 0 ? "" : " and " + more + " more")
                        + ")",
                "read a variable of the stack instead, which is the same in both");
    }
}

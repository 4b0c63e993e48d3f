package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.test.TestFiles;
import io.github.atmosmaven.terraform.tool.CommandLine;
import io.github.atmosmaven.terraform.tool.Tools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The root modules of instances, each once for each tool that runs it, as something to run: without backend, workspace and
 * variables of a stack, in a directory {@code <tool>/<module>}.
 *
 * @param tested modules that have tests
 * @param untested names of those that have none
 */
public record ModuleTests(List<Instance> tested, List<String> untested) {

    public ModuleTests {
        tested = List.copyOf(tested);
        untested = List.copyOf(untested);
    }

    private record Identity(String module, String binary) {}

    /** @param tools tools that run the instances */
    public static ModuleTests of(List<Instance> instances, RootModules modules, Tools tools) {
        Map<Identity, Instance> distinct = new LinkedHashMap<>();
        for (Instance each : instances) {
            if (!each.isSkipped()) {
                distinct.putIfAbsent(new Identity(each.rootModule(), binary(each, tools)), each);
            }
        }
        Set<String> taken = new HashSet<>();
        List<Instance> tested = new ArrayList<>();
        List<String> untested = new ArrayList<>();
        distinct.values().stream()
                .sorted(Comparator.comparing(Instance::rootModule).thenComparing(each -> binary(each, tools)))
                .forEach(user -> {
                    if (hasTests(user, modules, tools)) {
                        tested.add(module(
                                user,
                                modules.backend(user.rootModule(), () -> tools.of(user)),
                                name(user, tools, taken)));
                    } else {
                        untested.add(user.rootModule());
                    }
                });
        return new ModuleTests(tested, untested.stream().distinct().toList());
    }

    private static String binary(Instance user, Tools tools) {
        return tools.binary(user).orElse(user.command());
    }

    /** Name of the tool as one types it, told apart where a module is tested with two of one name. */
    private static String name(Instance user, Tools tools, Set<String> taken) {
        String name = CommandLine.plainName(binary(user, tools));
        while (!taken.add(name + "/" + user.rootModule())) {
            name += "-2";
        }
        return name;
    }

    private static boolean hasTests(Instance user, RootModules modules, Tools tools) {
        try {
            return TestFiles.areIn(
                    modules.of(user.rootModule()).directory(), tools.of(user).kind());
        } catch (IOException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.UNREADABLE_FILE,
                            user.location(),
                            "the root module '" + user.rootModule() + "' cannot be read: " + IoReason.of(e),
                            null),
                    e);
        }
    }

    private static Instance module(Instance user, @Nullable ModuleBackend block, String tool) {
        MapValue nothing = MapValue.empty(user.location());
        Backend none = new Backend(BackendTypes.NONE, null, nothing);
        return new Instance(
                tool,
                user.rootModule(),
                user.rootModule(),
                user.tool(),
                new Instance.Contents(nothing, List.of(), List.of()),
                new Instance.State(
                        "default",
                        none,
                        block,
                        none,
                        // Modules may come from the registry of the service.
                        new StateAddress("", List.of(), user.stateAddress().hosted())),
                user.origin());
    }
}

package io.github.atmosmaven.terraform.reads;

import io.github.atmosmaven.backend.reads.RemoteStateBlock;
import io.github.atmosmaven.backend.reads.RemoteStateBlocks;
import io.github.atmosmaven.backend.reads.ToldPlaces;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.order.StateRead;
import io.github.atmosmaven.stack.order.StateReads;
import io.github.atmosmaven.terraform.module.RemoteStateNames;
import io.github.atmosmaven.terraform.module.RootModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Data blocks {@code terraform_remote_state} of the instances of a run.
 *
 * <pre>{@code
 * RemoteStates states = new RemoteStates(reads, surroundings, tools::of);
 * states.file(instance, ReadScope.OF_RUN, workingDirectory).write(new AtomicFiles());
 * }</pre>
 */
public final class RemoteStates {

    private final StateReads reads;
    private final Surroundings surroundings;
    private final Function<Instance, Tool> tools;

    /**
     * Everything around the instances that decides about their blocks.
     *
     * @param environment environment of the tools
     * @param isLocalEndpoint true if the local endpoint stands in for AWS (D50)
     */
    public record Surroundings(
            RootModules modules, LocalStates localStates, Map<String, String> environment, boolean isLocalEndpoint) {}

    /**
     * Blocks of an instance.
     *
     * @param left reads whose blocks the root module has itself
     */
    private record Found(List<RemoteStateBlock> blocks, List<StateRead> left) {}

    /** @param tools says which tool runs an instance; asked only where that makes a difference */
    public RemoteStates(StateReads reads, Surroundings surroundings, Function<Instance, Tool> tools) {
        this.reads = reads;
        this.surroundings = surroundings;
        this.tools = tools;
    }

    /** Warnings of secrets that are left out, and errors of states that cannot be read. */
    public List<Problem> problems(Instance reader, ReadScope scope) {
        List<Problem> problems = new ArrayList<>();
        find(reader, scope, portable(reader), problems::add);
        return List.copyOf(problems);
    }

    /** Warnings and errors of the blocks that runs of instances write. */
    public List<Problem> problems(Collection<Instance> readers) {
        List<Problem> problems = new ArrayList<>();
        readers.stream()
                .filter(reader -> !reader.isSkipped())
                .forEach(reader -> problems.addAll(problems(reader, ReadScope.OF_RUN)));
        return problems;
    }

    /** The blocks of an instance, with paths that are no paths of this machine. */
    public List<RemoteStateBlock> blocks(Instance reader, ReadScope scope) {
        return find(reader, scope, portable(reader), problem -> {}).blocks();
    }

    /** The blocks of a run as what a plan is made of, by their names; they hold no path of this machine (D63). */
    public SortedMap<String, String> inputs(Instance reader) {
        SortedMap<String, String> inputs = new TreeMap<>();
        blocks(reader, ReadScope.OF_RUN).forEach(block -> inputs.put(block.name(), JsonText.compact(block.body())));
        return inputs;
    }

    /** Hosts of the services that hold states which an instance reads, or which a block of its root module may read. */
    public Set<String> hosts(Instance reader) {
        Set<String> hosts = new TreeSet<>();
        List<StateRead> all = reads.of(reader, problem -> {});
        RemoteStateBlocks made = made(reader, portable(reader), problem -> {});
        for (StateRead read : all) {
            RemoteStateBlock block = made.of(read.name(), read.target(), read.place());
            if (block != null && !block.host().isEmpty()) {
                hosts.add(block.host());
            }
        }
        return hosts;
    }

    /**
     * The file with the blocks of an instance.
     *
     * @param directory its working directory, which is there
     */
    public RemoteStateFile file(Instance reader, ReadScope scope, Path directory) throws IOException {
        Path module = surroundings.modules().of(reader.rootModule()).directory();
        if (!StateReads.areWritten(reader)) {
            return new RemoteStateFile(reader, module, directory, List.of(), List.of());
        }
        LocalPaths paths = new LocalPaths(surroundings.localStates(), directory);
        try {
            Found found = find(reader, scope, places(reader, paths::of), problem -> {});
            return new RemoteStateFile(reader, module, directory, found.blocks(), found.left());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Found find(Instance reader, ReadScope scope, ToldPlaces places, Consumer<Problem> problems) {
        List<StateRead> all = reads.of(
                reader,
                scope == ReadScope.ALL
                        ? problems
                        : problem -> {
                            // Whether a dependency is read is the code's affair, and the others are told of by name.
                            if (problem.isError()) {
                                problems.accept(problem);
                            }
                        });
        List<RemoteStateBlock> blocks = new ArrayList<>();
        List<StateRead> left = new ArrayList<>();
        if (all.isEmpty()) {
            return new Found(blocks, left);
        }
        RemoteStateNames names = surroundings.modules().remoteStates(reader, tools);
        RemoteStateBlocks made = made(reader, places, problems);
        for (StateRead read : all) {
            boolean isWanted = scope == ReadScope.ALL || read.isAsked() || names.lack(read.name());
            if (names.declared().contains(read.name())) {
                left.add(read);
            } else if (isWanted) {
                RemoteStateBlock block = made.of(read.name(), read.target(), read.place());
                if (block != null) {
                    blocks.add(block);
                }
            }
        }
        return new Found(blocks, left);
    }

    private RemoteStateBlocks made(Instance reader, ToldPlaces places, Consumer<Problem> problems) {
        return new RemoteStateBlocks(
                new RemoteStateBlocks.Reader(
                        reader,
                        () -> tools.apply(reader),
                        surroundings.environment(),
                        surroundings.localStates(),
                        surroundings.isLocalEndpoint()),
                places,
                problems);
    }

    private ToldPlaces portable(Instance reader) {
        return places(reader, (target, path) -> LocalPaths.portable(surroundings.localStates(), target, path));
    }

    /** Says where the state of an instance is. */
    @FunctionalInterface
    private interface StatePath {
        String of(Instance target, String path);
    }

    private ToldPlaces places(Instance reader, StatePath states) {
        return new ToldPlaces() {
            @Override
            public String state(Instance target, String path) {
                return states.of(target, path);
            }

            @Override
            public String file(Instance target, String path) {
                return LocalPaths.between(
                        surroundings.modules().of(reader.rootModule()).directory(),
                        surroundings.modules().of(target.rootModule()).directory(),
                        path);
            }
        };
    }
}

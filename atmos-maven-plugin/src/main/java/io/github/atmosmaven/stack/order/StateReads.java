package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The reads of states that manifests write for instances: in {@code settings.atmos.reads}, and by way of
 * {@code dependencies.components} (semantics 13.7).
 */
public final class StateReads {

    /** Of instances whose manifests write none. */
    public static final StateReads NONE = new StateReads(List.of());

    private final List<Instance> instances;
    private @Nullable DependencyTargets targets;

    private StateReads(List<Instance> instances) {
        this.instances = instances;
    }

    /** @param instances all of the project, each once, so that reads lead somewhere whatever was selected */
    public static StateReads of(Collection<Instance> instances) {
        return new StateReads(InstanceOrder.sorted(instances));
    }

    /** Returns true if the manifests say anything of states that an instance may read. */
    public static boolean areWritten(Instance instance) {
        return instance.sections().at("settings", "atmos", "reads") != null
                || instance.sections().at("dependencies", "components") != null;
    }

    /**
     * The reads of an instance, those that are asked for first. A dependency whose name another read has is none.
     *
     * @param problems receives errors of reads that lead nowhere, and warnings of dependencies whose names are ambiguous
     */
    public List<StateRead> of(Instance instance, Consumer<Problem> problems) {
        if (!areWritten(instance)) {
            return List.of();
        }
        Map<String, StateRead> reads = new LinkedHashMap<>();
        for (WrittenRead written : ReadsReader.read(instance, problems)) {
            Location place = written.target().component().location();
            for (Instance target : meant(written.target(), instance, problems)) {
                reads.put(written.name(), new StateRead(written.name(), target, true, place));
            }
        }
        addDependencies(instance, reads, problems);
        return List.copyOf(reads.values());
    }

    private void addDependencies(Instance instance, Map<String, StateRead> reads, Consumer<Problem> problems) {
        Map<String, StateRead> dependencies = new LinkedHashMap<>();
        for (WrittenDependency written : DependencyReader.components(instance)) {
            String name = BlockName.of(written.component().text());
            for (Instance target : meant(written, instance, problem -> {})) {
                StateRead read =
                        new StateRead(name, target, false, written.component().location());
                StateRead other = dependencies.putIfAbsent(name, read);
                if (other != null && other.target() != target && !reads.containsKey(name)) {
                    problems.accept(ambiguous(read, other));
                }
            }
        }
        dependencies.forEach(reads::putIfAbsent);
    }

    private static Problem ambiguous(StateRead read, StateRead other) {
        return Problem.warning(
                ProblemCode.DEPENDENCY_INVALID,
                read.place(),
                "two dependencies would be read by a data block '" + read.name() + "', which reads "
                        + other.target().displayName() + " and not "
                        + read.target().displayName(),
                "name the blocks in settings.atmos.reads");
    }

    private List<Instance> meant(WrittenDependency written, Instance from, Consumer<Problem> problems) {
        List<Instance> meant = new ArrayList<>();
        for (int position : targets().of(written, from, problems)) {
            if (instances.get(position) != from) {
                meant.add(instances.get(position));
            }
        }
        return meant;
    }

    private synchronized DependencyTargets targets() {
        DependencyTargets known = targets;
        if (known == null) {
            known = new DependencyTargets(instances, new InstanceIndex(instances), BrokenStacks.NONE);
            targets = known;
        }
        return known;
    }
}

package io.github.atmosmaven.workflow;

import io.github.atmosmaven.model.BoolValue;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.terraform.Binary;
import io.github.atmosmaven.terraform.InstancePlan;
import io.github.atmosmaven.terraform.PlanSettings;
import io.github.atmosmaven.terraform.PlannedInstance;
import io.github.atmosmaven.terraform.ProcessRunner;
import io.github.atmosmaven.terraform.WorkingDirectories;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Plans instances, several at a time, each in its own directory (D61, D62). */
public final class PlanInstances {

    private final ProcessRunner processes;

    public PlanInstances(ProcessRunner processes) {
        this.processes = processes;
    }

    /**
     * What to plan.
     *
     * @param parallel how many at a time, at least 1
     * @param offline whether nothing but the local endpoint and local states may be reached (D40)
     */
    public record Request(
            List<Instance> instances,
            WorkingDirectories directories,
            PlanSettings settings,
            Binary binary,
            int parallel,
            boolean offline) {

        public Request {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Plans all of them, failed ones included, in the order of the request.
     *
     * @param progress is told of each as it ends, by one thread at a time
     * @throws AtmosException.InvalidConfiguration when something is wrong before anything was run
     * @throws AtmosException.EnvironmentFailure when all that is wrong is that a tool or the network is missing, or when a
     *     file cannot be written
     */
    public PlanResult run(Request request, Consumer<PlannedInstance> progress) {
        List<Instance> skipped =
                request.instances().stream().filter(PlanInstances::isSkipped).toList();
        List<InstancePlan> plans = prepared(request);
        List<PlannedInstance> planned = Workers.run(request.parallel(), plans, plan -> {
            PlannedInstance done = plan.run();
            synchronized (progress) {
                progress.accept(done);
            }
            return done;
        });
        return new PlanResult(planned, skipped, request.settings().projectDirectory());
    }

    private List<InstancePlan> prepared(Request request) {
        Problems problems = new Problems();
        ReentrantLock initLock = new ReentrantLock();
        List<InstancePlan> plans = new ArrayList<>();
        for (Instance instance : request.instances()) {
            if (isSkipped(instance)) {
                continue;
            }
            if (request.offline() && !isReachedOffline(instance, request.settings())) {
                problems.add(offline(instance));
            }
            Optional<String> binary = request.binary().of(instance);
            if (binary.isEmpty()) {
                problems.add(request.binary().missing(instance));
            }
            InstancePlan plan = new InstancePlan(
                    instance,
                    binary.orElse("terraform"),
                    request.directories(),
                    request.settings(),
                    processes,
                    initLock);
            problems.addAll(plan.check());
            plans.add(plan);
        }
        refuse(problems.sorted());
        return plans;
    }

    private static void refuse(List<Problem> found) {
        if (found.isEmpty()) {
            return;
        }
        Set<ProblemCode> surroundings = EnumSet.of(ProblemCode.TOOL_MISSING, ProblemCode.OFFLINE);
        if (found.stream().allMatch(problem -> surroundings.contains(problem.code()))) {
            throw new AtmosException.EnvironmentFailure(found, null);
        }
        throw new AtmosException.InvalidConfiguration(found);
    }

    private static boolean isReachedOffline(Instance instance, PlanSettings settings) {
        String type = instance.backend().type();
        return type == null || type.equals("local") || type.equals("s3") && settings.isLocalEndpoint();
    }

    private static Problem offline(Instance instance) {
        return Problem.error(
                ProblemCode.OFFLINE,
                null,
                "the state of " + instance.displayName() + " cannot be read offline: " + instance.stateAddress(),
                "run without -o, or with -Datmos.local where the backend is s3");
    }

    /** Disabled, or abstract and asked for by name all the same. */
    private static boolean isSkipped(Instance instance) {
        MapValue metadata = instance.section("metadata");
        return metadata.get("enabled") instanceof BoolValue enabled && !enabled.value()
                || "abstract".equals(metadata.text("type"));
    }
}

package io.github.atmosmaven.workflow;

import io.github.atmosmaven.model.BoolValue;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.terraform.Binary;
import io.github.atmosmaven.terraform.InstancePlan;
import io.github.atmosmaven.terraform.PlanSettings;
import io.github.atmosmaven.terraform.PlannedInstance;
import io.github.atmosmaven.terraform.ProcessRunner;
import io.github.atmosmaven.terraform.WorkingDirectories;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
     */
    public record Request(
            List<Instance> instances,
            WorkingDirectories directories,
            PlanSettings settings,
            Binary binary,
            int parallel) {

        public Request {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Plans all of them, failed ones included, in the order of the request.
     *
     * @param progress is told of each as it ends, by one thread at a time
     * @throws AtmosException.InvalidConfiguration when something is wrong before anything was run
     */
    public PlanResult run(Request request, Consumer<PlannedInstance> progress) {
        List<Instance> skipped =
                request.instances().stream().filter(PlanInstances::isDisabled).toList();
        List<InstancePlan> plans = prepared(request);
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, request.parallel()));
        try {
            List<Future<PlannedInstance>> running = new ArrayList<>();
            for (InstancePlan plan : plans) {
                running.add(workers.submit(() -> {
                    PlannedInstance planned = plan.run();
                    synchronized (progress) {
                        progress.accept(planned);
                    }
                    return planned;
                }));
            }
            List<PlannedInstance> planned = new ArrayList<>();
            for (Future<PlannedInstance> each : running) {
                planned.add(outcome(each));
            }
            return new PlanResult(List.copyOf(planned), skipped);
        } finally {
            // Ends what still runs when one plan failed for a reason that concerns all.
            workers.shutdownNow();
        }
    }

    private List<InstancePlan> prepared(Request request) {
        Problems problems = new Problems();
        ReentrantLock initLock = new ReentrantLock();
        List<InstancePlan> plans = new ArrayList<>();
        for (Instance instance : request.instances()) {
            if (isDisabled(instance)) {
                continue;
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
        List<Problem> found = problems.sorted();
        if (!found.isEmpty()) {
            throw new AtmosException.InvalidConfiguration(found);
        }
        return plans;
    }

    private static boolean isDisabled(Instance instance) {
        return instance.section("metadata").get("enabled") instanceof BoolValue enabled && !enabled.value();
    }

    private static PlannedInstance outcome(Future<PlannedInstance> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the build was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

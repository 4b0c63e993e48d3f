package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.terraform.init.RunSettings;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.ModuleChecks;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.reads.ReadScope;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.terraform.run.ToolCommand;
import io.github.atmosmaven.terraform.run.Workplace;
import io.github.atmosmaven.terraform.run.Workplaces;
import io.github.atmosmaven.terraform.tool.ProcessRunner;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.HiddenSecrets;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.Workers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs one command for instances, several at a time, each in its own directory (D61, D62). */
public final class RunTool {

    private final ProcessRunner processes;

    public RunTool(ProcessRunner processes) {
        this.processes = processes;
    }

    /**
     * Instances of a run, and how they are run.
     *
     * @param offline true if nothing but the local endpoint and local states may be reached (D40)
     * @param rendering renders the backend files of the instances
     */
    public record Request(
            List<Instance> instances,
            WorkingDirectories directories,
            RunSettings settings,
            Tools tools,
            Pace pace,
            boolean offline,
            RenderBackends.Request rendering) {

        public Request {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Results of a run.
     *
     * @param results one for each instance that is neither disabled nor abstract, failed ones included, in the order of
     *     the request
     * @param skipped instances that are disabled or abstract
     */
    public record Ran(List<ToolResult> results, List<Instance> skipped) {

        public Ran {
            results = List.copyOf(results);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Runs the command for all of them.
     *
     * @param listener is told of each as it begins and ends, by one thread at a time
     * @throws AtmosException.InvalidConfiguration when something is wrong before anything was run
     * @throws AtmosException.EnvironmentFailure when all that is wrong is that a tool or the network is missing
     */
    public Ran run(Request request, ToolCommand command, RunListener listener) {
        return run(request, command, listener, ran -> ran);
    }

    /**
     * Runs the command for all of them, and tells what came of it. A process that is told to end meanwhile begins nothing
     * new, and waits until that is told (D67).
     *
     * @param listener is told of each as it begins and ends, by one thread at a time
     * @param telling reports the results
     * @return result of {@code telling}
     * @throws AtmosException as {@link #run(Request, ToolCommand, RunListener)} does
     */
    <R> R run(Request request, ToolCommand command, RunListener listener, Function<Ran, R> telling) {
        RunListener told = new ToldInTurn(listener, instance -> secrets(request, command, instance)::in);
        List<Workplace> places = prepared(request, command, told);
        request.tools().bring(places.stream().map(Workplace::instance).toList());
        try (EndOfBuild end = EndOfBuild.listen()) {
            List<Instance> run = places.stream().map(Workplace::instance).toList();
            List<List<Integer>> waits = request.pace().order().waits(run);
            List<ToolResult> results = Workers.run(
                    request.pace().parallel(),
                    places,
                    waits,
                    work(request, command, new ChangedInRun(run, waits), told, end));
            FailedLogs.of(
                            results,
                            new PathsFrom(request.settings().executionRoot()),
                            (result, text) ->
                                    secrets(request, command, result.instance()).in(text))
                    .forEach(told::failed);
            return telling.apply(new Ran(
                    results,
                    request.instances().stream().filter(Instance::isSkipped).toList()));
        }
    }

    private static Workers.Work<Workplace, ToolResult> work(
            Request request, ToolCommand command, ChangedInRun changed, RunListener told, EndOfBuild end) {
        return new Workers.Work<>() {
            @Override
            public ToolResult on(Workplace place) throws InterruptedException {
                told.running(place.instance(), shown(request, command, place.instance()));
                ToolResult done = run(place, command, request, changed.before(place.instance()), end);
                changed.ended(done);
                if (!done.isNotStarted()) {
                    told.ended(done);
                }
                return done;
            }

            @Override
            public @Nullable ToolResult instead(Workplace place, ToolResult earlier) {
                if (earlier.outcome() != ToolOutcome.FAILED) {
                    return null;
                }
                ToolResult stopped = ToolResult.stopped(place.instance(), earlier);
                if (stopped.isStopped()) {
                    told.ended(stopped);
                }
                return stopped;
            }
        };
    }

    private static ToolResult run(
            Workplace place, ToolCommand command, Request request, List<Instance> changed, EndOfBuild end)
            throws InterruptedException {
        try {
            return runLocked(place, command, request, changed, end);
        } catch (InterruptedException e) {
            if (end.isNear()) {
                return ToolResult.notStarted(place.instance());
            }
            throw e;
        }
    }

    /**
     * No other build works on the instance meanwhile (D78); what one may have done before is undone. What hinders it hits
     * this instance alone (D72).
     */
    @SuppressWarnings("try") // A lock is held; nothing is asked of it.
    private static ToolResult runLocked(
            Workplace place, ToolCommand command, Request request, List<Instance> changed, EndOfBuild end)
            throws InterruptedException {
        Instance instance = place.instance();
        try (BuildLocks.Held lock = end.orWait(
                () -> request.directories().lock(instance, request.rendering().locks()))) {
            return end.hold(() -> run(place, command, request, changed));
        } catch (AtmosException failure) {
            return ToolResult.refused(instance, failure);
        }
    }

    private static ToolResult run(Workplace place, ToolCommand command, Request request, List<Instance> changed) {
        Instance instance = place.instance();
        try (TimeLimit limit = TimeLimit.start(request.pace().timeout())) {
            request.directories().open(instance);
            new RenderBackends().runLocked(instance, request.rendering());
            ToolResult done = place.run(command, changed).inWords(secrets(request, command, instance)::in);
            return done.outcome() == ToolOutcome.FAILED
                    ? limit.over().map(done::timedOut).orElse(done)
                    : done;
        }
    }

    /** A command for an instance without secrets, which are those of the instance and of the arguments (D79). */
    static String shown(Request request, ToolCommand command, Instance instance) {
        return secrets(request, command, instance).in(command.shown(sensitive(request, instance)));
    }

    static HiddenSecrets secrets(Request request, ToolCommand command, Instance instance) {
        return HiddenSecrets.of(
                instance, request.settings().environments(), sensitive(request, instance), command.variables());
    }

    private static Set<String> sensitive(Request request, Instance instance) {
        return request.settings().rootModules().sensitive(instance, request.tools()::of);
    }

    /**
     * Checks all of them as {@link #run} does, and runs nothing (D9).
     *
     * @return what would be done, a line for each instance that is neither disabled nor abstract, in the order of the run
     * @throws AtmosException as {@link #run} does
     */
    public List<String> preview(Request request, ToolCommand command) {
        List<Workplace> places = prepared(request, command, new RunListener() {});
        List<Instance> run = places.stream().map(Workplace::instance).toList();
        return request.pace().order().sequence(run).stream()
                .map(places::get)
                .map(place -> secrets(request, command, place.instance()).in(place.preview(command)))
                .toList();
    }

    private List<Workplace> prepared(Request request, ToolCommand command, RunListener listener) {
        Problems problems = new Problems();
        Workplaces workplaces = new Workplaces(request.directories(), request.settings(), processes, listener);
        List<Workplace> places = new ArrayList<>();
        OfflineStates offline = new OfflineStates(
                request.settings().remoteStates(request.tools()::of),
                request.settings().isLocalEndpoint());
        for (Instance instance : request.instances()) {
            if (instance.isSkipped()) {
                continue;
            }
            if (request.offline()) {
                problems.addAll(offline.refusals(instance, command));
            }
            Problem locked = LockedComponents.refusal(instance, command);
            if (locked != null) {
                problems.add(locked);
            }
            problems.addAll(command.refusals(instance));
            Problem wrongTool = request.tools().refusal(instance);
            if (wrongTool != null) {
                problems.add(wrongTool);
            }
            Workplace place = workplaces.of(instance, request.tools());
            places.add(place);
        }
        List<Instance> run = request.instances().stream()
                .filter(instance -> !instance.isSkipped())
                .toList();
        problems.addAll(reads(request, command, run));
        problems.addAll(new ModuleChecks(request.settings().rootModules(), request.tools()::of).of(run));
        refuse(problems.sorted());
        return places;
    }

    /** Errors of states that cannot be read. What is to be left out of the blocks was told before (D35). */
    private static List<Problem> reads(Request request, ToolCommand command, List<Instance> run) {
        RemoteStates states = request.settings().remoteStates(request.tools()::of);
        List<Problem> problems = new ArrayList<>();
        for (Instance instance : run) {
            states.problems(instance, ReadScope.OF_RUN).stream()
                    .filter(Problem::isError)
                    .forEach(problems::add);
        }
        return problems;
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
}

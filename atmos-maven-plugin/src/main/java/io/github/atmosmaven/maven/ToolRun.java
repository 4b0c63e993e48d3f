package io.github.atmosmaven.maven;

import io.github.atmosmaven.maven.aws.LocalEndpoint;
import io.github.atmosmaven.maven.console.RunLog;
import io.github.atmosmaven.maven.modules.BuildSurroundings;
import io.github.atmosmaven.maven.modules.SharedInitTurns;
import io.github.atmosmaven.maven.settings.TokenServers;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.stack.order.StateReads;
import io.github.atmosmaven.terraform.init.ProviderSettings;
import io.github.atmosmaven.terraform.init.RunSettings;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.module.WorkspaceReads;
import io.github.atmosmaven.terraform.reads.ReadScope;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import io.github.atmosmaven.terraform.run.ToolCommand;
import io.github.atmosmaven.terraform.tool.CallerArguments;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.run.Pace;
import io.github.atmosmaven.workflow.run.RunTool;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Runs Terraform or OpenTofu for the instances of a goal. */
public final class ToolRun {

    private final GoalRun run;
    private final CloudAccess cloud;
    private final String lockTimeout;
    private final boolean updatesLockFiles;
    private final boolean ignoresRemoteVersion;
    private final TokenServers tokens;
    private final List<String> commands;
    private final @Nullable WorkingDirectories directories;

    /**
     * @param lockTimeout value of the parameter of this name
     * @param updatesLockFiles true if lock files of root modules are written
     * @param ignoresRemoteVersion value of the parameter {@code ignoreRemoteVersion}
     * @param tokens servers of the settings that have tokens for tools
     */
    public ToolRun(
            GoalRun run,
            CloudAccess cloud,
            String lockTimeout,
            boolean updatesLockFiles,
            boolean ignoresRemoteVersion,
            TokenServers tokens) {
        this(run, cloud, lockTimeout, updatesLockFiles, ignoresRemoteVersion, tokens, List.of("plan"), null);
    }

    private ToolRun(
            GoalRun run,
            CloudAccess cloud,
            String lockTimeout,
            boolean updatesLockFiles,
            boolean ignoresRemoteVersion,
            TokenServers tokens,
            List<String> commands,
            @Nullable WorkingDirectories directories) {
        this.run = run;
        this.cloud = cloud;
        this.lockTimeout = lockTimeout;
        this.updatesLockFiles = updatesLockFiles;
        this.ignoresRemoteVersion = ignoresRemoteVersion;
        this.tokens = tokens;
        this.commands = commands;
        this.directories = directories;
    }

    /** Returns this run for other commands. They decide which variables {@code TF_CLI_ARGS…} count (D75). */
    public ToolRun of(String... others) {
        return new ToolRun(
                run, cloud, lockTimeout, updatesLockFiles, ignoresRemoteVersion, tokens, List.of(others), directories);
    }

    /** Returns this run in other directories than those of the instances of stacks. */
    public ToolRun in(WorkingDirectories others) {
        return new ToolRun(run, cloud, lockTimeout, updatesLockFiles, ignoresRemoteVersion, tokens, commands, others);
    }

    /**
     * Starts the local endpoint if the user wants it, and does a work that runs the tool.
     *
     * @return result of the work
     */
    public <R> R run(
            LoadedStacks loaded, List<Instance> instances, Pace pace, BiFunction<RunTool, RunTool.Request, R> work) {
        RenderBackends.Request rendering = rendering(loaded, instances);
        run.warn(new RenderBackends().warnings(rendering));
        run.warn(new WorkspaceReads(rootModules(loaded), rendering.tools()::of).warnings(instances));
        run.warn(secretsLeftOut(loaded, rendering.instances()));
        run.warn(CallerArguments.dropped(BuildSurroundings.environment(), instances, commands, updatesLockFiles));
        try (LocalEndpoint endpoint = cloud.start()) {
            boolean offline = run.invocation().session().isOffline();
            return work.apply(runner(), request(loaded, rendering, endpoint, pace, offline));
        }
    }

    /** Warnings of secrets that are left out of data blocks (D35). Errors of reads end the run before anything is run. */
    private List<Problem> secretsLeftOut(LoadedStacks loaded, List<Instance> instances) {
        RemoteStates states = run.remoteStates(loaded);
        Problems warnings = new Problems();
        for (Instance instance : instances) {
            states.problems(instance, ReadScope.OF_RUN).stream()
                    .filter(problem -> !problem.isError() && !instance.isSkipped())
                    .forEach(warnings::add);
        }
        return warnings.sorted();
    }

    /** Says what a command would do, a line for each instance. Renders and runs nothing (D9). */
    public List<String> preview(LoadedStacks loaded, List<Instance> instances, ToolCommand command) {
        return preview(loaded, instances, Pace.ONE_BY_ONE, command);
    }

    /** Says it in the order of the run. */
    public List<String> preview(LoadedStacks loaded, List<Instance> instances, Pace pace, ToolCommand command) {
        try (LocalEndpoint none = cloud.none()) {
            RenderBackends.Request rendering = rendering(loaded, instances);
            return runner().preview(request(loaded, rendering, none, pace, cloud.isOutOfReach()), command);
        }
    }

    /** Listener that prints how the run goes on. */
    public RunLog console() {
        return RunLog.of(
                run.invocation().log(),
                run.invocation().session(),
                run.invocation().project());
    }

    /** Says of instances without a backend where their states are (D39). */
    public void tellLocalStates(List<Instance> instances) {
        for (Instance instance : instances) {
            if (instance.backendType().isNone() && !instance.isSkipped()) {
                run.say(instance.displayName() + " has no backend: its state is the local file "
                        + instance.stateAddress());
            }
        }
    }

    private RunTool runner() {
        return new RunTool(Wiring.processes(run.invocation().log()));
    }

    private RenderBackends.Request rendering(LoadedStacks loaded, List<Instance> instances) {
        WorkingDirectories places =
                directories == null ? run.project().output().workingDirectories(loaded) : directories;
        Tools tools = run.tools();
        return new RenderBackends.Request(instances, places, tools, run.locks(lockTimeout));
    }

    private RunTool.Request request(
            LoadedStacks loaded, RenderBackends.Request rendering, LocalEndpoint endpoint, Pace pace, boolean offline) {
        return new RunTool.Request(
                rendering.instances(),
                rendering.directories(),
                settings(loaded, rendering.instances(), endpoint),
                rendering.tools(),
                pace,
                offline,
                rendering);
    }

    private RootModules rootModules(LoadedStacks loaded) {
        GoalProject project = run.project();
        return new RootModules(project.directory(), project.output().repository(loaded));
    }

    private RunSettings settings(LoadedStacks loaded, List<Instance> instances, LocalEndpoint endpoint) {
        GoalProject project = run.project();
        Map<String, String> environment = cloud.aws().environment(endpoint);
        return new RunSettings(
                project.directory(),
                rootModules(loaded),
                StateReads.of(loaded.resolution().instances()),
                loaded.settings().directories().localStates(),
                environment,
                cloud.aws().toolIdentity(endpoint),
                tokens.tokens(instances, run.remoteStates(loaded)::hosts, environment),
                endpoint.additions(),
                endpoint.dataDirectory(),
                run.invocation().executionRoot(),
                SharedInitTurns.ofInit(
                        run.invocation().session(), run.invocation().plugin()),
                new ProviderSettings(project.home(), run.locks(lockTimeout), updatesLockFiles),
                ignoresRemoteVersion);
    }
}

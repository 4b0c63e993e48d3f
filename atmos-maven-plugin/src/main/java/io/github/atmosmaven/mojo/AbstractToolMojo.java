package io.github.atmosmaven.mojo;

import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.maven.LocalEndpoint;
import io.github.atmosmaven.maven.RunLog;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.maven.modules.BuildSurroundings;
import io.github.atmosmaven.maven.modules.SharedInitTurns;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.run.LocalStates;
import io.github.atmosmaven.terraform.run.PlanSettings;
import io.github.atmosmaven.terraform.run.ToolCommand;
import io.github.atmosmaven.terraform.tool.CallerArguments;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.LoadedStacks;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.RunTool;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.maven.plugins.annotations.Parameter;

/** Goals that run Terraform or OpenTofu. */
abstract class AbstractToolMojo extends AbstractCloudMojo {

    /**
     * Time to wait for another build of this project that works on the same instance: {@code 30s}, {@code 10m},
     * {@code 1h}; a bare number means seconds. Default: {@code 10m}. Example: {@code -Datmos.lockTimeout=1h}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.lockTimeout", defaultValue = "10m")
    private String lockTimeout;

    @Override
    final boolean runsTool() {
        return true;
    }

    /** Renders the backends of instances and runs a command for each. */
    final <R> R run(
            LoadedStacks loaded, List<Instance> instances, int parallel, BiFunction<RunTool, RunTool.Request, R> run) {
        WorkingDirectories directories = output().workingDirectories(loaded);
        Tools tools = tools();
        RenderBackends.Request rendering = new RenderBackends.Request(instances, directories, tools, locks());
        warn(new RenderBackends().warnings(rendering));
        warn(CallerArguments.dropped(BuildSurroundings.environment(), instances));
        try (LocalEndpoint endpoint = startEndpoint()) {
            RunTool.Request request = new RunTool.Request(
                    instances,
                    directories,
                    settings(loaded, endpoint),
                    tools,
                    parallel,
                    session().isOffline(),
                    rendering);
            return run.apply(new RunTool(Wiring.processes(getLog())), request);
        }
    }

    /** Says what {@link #run} would run, and renders and runs nothing (D9). */
    final List<String> preview(LoadedStacks loaded, List<Instance> instances, ToolCommand toolCommand) {
        try (LocalEndpoint none = LocalEndpoint.startIf(false, homeDirectory(), getLog())) {
            WorkingDirectories directories = output().workingDirectories(loaded);
            Tools tools = tools();
            RunTool.Request request = new RunTool.Request(
                    instances,
                    directories,
                    settings(loaded, none),
                    tools,
                    1,
                    session().isOffline() && !isLocal(),
                    new RenderBackends.Request(instances, directories, tools, locks()));
            return new RunTool(Wiring.processes(getLog())).preview(request, toolCommand);
        }
    }

    private BuildLocks locks() {
        return new BuildLocks(homeDirectory(), Parameters.duration("atmos.lockTimeout", lockTimeout), getLog()::info);
    }

    final RunLog console() {
        return RunLog.of(getLog(), session(), project());
    }

    /** Directory of the POM that Maven was started with. */
    final Path executionRoot() {
        return Path.of(session().getExecutionRootDirectory());
    }

    private PlanSettings settings(LoadedStacks loaded, LocalEndpoint endpoint) {
        return new PlanSettings(
                projectDirectory(),
                new RootModules(projectDirectory(), output().repository(loaded)),
                new LocalStates(stateDirectory(), homeDirectory()),
                access().environment(endpoint),
                access().toolIdentity(endpoint),
                endpoint.additions(),
                endpoint.initArguments(),
                endpoint.dataDirectory(),
                executionRoot(),
                SharedInitTurns.ofInit(
                        session(), execution().getMojoDescriptor().getPluginDescriptor()));
    }
}

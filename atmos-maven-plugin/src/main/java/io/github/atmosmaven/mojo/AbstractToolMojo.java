package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.LocalEndpoint;
import io.github.atmosmaven.maven.RunLog;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.CallerArguments;
import io.github.atmosmaven.terraform.PlanSettings;
import io.github.atmosmaven.terraform.RootModules;
import io.github.atmosmaven.terraform.ToolCommand;
import io.github.atmosmaven.terraform.Tools;
import io.github.atmosmaven.terraform.WorkingDirectories;
import io.github.atmosmaven.workflow.LoadedStacks;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.RunTool;
import java.nio.file.Path;
import java.util.List;

/** Goals that run Terraform or OpenTofu. */
abstract class AbstractToolMojo extends AbstractCloudMojo {

    @Override
    final boolean runsTool() {
        return true;
    }

    /** Renders the backends of instances and runs a command for each. */
    final RunTool.Ran run(LoadedStacks loaded, List<Instance> instances, ToolCommand toolCommand, int parallel) {
        WorkingDirectories directories = output().workingDirectories(loaded);
        Tools tools = tools();
        warn(new RenderBackends()
                .run(new RenderBackends.Request(instances, directories, tools))
                .problems());
        warn(CallerArguments.dropped(Wiring.environment(), instances));
        try (LocalEndpoint endpoint = startEndpoint()) {
            RunTool.Request request = new RunTool.Request(
                    instances,
                    directories,
                    settings(loaded, endpoint),
                    tools,
                    parallel,
                    session().isOffline());
            return new RunTool(Wiring.processes(getLog())).run(request, toolCommand, console());
        }
    }

    /** Says what {@link #run} would run, and renders and runs nothing (D9). */
    final List<String> preview(LoadedStacks loaded, List<Instance> instances, ToolCommand toolCommand) {
        try (LocalEndpoint none = LocalEndpoint.startIf(false, projectDirectory(), getLog())) {
            RunTool.Request request = new RunTool.Request(
                    instances,
                    output().workingDirectories(loaded),
                    settings(loaded, none),
                    tools(),
                    1,
                    session().isOffline() && !isLocal());
            return new RunTool(Wiring.processes(getLog())).preview(request, toolCommand);
        }
    }

    final RunLog console() {
        return RunLog.of(getLog(), session(), project());
    }

    /** Where the user stands: the directory of the POM that Maven was started with. */
    final Path executionRoot() {
        return Path.of(session().getExecutionRootDirectory());
    }

    private PlanSettings settings(LoadedStacks loaded, LocalEndpoint endpoint) {
        return new PlanSettings(
                projectDirectory(),
                new RootModules(projectDirectory(), output().repository(loaded)),
                stateDirectory(),
                access().environment(endpoint),
                access().toolIdentity(endpoint),
                endpoint.additions(),
                endpoint.initArguments(),
                endpoint.dataDirectory(),
                executionRoot());
    }
}

package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.LocalEndpoint;
import io.github.atmosmaven.maven.RunLog;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.Binary;
import io.github.atmosmaven.terraform.PlanSettings;
import io.github.atmosmaven.terraform.RootModules;
import io.github.atmosmaven.terraform.ToolCommand;
import io.github.atmosmaven.terraform.WorkingDirectories;
import io.github.atmosmaven.workflow.LoadedStacks;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.RunTool;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Goals that run Terraform or OpenTofu. */
abstract class AbstractToolMojo extends AbstractCloudMojo {

    /**
     * The binary that runs all instances, whatever their manifests say: a name on the PATH or a path. Default: the
     * {@code command} of each instance, else {@code terraform}, else {@code tofu}. Example: {@code -Datmos.command=tofu}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.command")
    private @Nullable String command;

    /**
     * The version of Terraform or OpenTofu to write backends for. Default: a current one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.terraformVersion")
    private @Nullable String terraformVersion;

    @Override
    final boolean runsTool() {
        return true;
    }

    /** Renders the backends of instances and runs a command for each. */
    final RunTool.Ran run(LoadedStacks loaded, List<Instance> instances, ToolCommand toolCommand, int parallel) {
        Parameters.requireVersion("atmos.terraformVersion", terraformVersion);
        WorkingDirectories directories = output().workingDirectories(loaded);
        Binary binary = new Binary(Wiring.environment(), projectDirectory(), command);
        warn(new RenderBackends()
                .run(new RenderBackends.Request(instances, directories, binary, terraformVersion))
                .problems());
        try (LocalEndpoint endpoint = startEndpoint()) {
            RunTool.Request request = new RunTool.Request(
                    instances,
                    directories,
                    settings(loaded, endpoint),
                    binary,
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
                    new Binary(Wiring.environment(), projectDirectory(), command),
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

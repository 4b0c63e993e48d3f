package io.github.atmosmaven.mojo;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.maven.LocalEndpoint;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.terraform.Binary;
import io.github.atmosmaven.terraform.PlanSettings;
import io.github.atmosmaven.terraform.WorkingDirectories;
import io.github.atmosmaven.workflow.LoadedStacks;
import io.github.atmosmaven.workflow.PlanInstances;
import io.github.atmosmaven.workflow.PlanResult;
import io.github.atmosmaven.workflow.RenderBackends;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@code terraform plan} or {@code tofu plan} for every instance of the selected stacks, each in its own directory
 * and workspace. Does nothing until {@code -Dstack} names stacks. Reads states and changes none; writes below
 * {@code target/atmos}.
 */
@Mojo(name = "plan", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class PlanMojo extends AbstractCloudMojo {

    /**
     * Skips this goal. Default: {@code false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.plan.skip", defaultValue = "false")
    private boolean skipPlan;

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

    /**
     * Whether the build fails when a plan has changes. Default: {@code false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.failOnChanges", defaultValue = "false")
    private boolean failOnChanges;

    /**
     * How many instances are planned at a time. Default: 2.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.parallel", defaultValue = "2")
    private int parallel;

    @Override
    boolean isGoalSkipped() {
        return skipPlan;
    }

    @Override
    boolean runsTool() {
        return true;
    }

    @Override
    void run() {
        if (!selection().namesStacks()) {
            getLog().info("Nothing planned: name the stacks with -Dstack=<name>");
            return;
        }
        Parameters.requirePositive("atmos.parallel", parallel);
        Parameters.requireVersion("atmos.terraformVersion", terraformVersion);
        LoadedStacks loaded = load();
        List<Instance> instances = select(loaded);
        refuseSharedStates(loaded);
        WorkingDirectories directories = output().workingDirectories(loaded);
        Binary binary = new Binary(Wiring.environment(), projectDirectory(), command);
        warn(new RenderBackends()
                .run(new RenderBackends.Request(instances, directories, binary, terraformVersion))
                .problems());
        noteLocalStates(instances);
        PlanResult result;
        try (LocalEndpoint endpoint = startEndpoint()) {
            PlanInstances.Request request = new PlanInstances.Request(
                    instances,
                    directories,
                    settings(loaded, endpoint),
                    binary,
                    parallel,
                    session().isOffline());
            result = new PlanInstances(Wiring.processes())
                    .run(request, planned -> getLog().info(PlanResult.line(planned)));
        }
        new AtomicFiles()
                .writeIfChanged(
                        output().path().resolve(PlanResult.NAME),
                        JsonText.indented(result.document()),
                        AtomicFiles.Access.DEFAULT);
        result.skipped()
                .forEach(instance -> getLog().info(instance.displayName() + ": skipped, it is disabled or abstract"));
        getLog().info(result.summary());
        if (!result.failures().isEmpty()) {
            throw new AtmosException.CheckFailed(result.failures());
        }
        if (failOnChanges && !result.changes().isEmpty()) {
            throw new AtmosException.CheckFailed(result.changes());
        }
    }

    private void noteLocalStates(List<Instance> instances) {
        for (Instance instance : instances) {
            if (instance.backend().type() == null) {
                getLog().info(instance.displayName() + " has no backend: its state is the local file "
                        + instance.stateAddress());
            }
        }
    }

    private PlanSettings settings(LoadedStacks loaded, LocalEndpoint endpoint) {
        return new PlanSettings(
                projectDirectory(),
                loaded.settings().rootModulesDirectory(),
                stateDirectory(),
                access().environment(endpoint),
                access().toolIdentity(endpoint),
                endpoint.additions(),
                endpoint.initArguments(),
                endpoint.dataDirectory());
    }
}

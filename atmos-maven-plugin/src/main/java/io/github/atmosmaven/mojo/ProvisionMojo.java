package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.CloudAccess;
import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.maven.aws.LocalEndpoint;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.mojo.parameters.CloudParameters;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.report.ProvisionResult;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Creates the S3 buckets for the states of the selected stacks. A component instance asks for its bucket with
 * {@code provision.backend.enabled: true} in its manifest; that is an error if its backend is of another type than s3.
 * A new bucket is versioned, encrypted, closed to the public and refuses requests without TLS; a bucket that exists is
 * not touched. Does nothing unless stacks are selected. Changes AWS, or the local endpoint if {@code local} is set;
 * writes {@code provision.json} below {@code target/atmos}. Phase: {@code process-resources}. Example:
 * {@code mvn atmos:provision -Dstack=dev}.
 */
@Mojo(name = "provision", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class ProvisionMojo extends CloudParameters {

    /**
     * Skips this goal. Default: {@code false}. Example: {@code -Datmos.provision.skip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.provision.skip", defaultValue = "false")
    private boolean skipProvision;

    /**
     * Longest time for all calls about one bucket together, including waits. Written as {@code 30s}, {@code 10m} or
     * {@code 1h}; a bare number means seconds. Default: {@code 2m}, then the bucket has failed and the others go on.
     * Example: {@code -Datmos.aws.timeout=30s}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.aws.timeout", defaultValue = "2m")
    private String timeout;

    @Override
    protected boolean isGoalSkipped() {
        return skipProvision;
    }

    @Override
    public void run(GoalRun run) {
        if (!run.project().selection().namesStacks()) {
            run.say("Nothing provisioned: name the stacks with -Dstack=<name>");
            return;
        }
        Duration budget = Parameters.duration("atmos.aws.timeout", timeout);
        LoadedStacks loaded = run.load();
        List<Instance> instances = run.select(loaded);
        run.refuseSharedStates(loaded);
        CloudAccess cloud = cloud(run);
        ProvisionResult result;
        try (LocalEndpoint endpoint = cloud.start()) {
            result = new ProvisionBackends(
                            cloud.aws()
                                    .stateStores(
                                            endpoint,
                                            loaded.settings().directories().rootModules(),
                                            budget,
                                            run.invocation().log()),
                            cloud.aws().environments(endpoint))
                    .run(new ProvisionBackends.Request(
                            instances,
                            run.project().memory().resolve("intents"),
                            run.project().output().path(),
                            isDryRun(),
                            cloud.isOutOfReach()));
        }
        tell(run, result);
    }

    private void tell(GoalRun run, ProvisionResult result) {
        result.lines().forEach(run::say);
        run.warn(result.problems());
        if (result.failed()) {
            List<Problem> errors =
                    result.problems().stream().filter(Problem::isError).toList();
            throw new AtmosException.CloudFailure(errors, result.cause());
        }
        result.closingLine(isDryRun()).ifPresent(run::say);
    }
}

package io.github.atmosmaven.maven;

import io.github.atmosmaven.maven.aws.AwsAccess;
import io.github.atmosmaven.maven.aws.LocalEndpoint;

/**
 * Access of a goal to AWS, or to the local endpoint in its place (D50).
 *
 * @param isLocal true if the user wants the local endpoint
 * @param aws access as the settings of Maven and the parameters describe it
 */
public record CloudAccess(GoalRun run, boolean isLocal, AwsAccess aws) {

    /** Starts the local endpoint if the user wants it. */
    public LocalEndpoint start() {
        return LocalEndpoint.startIf(
                isLocal, run.project().home(), run.invocation().log());
    }

    /** Stands for the local endpoint where nothing is run. */
    LocalEndpoint none() {
        return LocalEndpoint.startIf(
                false, run.project().home(), run.invocation().log());
    }

    /** Returns true if Maven is offline and the user does not want the local endpoint. */
    public boolean isOutOfReach() {
        return run.invocation().session().isOffline() && !isLocal;
    }
}

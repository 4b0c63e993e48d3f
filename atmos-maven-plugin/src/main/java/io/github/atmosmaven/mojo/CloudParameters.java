package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.AwsAccess;
import io.github.atmosmaven.maven.CloudAccess;
import io.github.atmosmaven.maven.GoalRun;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Parameters of goals that reach a cloud, themselves or by a tool: all of them with the same identity (D59). */
abstract class CloudParameters extends ToolParameters {

    /**
     * Set this to {@code true} to use the local AWS endpoint of this plugin in place of AWS. The data of the endpoint
     * is kept below {@code .atmos/local-aws}. Default: {@code false}. Example: {@code mvn verify -Dstack=dev
     * -Datmos.local}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.local", defaultValue = "false")
    private boolean local;

    /**
     * Name of the AWS profile to use where a backend names neither a profile nor keys. Terraform and OpenTofu are given it
     * as {@code AWS_PROFILE}. Default: none. Example: {@code -Datmos.aws.profile=ci}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.aws.profile")
    private @Nullable String profile;

    /**
     * Id of a server in {@code settings.xml} whose user name and password are an access key and its secret, used where a
     * backend names neither a profile nor keys. Terraform and OpenTofu are given them in their environment. Default: none,
     * so the usual places of AWS are asked. Example: {@code -Datmos.serverId=aws-ci}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.serverId")
    private @Nullable String serverId;

    @Inject
    private SettingsDecrypter decrypter;

    final CloudAccess cloud(GoalRun run) {
        return new CloudAccess(run, local, new AwsAccess(run.invocation().session(), decrypter, profile, serverId));
    }
}

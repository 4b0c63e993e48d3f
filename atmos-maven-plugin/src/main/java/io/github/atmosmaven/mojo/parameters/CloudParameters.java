package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.maven.CloudAccess;
import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.aws.AwsAccess;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Parameters of goals that reach a cloud, themselves or by a tool: all of them with the same identity (D59). */
public abstract class CloudParameters extends JudgedParameters {

    /**
     * Replaces AWS by a local endpoint for S3 and STS, for s3 backends and for the AWS provider of a root module. It is
     * part of this plugin and runs for the time of the goal. No account is needed: {@code profile} and {@code serverId}
     * are passed over, and calls to other services of AWS fail there. Backends of other types are used as they are. Its
     * buckets are kept in {@code .atmos/local-aws}, beside the POM or as for {@code stateDirectory} beside an
     * {@code atmos.yaml} above it. Default: {@code false}. Example: {@code mvn verify -Dstack=dev -Datmos.local}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.local", defaultValue = "false")
    private boolean local;

    /**
     * AWS profile for backends that name neither a profile nor keys. It wins over {@code serverId} and over the
     * credentials of the environment. Terraform and OpenTofu get it as {@code AWS_PROFILE}, so their AWS provider uses
     * it, too. Default: none, so {@code serverId} counts, else the AWS credentials of the environment. Example:
     * {@code -Datmos.aws.profile=ci}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.aws.profile")
    private @Nullable String profile;

    /**
     * Id of a server in {@code settings.xml} whose user name is an AWS access key and whose password is its secret; a
     * session token cannot be given. They are used for backends that name neither a profile nor keys, and win over the
     * credentials of the environment. Terraform and OpenTofu get them in their environment, so their AWS provider uses
     * them, too. Without effect if {@code profile} is set. Default: none, so {@code profile} counts, else the AWS
     * credentials of the environment. Example: {@code -Datmos.serverId=aws-ci}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.serverId")
    private @Nullable String serverId;

    @Inject
    private SettingsDecrypter decrypter;

    protected final SettingsDecrypter decrypter() {
        return decrypter;
    }

    protected final CloudAccess cloud(GoalRun run) {
        return new CloudAccess(run, local, new AwsAccess(run.invocation().session(), decrypter, profile, serverId));
    }
}

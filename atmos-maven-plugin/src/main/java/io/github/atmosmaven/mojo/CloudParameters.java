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
     * Replaces AWS by a local endpoint that offers S3 and STS. It is part of this plugin and runs during the build. No
     * account is needed, and no call reaches AWS. Its buckets are kept in {@code .atmos/local-aws}. Default:
     * {@code false}. Example: {@code mvn verify -Dstack=dev -Datmos.local}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.local", defaultValue = "false")
    private boolean local;

    /**
     * AWS profile for backends that name neither a profile nor keys. Terraform and OpenTofu get it as
     * {@code AWS_PROFILE}. Default: none, so the AWS credentials of the environment are used. Example:
     * {@code -Datmos.aws.profile=ci}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.aws.profile")
    private @Nullable String profile;

    /**
     * Id of a server in {@code settings.xml} whose user name is an AWS access key and whose password is its secret.
     * They are used for backends that name neither a profile nor keys; Terraform and OpenTofu get them in their
     * environment. Default: none, so the AWS credentials of the environment are used. Example:
     * {@code -Datmos.serverId=aws-ci}.
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

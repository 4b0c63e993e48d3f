package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.StackRequest;
import io.github.atmosmaven.maven.modules.EveryModule;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Parameters of the tool that runs root modules, or would: what it reads decides where states are, too. */
abstract class ToolParameters extends StackParameters {

    /**
     * Binary of Terraform or OpenTofu that runs all instances, whatever their manifests say: a name on the PATH or a
     * path. Default: the {@code command} that the manifests set for an instance, else the one of {@code atmos.yaml},
     * else {@code terraform}, else {@code tofu}. Example: {@code -Datmos.command=tofu}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.command")
    private @Nullable String command;

    /**
     * Tool and version that the project needs: {@code terraform 1.11.4}, {@code opentofu 1.12}, or a version alone.
     * {@code 1.12} stands for any of its patches. Backend files are written for that version, and a goal that runs a
     * tool refuses any other. Default: the version in {@code .opentofu-version} or {@code .terraform-version} beside
     * the POM or at the top of the repository, else the version of the tool on the PATH, else any supported version.
     * Example: {@code -Datmos.toolVersion="opentofu 1.12"}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.toolVersion")
    private @Nullable String toolVersion;

    /**
     * Former name of {@code toolVersion}, for a version alone. Default: none. Example:
     * {@code -Datmos.terraformVersion=1.5.7}.
     *
     * @since 0.1.0
     * @deprecated use {@code toolVersion}
     */
    @Deprecated
    @Parameter(property = "atmos.terraformVersion")
    private @Nullable String terraformVersion;

    @Inject
    private EveryModule everyModule;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        new GoalRun(invocation(), everyModule, this).execute();
    }

    @Override
    public final StackRequest request() {
        return request(new StackRequest.ToolParameters(command, toolVersion, terraformVersion));
    }
}

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
     * path, which starts beside the POM if it is relative. Goals that run no instance need to know it as well, since
     * the tool decides which attributes a backend may have. Default: the {@code command} that the manifests set for an
     * instance, else the one of {@code atmos.yaml}, else the tool that {@code toolVersion} names, else
     * {@code terraform} if it is on the PATH, else {@code tofu}. Example: {@code -Datmos.command=tofu}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.command")
    private @Nullable String command;

    /**
     * Tool and version that the project needs: {@code terraform 1.11.4}, {@code opentofu 1.12}, or a version alone,
     * which counts for whichever tool {@code command} says. {@code 1.12} stands for any of its patches. Backends are
     * checked and rendered for that version. {@code plan} and {@code unlock}, which run the tool, fail if it is another
     * one. Default: the version in {@code .opentofu-version} or {@code .terraform-version} beside the POM or at the top
     * of the repository, each for its own tool; else the version that the tool on the PATH says, kept in
     * {@code .atmos/tools.json}; without a tool any from Terraform 1.6 or OpenTofu 1.6 on. Example:
     * {@code "-Datmos.toolVersion=opentofu 1.12"}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.toolVersion")
    private @Nullable String toolVersion;

    /**
     * Former name of {@code toolVersion}, which wins if both are set. Default: none. Example:
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

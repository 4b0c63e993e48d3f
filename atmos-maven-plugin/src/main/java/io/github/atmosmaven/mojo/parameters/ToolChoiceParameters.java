package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.maven.StackRequest;
import io.github.atmosmaven.maven.console.LiveLog;
import io.github.atmosmaven.maven.fetch.ToolDelivery;
import io.github.atmosmaven.maven.modules.Invocation;
import java.io.File;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Parameters of all goals: the tool that runs root modules, or would. What it reads decides where states are, too. */
public abstract class ToolChoiceParameters extends AbstractMojo {

    private @Nullable Log shownLog;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File basedir;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /**
     * Skips every goal of this plugin. Default: {@code false}. Example: {@code mvn verify -Datmos.skip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.skip", defaultValue = "false")
    private boolean skip;

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
     * checked and rendered for that version. Goals that run the tool fail if it is another one, unless
     * {@code toolSource} brings this one. Default: the version in {@code .opentofu-version} or {@code .terraform-version} beside the POM or at the top
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

    /**
     * Source of the tool: {@code path} for one that is installed; {@code vendor} to download the release that
     * {@code toolVersion} names, from releases.hashicorp.com or from OpenTofu at github.com; the URL of a mirror of such a
     * server, {@code https:} or {@code file:}; or Maven coordinates, such as {@code com.acme.tools:terraform}, for an
     * artifact whose version is that of the tool and whose classifier is the platform, {@code linux-amd64}. It is the
     * vendor's zip, or the program itself where a third part of the coordinates gives another type. Except for
     * {@code path} one exact version has to be asked for, and no tool on the PATH is looked at. It is fetched once into
     * {@code .cache/atmos-maven-plugin} of the local repository, by {@code atmos:tool} or a goal that runs it. Default:
     * {@code path}. Example: {@code -Datmos.toolSource=vendor}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.toolSource", defaultValue = "path")
    private String toolSource;

    /**
     * Prints what the goals of the build would do, and does nothing of it: no file is rendered, no bucket created, no
     * tool fetched or run for an instance, no lock released. {@code provision} still reads from AWS. {@code validate},
     * {@code list} and {@code describe} do what they always do. Reports below {@code target/atmos} are written.
     * Default: {@code false}. Example: {@code mvn verify -Dstack=dev -Datmos.dryRun}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** The log of the goal, the same one all the time: at a terminal it knows what it has drawn there. */
    private Log log() {
        Log known = shownLog;
        if (known == null) {
            known = LiveLog.of(getLog(), session);
            shownLog = known;
        }
        return known;
    }

    /** Takes away what the log has drawn, however the goal has ended. */
    protected final void closeLog() {
        if (shownLog instanceof LiveLog live) {
            live.close();
        }
    }

    protected final Invocation invocation() {
        return new Invocation(session, execution, project, basedir.toPath(), log());
    }

    protected final boolean isDryRun() {
        return dryRun;
    }

    protected final boolean isSkipped() {
        return skip;
    }

    /** @param means means to fetch the tool; null for a goal that runs none */
    protected final StackRequest.ToolParameters toolParameters(ToolDelivery.@Nullable Means means) {
        return new StackRequest.ToolParameters(
                command, toolVersion, terraformVersion, new ToolDelivery(toolSource, means));
    }
}

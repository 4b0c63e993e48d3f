package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.FetchTool;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.maven.fetch.ToolDelivery;
import io.github.atmosmaven.mojo.parameters.ToolChoiceParameters;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Prints the path of the tool, with {@code -q} nothing else, and fetches it first where {@code toolSource} names a
 * source and it is not there yet. The image of a build machine can bring the tool along in this way, so that builds
 * need no network for it. Reads no manifest, so a {@code command} that is written there does not count; version files
 * of the project do. Changes the local repository only. Bound to no phase. Example:
 * {@code mvn -q atmos:tool "-Datmos.toolVersion=terraform 1.11.4" -Datmos.toolSource=vendor}.
 */
@Mojo(name = "tool", threadSafe = true, requiresProject = false)
public final class ToolMojo extends ToolChoiceParameters {

    /**
     * Id of a server in {@code settings.xml} whose user name and password go to the server that {@code toolSource} names,
     * and to no other that it redirects to. Without effect for Maven coordinates, whose repositories have servers of their
     * own. Default: none. Example: {@code -Datmos.toolServerId=tools}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.toolServerId")
    private @Nullable String toolServerId;

    /**
     * SHA-256 sum that the archive of a fetched tool has to have, beside what the list of sums at its source says. Several
     * are separated by commas, one for each platform that builds the project. Default: none; the sum is then printed when
     * the tool is fetched. Example: {@code -Datmos.toolSha256=cc4b8f9b…}, all 64 digits of it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.toolSha256")
    private @Nullable String toolSha256;

    /**
     * Longest wait for another build on this machine that fetches the same. Written as {@code 30s}, {@code 10m} or
     * {@code 1h}; a bare number means seconds. Default: {@code 10m}, then the goal fails. Example:
     * {@code -Datmos.lockTimeout=1h}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.lockTimeout", defaultValue = "10m")
    private String lockTimeout;

    @Inject
    private SettingsDecrypter decrypter;

    @Inject
    private RepositorySystem repositories;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new FetchTool(invocation(), isDryRun()).execute(isSkipped(), () -> toolParameters(means()));
    }

    private ToolDelivery.Means means() {
        return new ToolDelivery.Means(
                toolServerId,
                toolSha256,
                Parameters.duration("atmos.lockTimeout", lockTimeout),
                decrypter,
                repositories);
    }
}

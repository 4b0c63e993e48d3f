package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.maven.ToolRun;
import io.github.atmosmaven.maven.fetch.ToolDelivery;
import io.github.atmosmaven.maven.settings.TokenServers;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Parameters of goals that run Terraform or OpenTofu. */
public abstract class ToolRunParameters extends CloudParameters {

    /**
     * Longest wait for another build on this machine that works in the directory of the same instance. This is not the
     * lock of a state: how long the tool waits for that one, {@code -lock-timeout} in {@code TF_CLI_ARGS_plan} says.
     * Written as {@code 30s}, {@code 10m} or {@code 1h}; a bare number means seconds. Default: {@code 10m}, then the
     * instance fails. Example: {@code -Datmos.lockTimeout=1h}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.lockTimeout", defaultValue = "10m")
    private String lockTimeout;

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
     * Id of a server in {@code settings.xml} whose password is the token for the service that holds the state of an
     * instance, or one that it reads: backends {@code remote} and {@code cloud}. The user name does not matter. The
     * tool alone gets it, as {@code TF_TOKEN_<host>}. Pairs of a host and an id, {@code tfe.example.com=tfe}, give each
     * host its own server; an id alone counts for all other hosts. A {@code token} of the backend wins over it; so does
     * a variable {@code TF_TOKEN_<host>} that is set, unless the parameter is typed on the command line. Default: none,
     * so the tool looks for a token itself. Example: {@code -Datmos.tokenServerId=tfe}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.tokenServerId")
    private @Nullable String tokenServerId;

    @Inject
    private RepositorySystem repositories;

    @Override
    protected final ToolDelivery.Means means() {
        return new ToolDelivery.Means(
                toolServerId,
                toolSha256,
                Parameters.duration("atmos.lockTimeout", lockTimeout),
                decrypter(),
                repositories);
    }

    @Override
    public final boolean runsTool() {
        return true;
    }

    /** Returns true if lock files of root modules are written. */
    protected boolean updatesLockFiles() {
        return false;
    }

    /** Returns true if another version of the tool may write states of workspaces at a service. */
    boolean ignoresRemoteVersion() {
        return false;
    }

    protected final ToolRun tool(GoalRun run) {
        TokenServers tokens = TokenServers.of(tokenServerId, run.invocation().session(), decrypter());
        return new ToolRun(run, cloud(run), lockTimeout, updatesLockFiles(), ignoresRemoteVersion(), tokens);
    }
}

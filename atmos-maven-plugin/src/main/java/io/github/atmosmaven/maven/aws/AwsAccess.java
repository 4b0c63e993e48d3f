package io.github.atmosmaven.maven.aws;

import io.github.atmosmaven.aws.SdkBuckets;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.BuildIdentity;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.maven.modules.BuildSurroundings;
import io.github.atmosmaven.maven.settings.Login;
import io.github.atmosmaven.maven.settings.MavenSettings;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.process.ShellCommand;
import io.github.atmosmaven.provision.StateStores;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.terraform.tool.ToolIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Access to AWS as Maven's settings give it: keys of a server, and proxies. */
public final class AwsAccess {

    private static final MavenSettings.Wanted SERVER =
            new MavenSettings.Wanted("serverId", "the access key", "the secret");

    private final MavenSettings settings;
    private final @Nullable String profile;
    private final @Nullable String serverId;

    public AwsAccess(
            MavenSession session, SettingsDecrypter decrypter, @Nullable String profile, @Nullable String serverId) {
        this.settings = new MavenSettings(session, decrypter);
        this.profile = profile == null || profile.isBlank() ? null : profile.strip();
        this.serverId = serverId == null || serverId.isBlank() ? null : serverId.strip();
    }

    /**
     * The state stores of AWS, or those of the local endpoint where it runs; then nothing of the settings is looked at.
     *
     * @param rootModules directory of the root modules
     * @param budget time for the calls of one bucket
     * @param log takes a line for each long wait
     */
    public StateStores<?> stateStores(LocalEndpoint endpoint, Path rootModules, Duration budget, Log log) {
        AwsEnvironment environment = AwsEnvironment.of(endpoint.environment(BuildSurroundings.environment()))
                .withRootModules(rootModules)
                .withCalls(new AwsEnvironment.Calls(budget, log::info, new ShellCommand()));
        Optional<URI> local = endpoint.uri();
        if (local.isPresent()) {
            environment = environment.withLocal(new AwsEnvironment.Local(local.get(), keys(endpoint)));
        } else {
            environment = environment.withIdentity(identity());
        }
        return new S3StateStores(new SdkBuckets(environment));
    }

    /**
     * Identity that the parameters of the plugin and the settings of Maven name (D59).
     *
     * @throws AtmosException.InvalidConfiguration where the settings lack the server, or cannot be decrypted
     */
    public BuildIdentity identity() {
        return new BuildIdentity(profile, keys(), settings.proxies());
    }

    /** The environment of the caller for a tool, with the proxies of the settings; beside the local endpoint without. */
    public Map<String, String> environment(LocalEndpoint endpoint) {
        Map<String, String> callers = endpoint.environment(BuildSurroundings.environment());
        return endpoint.isRunning() ? callers : identity().withProxies(callers);
    }

    /** Variables that may hold a secret: those of the caller with the proxies of the settings, and those of its identity. */
    public List<Map<String, String>> environments(LocalEndpoint endpoint) {
        return List.of(environment(endpoint), toolIdentity(endpoint).variables());
    }

    /**
     * Identity of the build that is handed to a tool. It is empty if the local endpoint runs, which alone names the
     * caller then.
     */
    public ToolIdentity toolIdentity(LocalEndpoint endpoint) {
        if (endpoint.isRunning()) {
            return ToolIdentity.NONE;
        }
        BuildIdentity identity = identity();
        return new ToolIdentity(identity.variables(), identity.contradictions());
    }

    private static AwsEnvironment.Keys keys(LocalEndpoint endpoint) {
        AwsKeys keys = endpoint.keys().orElseThrow();
        return new AwsEnvironment.Keys(keys.accessKeyId(), keys.secretAccessKey(), null);
    }

    private AwsEnvironment.@Nullable Keys keys() {
        if (serverId == null) {
            return null;
        }
        Login login = settings.login(serverId, SERVER);
        return new AwsEnvironment.Keys(login.user(), login.password(), null);
    }
}

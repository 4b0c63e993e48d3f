package io.github.atmosmaven.aws.settings;

import io.github.atmosmaven.http.MavenProxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identity and the ways out that parameters and {@code settings.xml} give a build. A backend that names its own wins
 * over them (D59).
 *
 * @param profile name of an AWS profile, which wins over the keys; null if the backend or the environment decides
 * @param keys keys of a server in the settings; null if there are none
 * @param proxies active proxies, in the order of the settings
 */
public record BuildIdentity(@Nullable String profile, AwsEnvironment.@Nullable Keys keys, List<MavenProxy> proxies) {

    /** Identity of a build that gives none. */
    public static final BuildIdentity NONE = new BuildIdentity(null, null, List.of());

    /**
     * Environment variables that select an identity. If one of them were left beside the build's identity, either could
     * win.
     */
    private static final Set<String> NAMING = Set.of(
            "AWS_PROFILE",
            "AWS_DEFAULT_PROFILE",
            "AWS_ACCESS_KEY_ID",
            "AWS_ACCESS_KEY",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SECRET_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_SECURITY_TOKEN",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_ROLE_ARN",
            "AWS_ROLE_SESSION_NAME");

    public BuildIdentity {
        proxies = List.copyOf(proxies);
    }

    /** Variables that give another program the same identity; empty where none is given. */
    public Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        if (profile != null) {
            variables.put("AWS_PROFILE", profile);
        } else if (keys != null) {
            variables.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
            variables.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
            if (keys.sessionToken() != null) {
                variables.put("AWS_SESSION_TOKEN", keys.sessionToken());
            }
        }
        return variables;
    }

    /** Variables that another program must not see beside {@link #variables}. */
    public Set<String> contradictions() {
        return profile == null && keys == null ? Set.of() : NAMING;
    }

    /** The environment of the caller with the proxies of the settings, where it names none itself. */
    public Map<String, String> withProxies(Map<String, String> environment) {
        return ProxyVariables.added(proxies, environment);
    }

    @Override
    public String toString() {
        return "BuildIdentity[hidden]";
    }
}

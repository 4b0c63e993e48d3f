package io.github.atmosmaven.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity and the ways out that parameters and {@code settings.xml} give a build. A backend that names its own wins
 * over them (D59).
 *
 * @param profile null where the backend or the environment decides
 * @param keys of a server; null where there are none
 * @param proxies active ones, in the order of the settings
 */
public record BuildIdentity(@Nullable String profile, AwsEnvironment.@Nullable Keys keys, List<MavenProxy> proxies) {

    /** Nothing is given. */
    public static final BuildIdentity NONE = new BuildIdentity(null, null, List.of());

    public BuildIdentity {
        proxies = List.copyOf(proxies);
    }
}

package io.github.atmosmaven.maven.settings;

import io.github.atmosmaven.hosted.NamedServers;
import io.github.atmosmaven.hosted.ReadHosts;
import io.github.atmosmaven.hosted.ServerTokens;
import io.github.atmosmaven.hosted.TokenSearch;
import io.github.atmosmaven.model.Instance;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Servers of {@code settings.xml} whose passwords are tokens for services such as HCP Terraform.
 *
 * @param named servers that the parameter names
 */
public record TokenServers(NamedServers named, MavenSettings settings) implements TokenSearch.Servers {

    private static final String PARAMETER = "tokenServerId";
    private static final MavenSettings.Wanted TOKEN =
            new MavenSettings.Wanted(PARAMETER, "any text", "the token of the service");

    /**
     * @param parameter value of {@code tokenServerId}
     */
    public static TokenServers of(@Nullable String parameter, MavenSession session, SettingsDecrypter decrypter) {
        String typed = session.getUserProperties().getProperty("atmos." + PARAMETER);
        boolean isTyped = typed != null && typed.equals(parameter);
        return new TokenServers(NamedServers.of(parameter, isTyped), new MavenSettings(session, decrypter));
    }

    /**
     * The tokens that tools of these instances get, decrypted. Servers that no instance needs are not looked at.
     *
     * @param reads services whose states they read
     * @param caller environment of the caller
     */
    public ServerTokens tokens(Collection<Instance> instances, ReadHosts reads, Map<String, String> caller) {
        Map<String, String> tokens = new HashMap<>();
        named.needed(instances, reads, caller).forEach(id -> tokens.put(id, settings.password(id, TOKEN)));
        return tokens.isEmpty() ? ServerTokens.NONE : new ServerTokens(named, reads, tokens);
    }

    @Override
    public String lack(String id) {
        return settings.lackOfPassword(id);
    }
}

package io.github.atmosmaven.hosted;

import io.github.atmosmaven.backend.config.BackendConfig;
import io.github.atmosmaven.backend.endpoint.ServiceHost;
import io.github.atmosmaven.model.HostedPlace;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds who has the token for an instance, in the order in which the tool looks (remote-backend 5): the backend, the
 * environment, the CLI configuration, its helper.
 */
public final class TokenSearch {

    private final NamedServers servers;
    private final Map<String, String> caller;
    private final Servers settings;
    private final boolean isWindows;

    /** Servers that the settings of Maven have. */
    @FunctionalInterface
    public interface Servers {

        /** Reason why a server gives no token; empty if it gives one. */
        String lack(String id);
    }

    /**
     * @param caller environment of the caller
     * @param isWindows true if the tools look where they do under Windows
     */
    public TokenSearch(NamedServers servers, Map<String, String> caller, Servers settings, boolean isWindows) {
        this.servers = servers;
        this.caller = Map.copyOf(caller);
        this.settings = settings;
        this.isWindows = isWindows;
    }

    /**
     * The source that has the token for an instance whose state a service holds.
     *
     * @param isOpenTofu true if OpenTofu runs it
     * @param directory directory that relative paths in its environment start from
     */
    public TokenSource of(Instance instance, boolean isOpenTofu, Path directory) {
        HostedPlace place = Objects.requireNonNull(instance.stateAddress().hosted());
        if (NamedServers.hasOwnToken(instance)) {
            Value token =
                    Objects.requireNonNull(instance.stateBackend().attributes().get("token"));
            return TokenSource.found("'token' of the backend, " + BackendConfig.shown(token.location()));
        }
        Map<String, String> environment = instance.environment(caller);
        String server = servers.counting(instance, environment);
        if (server != null) {
            String lack = settings.lack(server);
            return lack.isEmpty() ? TokenSource.found("settings.xml server '" + server + "'") : TokenSource.none(lack);
        }
        ServiceHost host = ServiceHost.of(place.host());
        List<String> variables = TokenVariables.in(environment.keySet(), host);
        if (!variables.isEmpty()) {
            return ofVariable(variables.get(0), instance, environment);
        }
        CliConfiguration configuration =
                CliConfiguration.read(new CliFiles(environment, directory, isOpenTofu, isWindows).all());
        return ofFiles(configuration, host, (isOpenTofu ? "tofu" : "terraform") + " login " + place.host());
    }

    /** The environment variable that a user sets for the service. */
    public static String variable(HostedPlace place) {
        return TokenVariables.of(ServiceHost.of(place.host()));
    }

    private static TokenSource ofVariable(String variable, Instance instance, Map<String, String> environment) {
        String text = variable + (instance.env().containsKey(variable) ? " of the env section" : "");
        return environment.getOrDefault(variable, "").isEmpty()
                ? TokenSource.none(text + " is empty, and no other source counts beside it")
                : TokenSource.found(text);
    }

    private static TokenSource ofFiles(CliConfiguration configuration, ServiceHost host, String login) {
        CliConfiguration.Login block = configuration.login(host);
        if (block != null) {
            String text = "credentials in " + block.location().fileAndLine();
            return block.hasToken()
                    ? TokenSource.found(text)
                    : TokenSource.none(text + " have no token, and no other source counts beside them");
        }
        CliConfiguration.Program helper = configuration.helper();
        return helper == null
                ? TokenSource.none("run " + login)
                : TokenSource.found("credentials_helper '" + helper.name() + "' of "
                        + helper.location().fileAndLine() + ", if it knows the host");
    }
}

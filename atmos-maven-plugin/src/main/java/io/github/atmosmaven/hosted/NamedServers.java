package io.github.atmosmaven.hosted;

import io.github.atmosmaven.backend.endpoint.HostFault;
import io.github.atmosmaven.backend.endpoint.ServiceHost;
import io.github.atmosmaven.model.HostedPlace;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Servers of {@code settings.xml} that have the tokens of hosts, as the parameter {@code tokenServerId} names them.
 *
 * @param byHost ids of servers for one host each
 * @param others id of the server for every other host; {@code null} if there is none
 * @param isTyped true if the user has typed them for this run
 */
public record NamedServers(
        Map<ServiceHost, String> byHost, @Nullable String others, boolean isTyped) {

    /** No server is named. */
    public static final NamedServers NONE = new NamedServers(Map.of(), null, false);

    private static final String TOKEN = "token";

    public NamedServers {
        byHost = Map.copyOf(byHost);
    }

    /**
     * Reads the parameter: the id of a server, or pairs of a host and an id, separated by commas.
     *
     * @throws AtmosException.InvalidConfiguration for a text that is neither
     */
    public static NamedServers of(@Nullable String parameter, boolean isTyped) {
        Map<ServiceHost, String> byHost = new HashMap<>();
        String others = null;
        for (String part : (parameter == null ? "" : parameter).split(",")) {
            String each = part.strip();
            int equals = each.indexOf('=');
            String id = each.substring(equals + 1).strip();
            String host = equals < 0 ? "" : each.substring(0, equals).strip();
            boolean isSecond = equals < 0 ? others != null : byHost.containsKey(ServiceHost.of(host));
            if (each.isEmpty()) {
                continue;
            }
            if (id.isEmpty() || isSecond || equals >= 0 && (host.isEmpty() || HostFault.of(host) != null)) {
                throw invalid(each, isSecond);
            }
            if (equals < 0) {
                others = id;
            } else {
                byHost.put(ServiceHost.of(host), id);
            }
        }
        return new NamedServers(byHost, others, isTyped);
    }

    private static AtmosException invalid(String part, boolean isSecond) {
        return new AtmosException.InvalidConfiguration(Problem.error(
                ProblemCode.INVALID_PARAMETER,
                null,
                "-Datmos.tokenServerId has '" + part + "' in it, "
                        + (isSecond
                                ? "and another server for the same hosts"
                                : "which is neither the id of a server nor a host with one"),
                "write the id of a server of settings.xml, or pairs such as tfe.example.com=tfe, separated by commas"));
    }

    /** Ids of the servers whose tokens are needed to run instances. */
    public Set<String> needed(Collection<Instance> instances, ReadHosts reads, Map<String, String> caller) {
        Set<String> ids = new TreeSet<>();
        for (Instance instance : instances) {
            if (!instance.isSkipped() && !isEmpty()) {
                ids.addAll(
                        counting(instance, reads, instance.environment(caller)).values());
            }
        }
        return ids;
    }

    private boolean isEmpty() {
        return byHost.isEmpty() && others == null;
    }

    /**
     * Ids of the servers whose tokens the tool gets for an instance, by their hosts: for its own state, and for those that
     * it reads, whose data blocks hold no token.
     *
     * @param environment of the tool
     */
    Map<ServiceHost, String> counting(Instance instance, ReadHosts reads, Map<String, String> environment) {
        Map<ServiceHost, String> ids = new LinkedHashMap<>();
        HostedPlace place = instance.stateAddress().hosted();
        String own = counting(instance, environment);
        if (place != null && own != null) {
            ids.put(ServiceHost.of(place.host()), own);
        }
        for (String read : reads.of(instance)) {
            ServiceHost host = ServiceHost.of(read);
            String id = counting(host, environment);
            if (id != null) {
                ids.put(host, id);
            }
        }
        return ids;
    }

    /**
     * Id of the server whose token the tool gets for an instance; null if it gets none, since there is no server for the
     * host, or another token counts: one in the backend always, one in the environment unless the server was typed.
     *
     * @param environment of the tool
     */
    @Nullable
    String counting(Instance instance, Map<String, String> environment) {
        HostedPlace place = instance.stateAddress().hosted();
        if (place == null || hasOwnToken(instance)) {
            return null;
        }
        return counting(ServiceHost.of(place.host()), environment);
    }

    private @Nullable String counting(ServiceHost host, Map<String, String> environment) {
        String id = byHost.getOrDefault(host, others == null ? "" : others);
        boolean isSet = !TokenVariables.in(environment.keySet(), host).isEmpty();
        return id.isEmpty() || isSet && !isTyped ? null : id;
    }

    /** Returns true if the backend itself has a token, which wins over all others in the tools. */
    static boolean hasOwnToken(Instance instance) {
        Value token = instance.stateBackend().attributes().get(TOKEN);
        return token != null
                && !(token instanceof NullValue)
                && !token.toString().isEmpty();
    }
}

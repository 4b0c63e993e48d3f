package io.github.atmosmaven.hosted;

import io.github.atmosmaven.backend.endpoint.HostFault;
import io.github.atmosmaven.backend.endpoint.ServiceHost;
import java.util.Collection;
import java.util.List;

/** Environment variables that hold the token of a host, as the tools read their names (remote-backend 5). */
final class TokenVariables {

    private static final String PREFIX = "TF_TOKEN_";

    private TokenVariables() {}

    /** The variable for a host that is written in every shell, unless the host has a port. */
    static String of(ServiceHost host) {
        return PREFIX + host.name().replace("-", "__").replace(".", "_") + host.port();
    }

    /** Names among those of an environment that stand for a host, however they spell it, in order. */
    static List<String> in(Collection<String> names, ServiceHost host) {
        return names.stream()
                .filter(name -> name.startsWith(PREFIX))
                .filter(name -> isFor(name.substring(PREFIX.length()), host))
                .sorted()
                .toList();
    }

    private static boolean isFor(String spelling, ServiceHost host) {
        String written = spelling.replace("__", "-").replace("_", ".");
        HostFault fault = written.isEmpty() ? HostFault.EMPTY_LABEL : HostFault.of(written);
        return (fault == null || fault == HostFault.PUNYCODE)
                && ServiceHost.of(written).equals(host);
    }
}

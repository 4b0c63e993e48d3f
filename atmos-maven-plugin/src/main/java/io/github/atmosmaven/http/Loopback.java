package io.github.atmosmaven.http;

import java.net.URI;

/** Addresses of the machine itself. */
public final class Loopback {

    private Loopback() {}

    /** Returns true if a URL leads to a host that is never another machine. */
    public static boolean isHostOf(URI target) {
        String host = target.getHost();
        return host != null && (host.equalsIgnoreCase("localhost") || host.matches("127\\.[\\d.]+|\\[?::1]?"));
    }
}

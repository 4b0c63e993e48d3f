package io.github.atmosmaven.http;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An active proxy of {@code settings.xml}.
 *
 * @param protocol of the URLs that it serves: {@code http} or {@code https}
 * @param nonProxyHosts hosts that are called directly, separated by {@code |}, with {@code *} for anything; empty where
 *     there are none
 */
public record MavenProxy(String protocol, Proxy proxy, String nonProxyHosts) {

    /**
     * The proxy that Maven takes for a URL: the first of the URL's protocol that does not exclude the host, and for https
     * else the first of http.
     */
    public static @Nullable Proxy choose(List<MavenProxy> proxies, URI target) {
        String host = target.getHost();
        MavenProxy chosen = first(proxies, target.getScheme(), host);
        if (chosen == null && "https".equalsIgnoreCase(target.getScheme())) {
            chosen = first(proxies, "http", host);
        }
        return chosen == null ? null : chosen.proxy();
    }

    private static @Nullable MavenProxy first(List<MavenProxy> proxies, String protocol, String host) {
        return proxies.stream()
                .filter(proxy -> proxy.protocol().equalsIgnoreCase(protocol) && !proxy.excludes(host))
                .findFirst()
                .orElse(null);
    }

    public boolean excludes(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts().stream()
                .anyMatch(pattern -> Arrays.stream(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.collectingAndThen(Collectors.joining(".*"), name::matches)));
    }

    /** The entries of {@code nonProxyHosts}, in lower case. */
    public List<String> hosts() {
        return Arrays.stream(nonProxyHosts.split("[|,]"))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }
}

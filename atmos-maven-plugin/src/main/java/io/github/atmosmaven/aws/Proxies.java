package io.github.atmosmaven.aws;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;

/** Chooses the proxy on the way to a service, by the rules that Terraform's backend follows. */
final class Proxies {

    /** Never behind a proxy, whatever the settings say. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127\\..*", "\\[?::1\\]?");

    private static final Pattern ADDRESS = Pattern.compile("[\\d.]+|\\[?[0-9a-f]*:[0-9a-f:.]*\\]?");

    private Proxies() {}

    /** @param endpoint of the service; null for AWS itself */
    static ProxyConfiguration of(S3Settings settings, @Nullable URI endpoint) {
        ProxyConfiguration.Builder configuration = ProxyConfiguration.builder()
                .useEnvironmentVariablesValues(false)
                .useSystemPropertyValues(false);
        Proxy proxy = settings.environment().local() == null ? choose(settings, endpoint) : null;
        if (proxy == null) {
            return configuration.build();
        }
        Set<String> direct = new LinkedHashSet<>(LOOPBACK);
        direct.addAll(patterns(settings.textOr("no_proxy", "NO_PROXY", "no_proxy"), endpoint));
        direct.addAll(mavenPatterns(proxy.nonProxyHosts()));
        return configuration
                .endpoint(URI.create(proxy.scheme() + "://" + proxy.host() + ":" + proxy.port()))
                .username(proxy.user())
                .password(proxy.password())
                .nonProxyHosts(direct)
                .build();
    }

    /** A proxy for plain requests serves those with TLS too where only the backend, and it alone, is given one. */
    private static @Nullable Proxy choose(S3Settings settings, @Nullable URI endpoint) {
        boolean plain = endpoint != null && "http".equals(endpoint.getScheme());
        String own = plain ? "http_proxy" : "https_proxy";
        if (settings.isEmptied(own)) {
            return null;
        }
        String url = settings.textOr(own, own.toUpperCase(Locale.ROOT), own);
        if (url != null) {
            return Proxy.parse(own, url);
        }
        String shared = settings.text("http_proxy");
        return shared == null ? settings.environment().proxy() : Proxy.parse("http_proxy", shared);
    }

    /** The hosts of a {@code no_proxy}, as the SDK wants them: expressions for the lower-case name of a host. */
    static Set<String> patterns(@Nullable String hosts, @Nullable URI endpoint) {
        Set<String> patterns = new LinkedHashSet<>();
        for (String entry : (hosts == null ? "" : hosts).split(",")) {
            String host = entry.strip().toLowerCase(Locale.ROOT);
            if (host.contains("/")) {
                addIfWithin(host, endpoint, patterns);
            } else if (host.matches("[^:]+:\\d+")) {
                if (host.endsWith(":" + port(endpoint))) {
                    patterns.add(pattern(host.substring(0, host.indexOf(':'))));
                }
            } else if (!host.isEmpty()) {
                patterns.add(pattern(host));
            }
        }
        return patterns;
    }

    /** As Go reads it, and with it Terraform: a name stands for itself and everything below it. */
    private static String pattern(String host) {
        if (host.equals("*")) {
            return ".*";
        }
        String name = host.replaceFirst("^\\*?\\.", "");
        return (name.equals(host) ? "(.*\\.)?" : ".*\\.") + Pattern.quote(name);
    }

    /** The {@code nonProxyHosts} of Maven's settings: a name stands for itself, {@code *} for anything. */
    static Set<String> mavenPatterns(String hosts) {
        return Arrays.stream(hosts.split("[|,]"))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .map(host ->
                        Arrays.stream(host.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
                .collect(Collectors.toSet());
    }

    private static int port(@Nullable URI endpoint) {
        if (endpoint == null) {
            return 443;
        }
        return endpoint.getPort() > 0 ? endpoint.getPort() : "http".equals(endpoint.getScheme()) ? 80 : 443;
    }

    /** A range of addresses speaks of endpoints that are addresses; names are not looked up for it. */
    private static void addIfWithin(String range, @Nullable URI endpoint, Set<String> patterns) {
        String host = endpoint == null || endpoint.getHost() == null ? "" : endpoint.getHost();
        int slash = range.indexOf('/');
        String length = range.substring(slash + 1);
        if (!ADDRESS.matcher(host).matches()
                || !ADDRESS.matcher(range.substring(0, slash)).matches()
                || !length.matches("\\d{1,3}")) {
            return;
        }
        try {
            byte[] address = InetAddress.getByName(host).getAddress();
            byte[] network = InetAddress.getByName(range.substring(0, slash)).getAddress();
            int rest = 8 * address.length - Integer.parseInt(length);
            if (address.length == network.length
                    && rest >= 0
                    && new BigInteger(1, address)
                            .shiftRight(rest)
                            .equals(new BigInteger(1, network).shiftRight(rest))) {
                patterns.add(Pattern.quote(host));
            }
        } catch (UnknownHostException e) {
            // what looks like an address and is none is no range either
        }
    }
}

package io.github.atmosmaven.aws.settings;

import io.github.atmosmaven.http.MavenProxy;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes proxies of {@code settings.xml} as the variables that a program written in Go reads (D59). */
final class ProxyVariables {

    private static final Pattern NETWORK = Pattern.compile("((?:\\d{1,3}\\.){1,3})\\*");
    private static final int BITS = 8;

    private ProxyVariables() {}

    static Map<String, String> added(List<MavenProxy> proxies, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        Set<String> direct = new LinkedHashSet<>();
        MavenProxy plain = first(proxies, "http");
        MavenProxy secure = first(proxies, "https");
        add("HTTP_PROXY", plain, all, direct);
        // As Maven does it: a proxy of http serves https where that has none.
        add("HTTPS_PROXY", secure == null ? plain : secure, all, direct);
        if (!direct.isEmpty()) {
            NoProxy.of(value(environment, "NO_PROXY")).entries().forEach(direct::add);
            all.remove("no_proxy");
            all.put("NO_PROXY", String.join(",", direct));
        }
        return all;
    }

    private static @Nullable MavenProxy first(List<MavenProxy> proxies, String protocol) {
        return proxies.stream()
                .filter(proxy -> proxy.protocol().equalsIgnoreCase(protocol))
                .findFirst()
                .orElse(null);
    }

    private static void add(
            String name, @Nullable MavenProxy proxy, Map<String, String> environment, Set<String> direct) {
        if (proxy == null || value(environment, name) != null) {
            return;
        }
        environment.remove(name.toLowerCase(Locale.ROOT));
        environment.put(name, proxy.proxy().url());
        proxy.hosts().stream().map(ProxyVariables::inGo).forEach(host -> {
            if (host != null) {
                direct.add(host);
            }
        });
    }

    /** Go takes the name in capitals first, and one that is empty for none. */
    private static @Nullable String value(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        value = value.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : value;
        return value.isEmpty() ? null : value;
    }

    /**
     * A host of {@code nonProxyHosts} as Go writes it; null for what cannot be said there, a {@code *} in the middle or at
     * the end of a name.
     */
    static @Nullable String inGo(String host) {
        if (host.equals("*") || !host.contains("*")) {
            return host;
        }
        Matcher network = NETWORK.matcher(host);
        if (network.matches()) {
            String start = network.group(1);
            int parts = start.length() - start.replace(".", "").length();
            return start + "0.".repeat(3 - parts) + "0/" + parts * BITS;
        }
        String rest = host.substring(1);
        if (!host.startsWith("*") || rest.contains("*")) {
            return null;
        }
        // '*acme.test' is 'acme.test' and whatever ends so; names below it are the part that can be said.
        return rest;
    }
}

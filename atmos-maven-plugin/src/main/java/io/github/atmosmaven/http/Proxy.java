package io.github.atmosmaven.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy and who the caller is there. It has no text form, so that no log can hold its password.
 *
 * @param scheme scheme of the proxy itself: {@code http}, {@code https} or {@code socks5}
 * @param user name of the caller; null for a proxy that asks for none
 */
public record Proxy(
        String scheme,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {

    private static final Pattern URL = Pattern.compile(
            "(?:([a-zA-Z][a-zA-Z0-9+.-]*)://)?(?:([^/?#]*)@)?(\\[[0-9a-fA-F:.%]+]|[^\\s:/?#@\\[\\]]+)(?::(\\d{1,5}))?(?:[/?#].*)?");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads a URL as it stands in {@code HTTPS_PROXY}. User and password are percent-encoded there.
     *
     * @param setting the attribute or variable that holds the URL; a failure names it and not the URL
     * @throws InvalidSetting for a text that names no proxy
     */
    public static Proxy parse(String setting, String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw new InvalidSetting("the " + setting + " is not a URL with a host");
        }
        String scheme = parts.group(1) == null ? "http" : parts.group(1).toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https", "socks5", "socks5h").contains(scheme)) {
            throw new InvalidSetting(
                    "the " + setting + " is a URL of '" + scheme + "', which is not http, https or socks5");
        }
        String userInfo = parts.group(2);
        int colon = userInfo == null ? -1 : userInfo.indexOf(':');
        String user = userInfo == null || colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = userInfo == null || colon < 0 ? null : userInfo.substring(colon + 1);
        return new Proxy(
                scheme.startsWith("socks5") ? "socks5" : scheme,
                parts.group(3),
                port(setting, scheme, parts.group(4)),
                decoded(setting, user),
                decoded(setting, password));
    }

    private static int port(String setting, String scheme, @Nullable String written) {
        if (written == null) {
            return scheme.equals("http") ? 80 : scheme.equals("https") ? 443 : 1080;
        }
        int port = Integer.parseInt(written);
        if (port < 1 || port > HIGHEST_PORT) {
            throw new InvalidSetting("the " + setting + " has an invalid port");
        }
        return port;
    }

    private static @Nullable String decoded(String setting, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (STRAY_PERCENT.matcher(text).find()) {
            throw new InvalidSetting("the " + setting + " has a user or password with a '%' that is not written %25");
        }
        // The decoder is one for forms, where a plus stands for a space.
        return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The URL of the proxy for the environment of another program, user and password percent-encoded. */
    public String url() {
        String login = user == null ? "" : encoded(user) + (password == null ? "" : ":" + encoded(password)) + "@";
        return scheme + "://" + login + address();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Host and port, which may be shown. */
    public String address() {
        boolean bare = host.contains(":") && !host.startsWith("[");
        return (bare ? "[" + host + "]" : host) + ":" + port;
    }

    /** The value of {@code Proxy-Authorization}; null where the proxy asks for nobody. */
    public @Nullable String authorization() {
        if (user == null) {
            return null;
        }
        byte[] login = (user + ":" + (password == null ? "" : password)).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    @Override
    public String toString() {
        return "Proxy[hidden]";
    }
}

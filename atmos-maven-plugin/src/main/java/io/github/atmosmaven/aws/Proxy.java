package io.github.atmosmaven.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A proxy and what does not go through it. It has no text form, so that no log can hold its password.
 *
 * @param user null where the proxy asks for none
 * @param nonProxyHosts as in {@code settings.xml}: hosts that are called directly, separated by {@code |}, with {@code *}
 *     for anything; empty where there are none
 */
public record Proxy(
        String scheme,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String nonProxyHosts) {

    /**
     * Throws {@link IllegalArgumentException} that names the setting and not the URL.
     *
     * @param setting the attribute or variable that holds the URL
     */
    static Proxy parse(String setting, String url) {
        URI uri = S3Settings.uri(setting, url, "http://");
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        String userInfo = uri.getUserInfo();
        int colon = userInfo == null ? -1 : userInfo.indexOf(':');
        String user = userInfo == null || colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = userInfo == null || colon < 0 ? null : userInfo.substring(colon + 1);
        return new Proxy(tls ? "https" : "http", uri.getHost(), port, user, password, "");
    }

    @Override
    public String toString() {
        return "Proxy[hidden]";
    }
}

package io.github.atmosmaven.backend.endpoint;

import java.util.Locale;
import java.util.Map;

/**
 * The URL of a server in one form, so that one server is recognised however it is written: scheme and host in lower case,
 * no port that the scheme has anyway, no user and password (D35).
 *
 * @param scheme empty where none is written
 * @param host with its port, if that says something
 * @param path with its slash, as it is written; empty for {@code /}
 */
public record ServerUrl(String scheme, String host, String path) {

    private static final String SEPARATOR = "://";
    private static final Map<String, String> PORTS = Map.of("http", ":80", "https", ":443");

    public static ServerUrl of(String text) {
        String url = Credentials.strip(text).strip();
        String scheme = scheme(url);
        int start = scheme.isEmpty() ? 0 : scheme.length() + SEPARATOR.length();
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String host = url.substring(start, end).toLowerCase(Locale.ROOT);
        String port = PORTS.getOrDefault(scheme.isEmpty() ? "https" : scheme, ":");
        host = host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
        String path = url.substring(end);
        return new ServerUrl(scheme, host, path.equals("/") ? "" : path);
    }

    private static String scheme(String url) {
        int end = url.indexOf(SEPARATOR);
        for (int i = 0; i < end; i++) {
            char c = url.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || "0123456789+.-".indexOf(c) < 0)) {
                return "";
            }
        }
        return end < 1 ? "" : url.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** With the scheme that is meant where none is written. */
    public ServerUrl or(String otherwise) {
        return scheme.isEmpty() ? new ServerUrl(otherwise, host, path) : this;
    }

    /** For a server below whose path other paths are made. */
    public ServerUrl withoutTrailingSlash() {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return new ServerUrl(scheme, host, path.substring(0, end));
    }

    /** The host and the path. The scheme is left out, since one server may be reached by several. */
    public String withoutScheme() {
        return host + path;
    }

    @Override
    public String toString() {
        return scheme.isEmpty() ? withoutScheme() : scheme + "://" + withoutScheme();
    }
}

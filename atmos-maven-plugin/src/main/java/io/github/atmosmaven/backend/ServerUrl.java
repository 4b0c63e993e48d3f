package io.github.atmosmaven.backend;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a server in one form, so that one server is recognised however it is written: scheme and host in lower case,
 * no port that the scheme has anyway, no user and password (D35).
 *
 * @param scheme empty where none is written
 * @param host with its port, if that says something
 * @param path with its slash, as it is written; empty for {@code /}
 */
record ServerUrl(String scheme, String host, String path) {

    private static final Pattern URL =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#]*)(.*)", Pattern.DOTALL);
    private static final Map<String, String> PORTS = Map.of("http", ":80", "https", ":443");

    static ServerUrl of(String text) {
        Matcher url = URL.matcher(Credentials.strip(text).strip());
        if (!url.matches()) {
            return new ServerUrl("", text, "");
        }
        String scheme = url.group(1) == null ? "" : url.group(1).toLowerCase(Locale.ROOT);
        String host = url.group(2).toLowerCase(Locale.ROOT);
        String port = PORTS.getOrDefault(scheme.isEmpty() ? "https" : scheme, ":");
        host = host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
        return new ServerUrl(scheme, host, url.group(3).equals("/") ? "" : url.group(3));
    }

    /** With the scheme that is meant where none is written. */
    ServerUrl or(String otherwise) {
        return scheme.isEmpty() ? new ServerUrl(otherwise, host, path) : this;
    }

    /** For a server below whose path other paths are made. */
    ServerUrl withoutTrailingSlash() {
        return new ServerUrl(scheme, host, path.replaceFirst("/+$", ""));
    }

    /** How a server is spoken to does not make it another one. */
    String withoutScheme() {
        return host + path;
    }

    @Override
    public String toString() {
        return scheme.isEmpty() ? withoutScheme() : scheme + "://" + withoutScheme();
    }
}

package io.github.atmosmaven.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL as the tools take it apart, which are written in Go.
 *
 * @param scheme empty if there is none
 * @param host with the port; empty if there is none
 */
public record GoUrl(String scheme, String host) {

    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[^\\s\\[\\]{}<>\"\\\\^`|:%]|%[0-9a-fA-F]{2})*(:[0-9]*)?");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    /** Takes a text apart; nothing if it is no URL. */
    public static Optional<GoUrl> of(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f) || text.startsWith(":")) {
            return Optional.empty();
        }
        Matcher start = SCHEME.matcher(text);
        String scheme = start.matches() ? start.group(1) : "";
        String rest = start.matches() ? start.group(2) : text;
        if (!rest.startsWith("//")) {
            return isPath(scheme, rest) ? Optional.of(new GoUrl(scheme, "")) : Optional.empty();
        }
        String authority = rest.substring(2).split("[/?#]", 2)[0];
        String path = rest.substring(2 + authority.length()).split("[?#]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return HOST.matcher(host).matches() && !BROKEN_ESCAPE.matcher(path).find()
                ? Optional.of(new GoUrl(scheme, host))
                : Optional.empty();
    }

    /** Without a scheme the first segment of a path cannot hold a colon. */
    private static boolean isPath(String scheme, String rest) {
        String first = rest.split("[/?#]", 2)[0];
        return (!scheme.isEmpty() || rest.startsWith("/") || first.indexOf(':') < 0)
                && !BROKEN_ESCAPE.matcher(rest.split("[?#]", 2)[0]).find();
    }

    public boolean isComplete() {
        return !scheme.isEmpty() && !host.isEmpty();
    }
}

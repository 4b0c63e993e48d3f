package io.github.atmosmaven.backend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes user names and passwords out of URLs and connection strings, so that they appear in no report (D35). */
final class Credentials {

    /** Up to the last {@code @} of the host's part: a password may hold one itself. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#\\s]*@");

    private static final Pattern WITH_PASSWORD = Pattern.compile("(?<=://)[^/?#\\s@:]*:[^/?#\\s]+@");

    private static final Pattern PASSWORD =
            Pattern.compile("(?i)\\b(password|sslpassword|user|passfile|sslkey)\\s*=\\s*"
                    + "('[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|[^\\s\\\\]*+(?:\\\\.[^\\s\\\\]*+)*+)\\s*");
    private static final Pattern QUERY = Pattern.compile("(?i)(?<=[?&])(user|passfile|sslkey|sig|\\w*password|\\w*token"
            + "|\\w*secret|(?:private|access|api)_?key)=[^&#]*&?");
    private static final Pattern EMPTY_QUERY = Pattern.compile("[?&]$");
    private static final Pattern URL_START = Pattern.compile("\\s*[A-Za-z][A-Za-z0-9+.-]*+://");

    private Credentials() {}

    static String strip(String text) {
        if (text.indexOf('@') < 0 && text.indexOf('=') < 0) {
            return text;
        }
        String stripped = USER_INFO.matcher(text).replaceAll("");
        String withoutQuery = QUERY.matcher(stripped).replaceAll("");
        if (!withoutQuery.equals(stripped)) {
            stripped = EMPTY_QUERY.matcher(withoutQuery).replaceFirst("");
        }
        return URL_START.matcher(text).lookingAt()
                ? stripped
                : PASSWORD.matcher(stripped).replaceAll("").strip();
    }

    /** Whether a URL has a password or the like in it. */
    static boolean areIn(String text) {
        return text.contains("://")
                && (WITH_PASSWORD.matcher(text).find() || QUERY.matcher(text).find());
    }

    /** A URL with what is secret in it hidden; a text of another form stays as it is. */
    static String hide(String text, String instead) {
        if (!areIn(text)) {
            return text;
        }
        String hidden = USER_INFO.matcher(text).replaceAll(Matcher.quoteReplacement(instead + "@"));
        return QUERY.matcher(hidden)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "=" + instead)
                        + (found.group().endsWith("&") ? "&" : ""));
    }
}

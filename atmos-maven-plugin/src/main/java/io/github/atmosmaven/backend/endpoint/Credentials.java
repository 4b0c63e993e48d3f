package io.github.atmosmaven.backend.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes user names and passwords out of URLs and connection strings, so that they appear in no report (D35). */
public final class Credentials {

    /** Up to the last {@code @} of the host's part: a password may hold one itself. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#\\s]*@");

    /** A password that holds a slash goes up to the last {@code @} of all, unless it is the number of a port. */
    private static final Pattern WITH_PASSWORD =
            Pattern.compile("(?<=://)([^/?#\\s@:]*:)(?:[^/?#\\s]+|(?!\\d*(?:[/?#]|$))[^\\n]+)@");

    private static final Pattern PASSWORD =
            Pattern.compile("(?i)\\b(password|sslpassword|user|passfile|sslkey)\\s*=\\s*"
                    + "('[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|[^\\s\\\\]*+(?:\\\\.[^\\s\\\\]*+)*+)\\s*");
    private static final Pattern QUERY = Pattern.compile("(?i)(?<=[?&])(user|passfile|sslkey|sig|\\w*password|\\w*token"
            + "|\\w*secret|(?:private|access|api)_?key)=[^&#]*&?");
    private static final Pattern SECRET_QUERY =
            Pattern.compile("(?i)(?<=[?&])(sig|\\w*password|\\w*token|\\w*secret|(?:private|access|api)_?key)=[^&#]+");
    private static final Pattern SECRET_SETTING = Pattern.compile(
            "(?i)\\b(password|sslpassword)(\\s*=\\s*)"
                    + "('[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+(?:'|$)|[^\\s\\\\]*+(?:\\\\.[^\\s\\\\]*+)*+)",
            Pattern.DOTALL);
    private static final Pattern SUSPICIOUS = Pattern.compile("(?i)pass(?!file)|pwd|secret|token");
    private static final Pattern EMPTY_QUERY = Pattern.compile("[?&]$");
    private static final Pattern URL_START = Pattern.compile("\\s*[A-Za-z][A-Za-z0-9+.-]*+://");

    private Credentials() {}

    public static String strip(String text) {
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

    /**
     * Passwords and the like that a URL or a connection string has in it, as they are written there. Names of users and
     * files are none.
     */
    public static List<String> secrets(String text) {
        List<String> secrets = new ArrayList<>();
        Matcher user = WITH_PASSWORD.matcher(text);
        while (user.find()) {
            String pair = user.group();
            secrets.add(pair.substring(pair.indexOf(':') + 1, pair.length() - 1));
        }
        for (Pattern pattern : List.of(SECRET_QUERY, SECRET_SETTING)) {
            Matcher pair = pattern.matcher(text);
            while (pair.find()) {
                String value =
                        pair.group().substring(pair.group().indexOf('=') + 1).strip();
                secrets.add(value.replaceAll("^'|'$", ""));
            }
        }
        return secrets;
    }

    /** Returns true if a URL has a password or the like in it. */
    public static boolean areIn(String text) {
        return text.contains("://")
                && (WITH_PASSWORD.matcher(text).find()
                        || SECRET_QUERY.matcher(text).find());
    }

    /** A URL with what is secret in it hidden; a text of another form stays as it is. */
    public static String hide(String text, String instead) {
        if (!areIn(text)) {
            return text;
        }
        String hidden = WITH_PASSWORD.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(instead) + "@");
        return SECRET_QUERY.matcher(hidden).replaceAll("$1=" + Matcher.quoteReplacement(instead));
    }

    /**
     * Returns a connection string, given as a URL or as settings, with its secrets hidden. A text that is neither and
     * may hold a secret is hidden whole.
     */
    public static String hideInConnection(String text, String instead) {
        if (URL_START.matcher(text).lookingAt()) {
            return hide(text, instead);
        }
        String hidden = SECRET_SETTING.matcher(text).replaceAll("$1$2" + Matcher.quoteReplacement(instead));
        boolean unread = text.indexOf('=') < 0
                || hidden.equals(text) && SUSPICIOUS.matcher(text).find();
        return unread ? instead : hidden;
    }
}

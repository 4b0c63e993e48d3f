package io.github.atmosmaven.backend;

import java.util.regex.Pattern;

/** Takes user names and passwords out of URLs and connection strings, so that they appear in no report (D35). */
final class Credentials {

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@]*@");
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)\\b(password|user|passfile|sslkey)\\s*=\\s*('[^']*'|\\S+)\\s*");
    private static final Pattern QUERY = Pattern.compile("(?i)(?<=[?&])(password|user|token)=[^&]*&?");

    private Credentials() {}

    static String strip(String text) {
        String stripped = USER_INFO.matcher(text).replaceAll("");
        stripped = QUERY.matcher(stripped).replaceAll("");
        return text.contains("://")
                ? stripped
                : PASSWORD.matcher(stripped).replaceAll("").strip();
    }
}

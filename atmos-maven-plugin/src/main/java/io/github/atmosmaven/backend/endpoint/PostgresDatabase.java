package io.github.atmosmaven.backend.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Database that a connection string of PostgreSQL leads to, in either form of such a string. Options of the connection
 * do not change the database. Neither does the user, unless no database is named: it then has the user's name.
 */
public final class PostgresDatabase {

    private static final String DEFAULT_HOST = "localhost";
    private static final String DEFAULT_PORT = "5432";
    private static final Map<String, String> VARIABLES =
            Map.of("host", "PGHOST", "port", "PGPORT", "dbname", "PGDATABASE", "user", "PGUSER");
    private static final Pattern URL = Pattern.compile(
            "(?i)postgres(?:ql)?://(?:([^/?#@:]*)(?::[^/?#]*)?@)?([^/?#@]*)(?:/([^?#]*))?(?:\\?([^#]*))?");
    private static final Pattern SCHEME = Pattern.compile("(?i)postgres(?:ql)?://");
    private static final Pattern USER = Pattern.compile("[^/?#]*@");
    private static final Pattern SETTING =
            Pattern.compile("\\s*(\\w+)\\s*=\\s*('[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|(?:[^\\s'\\\\]++|\\\\.)*+)");

    private PostgresDatabase() {}

    /**
     * The database as a URL without user and options; a text of neither form stays, without its secrets (D35).
     *
     * @param environment gives the value of a variable, empty where it is not set: what PostgreSQL's clients take where a
     *     connection string says nothing
     */
    public static String of(String connection, UnaryOperator<String> environment) {
        Map<String, String> settings = new HashMap<>();
        VARIABLES.forEach((setting, variable) -> {
            String value = environment.apply(variable);
            if (!value.isEmpty()) {
                settings.put(setting, value);
            }
        });
        if (connection.isBlank()) {
            return settings.isEmpty() ? "postgres://" : address(settings);
        }
        Matcher url = URL.matcher(withoutStrayPassword(connection.strip()));
        if (url.matches()) {
            return fromUrl(url, settings);
        }
        Map<String, String> written = settings(connection);
        settings.putAll(written);
        return written.isEmpty() ? Credentials.strip(connection) : address(settings);
    }

    /** A password with a {@code /}, {@code ?} or {@code #} that is not escaped would be taken for a part of the place. */
    private static String withoutStrayPassword(String connection) {
        Matcher url = SCHEME.matcher(connection);
        int at = connection.lastIndexOf('@');
        if (at < 0
                || !url.lookingAt()
                || USER.matcher(connection)
                        .region(url.end(), connection.length())
                        .lookingAt()) {
            return connection;
        }
        int query = connection.indexOf('?');
        boolean inOption =
                query >= 0 && query < at && connection.substring(query, at).contains("=");
        return inOption ? connection : url.group() + connection.substring(at + 1);
    }

    private static String fromUrl(Matcher url, Map<String, String> settings) {
        put(settings, "user", url.group(1));
        String hosts = url.group(2);
        int port = hosts.indexOf(',') >= 0 ? -1 : hosts.lastIndexOf(':');
        boolean hasPort = port > hosts.lastIndexOf(']');
        put(settings, "host", hasPort ? hosts.substring(0, port) : hosts);
        put(settings, "port", hasPort ? hosts.substring(port + 1) : null);
        put(settings, "dbname", url.group(3));
        if (url.group(4) != null) {
            for (String option : url.group(4).split("&")) {
                int equals = option.indexOf('=');
                put(settings, equals < 0 ? option : option.substring(0, equals), option.substring(equals + 1));
            }
        }
        return address(settings);
    }

    private static void put(Map<String, String> settings, String key, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        try {
            settings.put(key, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // A stray % is part of the name.
            settings.put(key, value);
        }
    }

    private static Map<String, String> settings(String connection) {
        Map<String, String> settings = new HashMap<>();
        Matcher setting = SETTING.matcher(connection);
        int end = 0;
        while (end < connection.length() && setting.find(end) && setting.start() == end) {
            String value = setting.group(2);
            boolean quoted = value.length() > 1 && value.startsWith("'");
            String inner = quoted ? value.substring(1, value.length() - 1) : value;
            if (!inner.isEmpty()) {
                settings.put(setting.group(1), inner.replaceAll("\\\\(.)", "$1"));
            }
            end = setting.end();
        }
        return settings;
    }

    private static String address(Map<String, String> settings) {
        String port = settings.getOrDefault("port", DEFAULT_PORT);
        String database = settings.getOrDefault("dbname", settings.getOrDefault("user", ""));
        String host = settings.getOrDefault("host", settings.getOrDefault("hostaddr", DEFAULT_HOST))
                .toLowerCase(Locale.ROOT);
        return "postgres://" + (host.equals("127.0.0.1") ? DEFAULT_HOST : host)
                + (port.equals(DEFAULT_PORT) ? "" : ":" + port) + "/" + database;
    }
}

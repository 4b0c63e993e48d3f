package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.GoUrl;
import io.github.atmosmaven.lint.TypeRules;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database of PostgreSQL. */
final class PgRules implements TypeRules {

    private static final String CONNECTION = "conn_str";
    private static final Set<String> MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final Pattern MODE = Pattern.compile("(?:^|[?&\\s])sslmode\\s*=\\s*'?([^&\\s']*)");

    @Override
    public Map<String, String> otherNames() {
        return Map.of(
                "connection_string", CONNECTION,
                "conn_string", CONNECTION,
                "url", CONNECTION,
                "schema", "schema_name",
                "table", "table_name",
                "database", CONNECTION);
    }

    @Override
    public void check(Body body) {
        if (!body.isGiven(CONNECTION) && !body.hasVariable("PGHOST") && !body.hasVariable("PGSERVICE")) {
            // PGUSER, a local server and the like may do.
            body.missing(CONNECTION, false);
        }
        String text = body.text(CONNECTION);
        if (text == null || text.isBlank()) {
            return;
        }
        boolean isUrl = text.startsWith("postgres://") || text.startsWith("postgresql://");
        if (!isUrl && (text.indexOf('=') < 0 || text.matches("(?s)\\s*[a-z0-9+]+://.*"))) {
            body.refuse(
                    CONNECTION,
                    "is neither a URL that begins with postgres:// nor settings such as host=localhost",
                    "write one of the two forms");
        }
        if (isUrl && GoUrl.of(text).isEmpty()) {
            body.refuse(CONNECTION, "is no URL", "write it like postgres://host:5432/database");
        }
        Matcher mode = MODE.matcher(text);
        if (mode.find() && !MODES.contains(mode.group(1))) {
            if (body.release().isOpenTofu()) {
                body.refuse(
                        CONNECTION,
                        "has an unknown sslmode in it",
                        "use one of: "
                                + String.join(", ", MODES.stream().sorted().toList()));
            } else {
                body.doubt(
                        CONNECTION,
                        "has an unknown sslmode in it",
                        "use one of: "
                                + String.join(", ", MODES.stream().sorted().toList()));
            }
        }
    }
}

package io.github.atmosmaven.function;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lines {@code NAME=value} of a {@code .env} file into a map of texts: {@code export} before the name, comments,
 * single quotes that keep everything, double quotes with escapes, and {@code $NAME} for what an earlier line has set.
 */
final class EnvFile {

    private static final Pattern ASSIGNMENT =
            Pattern.compile("\\s*(?:export\\s+)?(?<name>[A-Za-z_][A-Za-z0-9_.]*)\\s*[=:]\\s*(?<value>.*)");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");
    private static final Pattern SPECIAL = Pattern.compile("\\\\(.)|\\$(?:\\{([A-Z0-9_]+)}|([A-Z0-9_]+))");

    private final String displayName;
    private final List<Problem> problems = new ArrayList<>();
    private final MapValue.Builder variables;

    EnvFile(String displayName) {
        this.displayName = displayName;
        this.variables = MapValue.builder(new Location(displayName, 1, 1));
    }

    YamlDocument read(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                assignment(line, i + 1);
            }
        }
        return new YamlDocument(variables.build(), List.copyOf(problems));
    }

    private void assignment(String line, int number) {
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (!assignment.matches()) {
            refuse(number, "this line is not an assignment", "write it as NAME=value");
            return;
        }
        String written = assignment.group("value").strip();
        boolean quoted = written.startsWith("'") || written.startsWith("\"");
        String value = quoted
                ? quoted(written, number)
                : filled(COMMENT.matcher(written).replaceFirst("").strip(), false);
        Location key = new Location(displayName, number, assignment.start("name") + 1);
        Location place = new Location(displayName, number, assignment.start("value") + 1);
        variables.put(new MapValue.Entry(assignment.group("name"), key, new TextValue(value, place)));
    }

    private String quoted(String written, int number) {
        char quote = written.charAt(0);
        int close = 1;
        while (close < written.length() && written.charAt(close) != quote) {
            close += quote == '"' && written.charAt(close) == '\\' ? 2 : 1;
        }
        String rest = close < written.length() ? written.substring(close + 1).strip() : "?";
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            refuse(number, "the quotes of this line do not close at its end", "close them on the same line");
            return written;
        }
        String inner = written.substring(1, close);
        return quote == '\'' ? inner : filled(inner, true);
    }

    /** @param escapes true if a backslash also escapes characters other than the dollar sign */
    private String filled(String text, boolean escapes) {
        return SPECIAL.matcher(text).replaceAll(special -> Matcher.quoteReplacement(replacement(special, escapes)));
    }

    private String replacement(MatchResult special, boolean escapes) {
        String escaped = special.group(1);
        if (escaped != null) {
            return escapes || escaped.equals("$") ? unescaped(escaped) : special.group();
        }
        MapValue.Entry earlier = variables.entry(special.group(2) == null ? special.group(3) : special.group(2));
        return earlier == null ? "" : earlier.value().toString();
    }

    private static String unescaped(String character) {
        return switch (character) {
            case "n" -> "\n";
            case "r" -> "\r";
            default -> character;
        };
    }

    private void refuse(int line, String message, String hint) {
        problems.add(Problem.error(ProblemCode.INVALID_FUNCTION, new Location(displayName, line, 1), message, hint));
    }
}

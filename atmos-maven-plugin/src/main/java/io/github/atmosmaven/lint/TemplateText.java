package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tells of expressions in a backend, which is rendered as it is written (D34). */
final class TemplateText {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([a-zA-Z_][a-zA-Z0-9_-]*)\\s*\\.");
    private static final Set<String> STATIC = Set.of("var", "local", "path", "terraform");

    private final Body body;

    TemplateText(Body body) {
        this.body = body;
    }

    void report(String path, TextValue value) {
        String text = value.text().replace("$${", "").replace("%%{", "");
        if (text.contains("${")) {
            body.add(
                    LintRule.LITERAL_TEMPLATE,
                    false,
                    path,
                    value.location(),
                    "holds ${…}, which is written to the backend as it stands and never computed",
                    "use a template of the stack, {{ .vars.name }}, or a YAML function such as !env");
        }
        if (body.release().computesTemplates()) {
            refused(path, value.location(), text);
        }
    }

    private void refused(String path, Location at, String text) {
        if (opened(text) > text.chars().filter(c -> c == '}').count()) {
            refuse(path, at, "opens ${ and does not close it", "write $${ for the two characters, or close it");
        }
        List<String> names = REFERENCE
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !STATIC.contains(name))
                .toList();
        if (!names.isEmpty()) {
            refuse(
                    path,
                    at,
                    "refers to '" + names.get(0) + "', which has no value when the backend is read",
                    "write the value itself");
        }
    }

    private void refuse(String path, Location at, String message, String hint) {
        body.add(LintRule.INVALID_VALUE, true, path, at, message, hint);
    }

    private static long opened(String text) {
        return Pattern.compile("[$%]\\{").matcher(text).results().count();
    }
}

package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.NullValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds attributes that exclude each other, and attributes that need others. */
final class CombinationCheck {

    private static final String VARIABLE = "env ";

    private final Body body;
    private final TypeRules rules;
    private final Set<Set<String>> told = new HashSet<>();

    CombinationCheck(Body body, TypeRules rules) {
        this.body = body;
        this.rules = rules;
    }

    void run() {
        check("", body.facts().attributes());
    }

    private void check(String holder, Map<String, AttributeFacts> attributes) {
        for (AttributeFacts attribute : attributes.values()) {
            String path = holder + attribute.name();
            if (isThere(path) && !rules.combined().contains(path)) {
                attribute.conflicts().forEach(other -> conflict(path, other));
                if (body.isFilled(path)) {
                    attribute.requires().forEach(other -> need(path, other));
                }
                check(path + ".", attribute.members());
            }
        }
    }

    private boolean isThere(String path) {
        if (!body.isSet(path)) {
            return false;
        }
        AttributeFacts facts = body.facts().attribute(path);
        return facts != null && facts.isIn(body.release());
    }

    private void conflict(String path, String written) {
        int bracket = written.indexOf(" (");
        String other = bracket < 0 ? written : written.substring(0, bracket);
        if (bracket >= 0 && !written.contains(AttributeFacts.word(kind()))) {
            return;
        }
        if (other.startsWith(VARIABLE)) {
            String variable = other.substring(VARIABLE.length());
            if (body.hasVariable(variable)) {
                body.error(
                        LintRule.CONFLICT, path, "excludes the environment variable " + variable, "use one of the two");
            }
            return;
        }
        // A null in a list of others is as good as nothing.
        if (isThere(other) && !(body.value(other) instanceof NullValue) && told.add(Set.of(path, other))) {
            String holder = path.substring(0, Math.max(0, path.lastIndexOf('.')));
            boolean isWithin = !holder.isEmpty() && other.startsWith(holder + ".");
            body.error(
                    LintRule.CONFLICT,
                    isWithin ? holder : path,
                    isWithin
                            ? "has " + path.substring(holder.length() + 1) + " and "
                                    + other.substring(holder.length() + 1) + ", which exclude each other"
                            : "excludes '" + other + "'",
                    "write one of the two");
        }
    }

    private Tool.Kind kind() {
        return body.release().kind();
    }

    private void need(String path, String other) {
        if (!body.isGiven(other)) {
            body.error(LintRule.CONFLICT, path, "needs '" + other + "' as well", "write both, or none of them");
        }
    }
}

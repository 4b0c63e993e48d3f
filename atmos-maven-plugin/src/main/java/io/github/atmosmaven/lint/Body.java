package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.WrittenForms;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backend as the tool will read it, judged for one release. Attributes are named by dotted paths. A null counts as
 * absent.
 */
public final class Body {

    private final TypeFacts facts;
    private final MapValue attributes;
    private final Release release;
    private final BackendJudge.Surroundings surroundings;
    private final List<Finding> findings = new ArrayList<>();

    Body(TypeFacts facts, MapValue attributes, Release release, BackendJudge.Surroundings surroundings) {
        this.facts = facts;
        this.attributes = attributes;
        this.release = release;
        this.surroundings = surroundings;
    }

    public Release release() {
        return release;
    }

    TypeFacts facts() {
        return facts;
    }

    WrittenForms forms() {
        return surroundings.forms();
    }

    MapValue attributes() {
        return attributes;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Returns true if the environment of the tool has a variable. */
    public boolean hasVariable(String name) {
        return !variable(name).isEmpty();
    }

    /** Value of a variable in the environment of the tool; empty if it is not set. */
    public String variable(String name) {
        return surroundings.environment().apply(name);
    }

    /** Returns true if the attribute is written, and no null. */
    public boolean isSet(String path) {
        return value(path) != null;
    }

    /** Returns true if the attribute is written with a text that is not empty, or with anything else. */
    public boolean isFilled(String path) {
        Value value = value(path);
        return value != null && !(value instanceof TextValue text && text.text().isEmpty());
    }

    /** Returns true if the attribute is filled or an environment variable takes its place. */
    public boolean isGiven(String path) {
        return isFilled(path) || variables(path).stream().anyMatch(this::hasVariable);
    }

    /** Environment variables that take the place of the attribute in the tool. */
    public List<String> variables(String path) {
        AttributeFacts attribute = facts.attribute(path);
        return attribute == null ? List.of() : attribute.variables(release.kind());
    }

    /** The value as written; null if it is absent or null. */
    public @Nullable Value value(String path) {
        MapValue.Entry entry = entry(path);
        return entry == null || entry.value() instanceof NullValue ? null : entry.value();
    }

    /** The value as text; null if there is none, or the tool computes it. */
    public @Nullable String text(String path) {
        Value value = value(path);
        return value == null || isComputed(value) || value instanceof MapValue || value instanceof ListValue
                ? null
                : value.toString();
    }

    /** Returns true if the value is known to count as true. */
    public boolean isTrue(String path) {
        Value value = value(path);
        return value instanceof BoolValue flag ? flag.value() : "true".equals(text(path)) || "1".equals(text(path));
    }

    /** Items of a list, or none. */
    public List<Value> items(String path) {
        return value(path) instanceof ListValue list ? list.items() : List.of();
    }

    /** Returns true if nobody knows the value before the tool runs: the tool computes it, or the plugin still has to. */
    boolean isComputed(Value value) {
        return value instanceof FunctionValue
                || value instanceof TextValue text
                        && (release.computesTemplates() && isTemplate(text.text()) || text.isDynamic());
    }

    static boolean isTemplate(String text) {
        return text.contains("${") || text.contains("%{");
    }

    MapValue.@Nullable Entry entry(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return attributes.entry(path);
        }
        MapValue block = attributes.block(path.substring(0, dot));
        return block == null ? null : block.entry(path.substring(dot + 1));
    }

    /** Place of an attribute; of what should hold it if it is absent. */
    public Location at(String path) {
        MapValue.Entry entry = entry(path);
        if (entry != null) {
            return entry.value().location();
        }
        int dot = path.lastIndexOf('.');
        return dot < 0 ? home() : keyAt(path.substring(0, dot));
    }

    /** Place of the backend as a whole: where its first attribute was written, which most instances share. */
    private Location home() {
        for (MapValue.Entry entry : attributes.entries()) {
            return entry.keyLocation();
        }
        return attributes.location();
    }

    private Location keyAt(String path) {
        MapValue.Entry entry = entry(path);
        return entry == null ? home() : entry.keyLocation();
    }

    /** The tool refuses the value of an attribute. */
    public void refuse(String path, String message, @Nullable String hint) {
        error(LintRule.INVALID_VALUE, path, message, hint);
    }

    /** The tool refuses the value of a variable that stands for an attribute. */
    public void refuseVariable(String path, String variable, String message, @Nullable String hint) {
        findings.add(new Finding(
                LintRule.INVALID_VALUE,
                true,
                path,
                at(path),
                "the environment variable " + variable + " " + message,
                hint));
    }

    /** The tool takes the value of an attribute, and it is hardly meant. */
    public void doubt(String path, String message, @Nullable String hint) {
        warning(LintRule.QUESTIONABLE_VALUE, path, message, hint);
    }

    /** @param message what is wrong, behind the name of the attribute */
    public void error(LintRule rule, String path, String message, @Nullable String hint) {
        add(rule, true, path, at(path), message, hint);
    }

    /** @param message what is wrong, behind the name of the attribute */
    public void warning(LintRule rule, String path, String message, @Nullable String hint) {
        add(rule, false, path, at(path), message, hint);
    }

    /** A required attribute is absent. The tool refuses that. */
    public void missing(String path) {
        missing(path, true);
    }

    /** @param isError false if the tool goes on without it */
    public void missing(String path, boolean isError) {
        List<String> variables = variables(path);
        String either = variables.isEmpty() ? "" : ", unless " + String.join(" or ", variables) + " is set";
        add(
                LintRule.MISSING_ATTRIBUTE,
                isError,
                path,
                at(path),
                "is missing" + either,
                variables.isEmpty()
                        ? "write it in the backend"
                        : "write it in the backend, or set the environment variable " + variables.get(0));
    }

    void add(LintRule rule, boolean isError, String path, Location at, String message, @Nullable String hint) {
        String backend = "the " + facts.name() + " backend ";
        String subject = path.isEmpty() ? backend : "'" + path + "' of " + backend;
        findings.add(new Finding(rule, isError, path, at, subject + message, hint));
    }
}

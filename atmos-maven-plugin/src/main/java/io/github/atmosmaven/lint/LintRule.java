package io.github.atmosmaven.lint;

import io.github.atmosmaven.problem.ProblemCode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of findings about a backend. The name of a rule is the word for it in the POM and in reports. */
public enum LintRule {
    TYPE_NOT_IN_VERSION(
            ProblemCode.BACKEND_TYPE_UNSUPPORTED, "The tool has no backend type of this name. init refuses it."),
    UNKNOWN_ATTRIBUTE(
            ProblemCode.UNKNOWN_ATTRIBUTE, "No version of the tool has an attribute of this name. init refuses it."),
    ATTRIBUTE_NOT_IN_VERSION(
            ProblemCode.UNKNOWN_ATTRIBUTE,
            "Another tool or a later version has the attribute, and this one does not. init refuses it."),
    REMOVED_ATTRIBUTE(ProblemCode.ATTRIBUTE_REMOVED, "The tool has removed the attribute. init refuses it."),
    DEPRECATED_ATTRIBUTE(
            ProblemCode.ATTRIBUTE_DEPRECATED, "The attribute still works, and a later version will remove it."),
    MISSING_ATTRIBUTE(ProblemCode.BACKEND_ATTRIBUTE_MISSING, "The backend cannot work without the attribute."),
    WRONG_TYPE(ProblemCode.ATTRIBUTE_WRONG_TYPE, "The value is of a type that the tool cannot convert."),
    INVALID_VALUE(ProblemCode.BACKEND_ATTRIBUTE_INVALID, "The value does not have the form that the attribute needs."),
    CONFLICT(ProblemCode.ATTRIBUTE_CONFLICT, "The attributes exclude each other, or need each other."),
    UNKNOWN_MEMBER(
            ProblemCode.ATTRIBUTE_WITHOUT_EFFECT,
            "The tool drops the member without a word, so that what it says does not apply."),
    LITERAL_TEMPLATE(
            ProblemCode.ATTRIBUTE_WITHOUT_EFFECT,
            "A backend holds no expressions: the text becomes the value as it stands, with its ${ and }."),
    QUESTIONABLE_VALUE(
            ProblemCode.ATTRIBUTE_QUESTIONABLE, "The tool accepts the value, which hardly means what it says."),
    INEFFECTIVE_ATTRIBUTE(ProblemCode.ATTRIBUTE_WITHOUT_EFFECT, "The attribute does nothing as it is written."),
    NO_LOCK(
            ProblemCode.STATE_WITHOUT_LOCK,
            "Nothing keeps two runs from writing the state at the same time. The later one wins."),
    INCOMPLETE_LOCK(
            ProblemCode.STATE_WITHOUT_LOCK, "The lock of the state is taken and never released, or never taken.");

    private final ProblemCode code;
    private final String help;

    LintRule(ProblemCode code, String help) {
        this.code = code;
        this.help = help;
    }

    public ProblemCode code() {
        return code;
    }

    /** One sentence or two about the rule, for people who see its name in a report. */
    public String help() {
        return help;
    }

    /** The name in the POM and in reports: {@code unknown-attribute}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<LintRule> of(String id) {
        return Stream.of(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }
}

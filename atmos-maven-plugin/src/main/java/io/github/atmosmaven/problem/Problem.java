package io.github.atmosmaven.problem;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One finding about the user's project or environment (D70).
 *
 * @param code kind of the problem
 * @param severity severity; an error fails the goal
 * @param location place where the user mends it; {@code null} if no file is to blame
 * @param message sentence about the fault, which names things as the user wrote them; long texts are shortened (see
 *     {@link DisplayText})
 * @param hint advice in the imperative; {@code null} if the message says it all
 * @param rule name of the rule of the catalogue that found it; {@code null} if it is of another kind
 * @param instances the instances that it concerns, in words: {@code dev/vpc and 3 more}; {@code null} if it is told of
 *     none
 */
public record Problem(
        ProblemCode code,
        Severity severity,
        @Nullable Location location,
        String message,
        @Nullable String hint,
        @Nullable String rule,
        @Nullable String instances)
        implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER = Comparator.comparing(
                    Problem::location, Comparator.nullsFirst(Comparator.<Location>naturalOrder()))
            .thenComparing(Problem::severity)
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    /** Here and not where a message is made: every one of them may name something that a user wrote. */
    public Problem {
        message = DisplayText.shortened(message);
        hint = hint == null ? null : DisplayText.shortened(hint);
    }

    public Problem(
            ProblemCode code, Severity severity, @Nullable Location location, String message, @Nullable String hint) {
        this(code, severity, location, message, hint, null, null);
    }

    public static Problem error(ProblemCode code, @Nullable Location location, String message, @Nullable String hint) {
        return new Problem(code, Severity.ERROR, location, message, hint);
    }

    public static Problem warning(
            ProblemCode code, @Nullable Location location, String message, @Nullable String hint) {
        return new Problem(code, Severity.WARNING, location, message, hint);
    }

    /** This problem in other words. */
    public Problem inWords(String otherMessage, @Nullable String otherHint) {
        return new Problem(code, severity, location, otherMessage, otherHint, rule, instances);
    }

    /** This problem as one of some instances. */
    public Problem of(String concerned) {
        return new Problem(code, severity, location, message, hint, rule, concerned);
    }

    /** This problem at another place. */
    public Problem at(@Nullable Location place) {
        return new Problem(code, severity, place, message, hint, rule, instances);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** By place, then errors before warnings, so that a report reads like the files it is about. */
    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }
}

package io.github.atmosmaven.lint;

import io.github.atmosmaven.problem.Severity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The weight that a project gives to rules, in place of the one that they have by themselves. */
public final class LintLevels {

    /** Of a project that says nothing. */
    public static final LintLevels USUAL = new LintLevels(Map.of());

    /** Findings by which a state would be lost or written elsewhere. They are errors whatever a project says. */
    private static final Set<String> FIXED =
            new TreeSet<>(Set.of("backend-without-type", "backend-of-null", "backend-in-memory", "place-not-text"));

    /** Severity that a project gives the findings of a rule. */
    public enum Level {
        ERROR,
        WARNING,
        OFF;

        static Optional<Level> of(String word) {
            return switch (word) {
                case "error" -> Optional.of(ERROR);
                case "warning" -> Optional.of(WARNING);
                case "off" -> Optional.of(OFF);
                default -> Optional.empty();
            };
        }
    }

    private final Map<LintRule, Level> levels;

    private LintLevels(Map<LintRule, Level> levels) {
        this.levels = levels;
    }

    /** Tells what is wrong with a setting. */
    @FunctionalInterface
    public interface Refusal {

        /**
         * Returns what to throw.
         *
         * @param choices what may be written instead
         */
        RuntimeException of(String rule, String level, String choices);
    }

    /** Reads levels by rule, as the POM has them: {@code error}, {@code warning} or {@code off}. */
    public static LintLevels of(@Nullable Map<String, String> written, Refusal refusal) {
        if (written == null) {
            return USUAL;
        }
        Map<LintRule, Level> levels = new EnumMap<>(LintRule.class);
        for (Map.Entry<String, String> entry : written.entrySet()) {
            String word = entry.getValue() == null ? "" : entry.getValue().strip();
            Level level = Level.of(word).orElseThrow(() -> refusal.of(entry.getKey(), word, "error, warning or off"));
            if (FIXED.contains(entry.getKey())) {
                if (level != Level.ERROR) {
                    throw refusal.of(entry.getKey(), word, "error: a state is lost by what the rule finds");
                }
            } else {
                LintRule rule = LintRule.of(entry.getKey())
                        .orElseThrow(
                                () -> refusal.of(entry.getKey(), word, "the level of one of the rules " + names()));
                levels.put(rule, level);
            }
        }
        return new LintLevels(levels);
    }

    private static String names() {
        Set<String> names = new TreeSet<>(FIXED);
        for (LintRule rule : LintRule.values()) {
            names.add(rule.id());
        }
        return String.join(", ", names);
    }

    /** The weight of a finding; null if it is not told. */
    public @Nullable Severity severity(Finding finding) {
        Level level = levels.get(finding.rule());
        if (level == null) {
            return finding.isError() ? Severity.ERROR : Severity.WARNING;
        }
        return switch (level) {
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            case OFF -> null;
        };
    }
}

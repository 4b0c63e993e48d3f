package io.github.atmosmaven.model;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as Go writes them, {@code 1h30m} or {@code 3600s}, which backends and parameters share (D78). */
public final class DurationText {

    private static final Pattern WHOLE = Pattern.compile("(\\d++(\\.\\d++)?+(h|ms|m|s))++");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s)");
    private static final Pattern NUMBER = Pattern.compile("\\d++(\\.\\d++)?+");

    private DurationText() {}

    /** The duration; empty for a text that is none. */
    public static Optional<Duration> parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        double millis = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            double number = Double.parseDouble(part.group(1));
            millis += number
                    * switch (part.group(2)) {
                        case "h" -> 3_600_000;
                        case "m" -> 60_000;
                        case "s" -> 1_000;
                        default -> 1;
                    };
        }
        return Optional.of(Duration.ofMillis(Math.round(millis)));
    }

    /** Parses a parameter of the plugin, in which a bare number means seconds. */
    public static Optional<Duration> parseParameter(String text) {
        String stripped = text.strip();
        return parse(NUMBER.matcher(stripped).matches() ? stripped + "s" : stripped);
    }

    /** The duration in the largest units that hold it: {@code 10m}, {@code 1h30m}, {@code 0s}. */
    public static String of(Duration duration) {
        StringBuilder text = new StringBuilder();
        append(duration.toHours(), 'h', text);
        append(duration.toMinutesPart(), 'm', text);
        if (text.isEmpty() || duration.toSecondsPart() > 0) {
            text.append(duration.toSecondsPart()).append('s');
        }
        return text.toString();
    }

    private static void append(long number, char unit, StringBuilder text) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }
}

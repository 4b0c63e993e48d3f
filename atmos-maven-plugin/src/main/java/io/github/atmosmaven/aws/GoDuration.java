package io.github.atmosmaven.aws;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as Go writes them: {@code 1h30m}, {@code 3600s}. */
final class GoDuration {

    private static final Pattern WHOLE = Pattern.compile("(\\d++(\\.\\d++)?+(h|ms|m|s))++");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s)");

    private GoDuration() {}

    /** Throws {@link IllegalArgumentException} for anything else. */
    static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration such as 1h30m");
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
        return Duration.ofMillis(Math.round(millis));
    }
}

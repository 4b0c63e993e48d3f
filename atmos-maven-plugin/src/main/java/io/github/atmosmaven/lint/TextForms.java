package io.github.atmosmaven.lint;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Forms of texts that several backend types need. */
public final class TextForms {

    private static final Pattern DURATION = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN [A-Z0-9 ]+-----\\s[\\s\\S]*-----END [A-Z0-9 ]+-----");
    private static final int ARN_PARTS = 6;

    private TextForms() {}

    /** The seconds of a duration such as {@code 1h30m}; null if the text is none. */
    public static @Nullable Double seconds(String text) {
        if (text.equals("0")) {
            return 0.0;
        }
        String rest = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        Matcher part = PART.matcher(rest);
        double sum = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum += Double.parseDouble(part.group(1)) * unit(part.group(2));
            end = part.end();
        }
        if (end == 0 || end != rest.length() || !DURATION.matcher(text).lookingAt()) {
            return null;
        }
        return text.startsWith("-") ? -sum : sum;
    }

    private static double unit(String unit) {
        return switch (unit) {
            case "h" -> 3600;
            case "m" -> 60;
            case "s" -> 1;
            case "ms" -> 1e-3;
            case "ns" -> 1e-9;
            default -> 1e-6;
        };
    }

    /** Returns true if a text is an ARN whose resource begins with a word such as {@code role/}. */
    public static boolean isArn(String text, String resource) {
        String[] parts = text.split(":", ARN_PARTS);
        return text.startsWith("arn:") && parts.length == ARN_PARTS && parts[ARN_PARTS - 1].startsWith(resource);
    }

    public static boolean isBase64(String text) {
        try {
            return !text.isEmpty() && Base64.getDecoder().decode(text.strip()).length > 0 && text.length() % 4 == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public static boolean isPem(String text) {
        return PEM.matcher(text).find();
    }

    /** The number that a text says; null if it says none. */
    public static @Nullable BigDecimal number(@Nullable String text) {
        try {
            return text == null ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    public static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}

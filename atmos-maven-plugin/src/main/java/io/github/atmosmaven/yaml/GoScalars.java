package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/** Meaning of an unquoted scalar in Go's yaml.v3 (D10), found by its first character. */
final class GoScalars {

    /** Reasons to keep the text of a scalar, since yaml.v3 would lose something of it (D10). */
    enum Loss {
        LEADING_ZERO("starts with a zero"),
        TIMESTAMP("looks like a date"),
        TOO_LARGE("is an integer beyond 64 bits");

        private final String reason;

        Loss(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private static final int LONGEST_LONG = 18;
    private static final int ACCOUNT_LIKE = 9;

    private GoScalars() {}

    /** Returns the value that a text means. Texts that {@link #loss} names are not looked for here. */
    static Value resolve(String text, Location at) {
        if (text.isEmpty()) {
            return new NullValue(at);
        }
        return switch (text.charAt(0)) {
            case '~', 'n', 'N' -> isNull(text) ? new NullValue(at) : new TextValue(text, at);
            case 't', 'T' -> isWord(text, "true") ? new BoolValue(true, at) : new TextValue(text, at);
            case 'f', 'F' -> isWord(text, "false") ? new BoolValue(false, at) : new TextValue(text, at);
            case '.', '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                Number number = GoNumbers.parse(text);
                yield number == null ? new TextValue(text, at) : new NumberValue(number, at);
            }
            default -> new TextValue(text, at);
        };
    }

    /** Returns the loss if the text were taken for more than text, or {@code null} for none. */
    static @Nullable Loss loss(String text) {
        if (text.length() < 8 || !mayBeNumber(text.charAt(0))) {
            return null;
        }
        if (Timestamps.matches(text)) {
            return Loss.TIMESTAMP;
        }
        int digits = digits(text);
        if (digits < 0) {
            return null;
        }
        if (text.charAt(0) == '0' && digits == text.length()) {
            return digits >= ACCOUNT_LIKE ? Loss.LEADING_ZERO : null;
        }
        return digits > LONGEST_LONG && GoNumbers.parse(text) instanceof Double ? Loss.TOO_LARGE : null;
    }

    private static boolean mayBeNumber(char first) {
        return first >= '0' && first <= '9' || first == '-' || first == '+';
    }

    /** Returns the number of digits of a decimal integer, or -1 if the text is none. */
    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '_' && (i > 0 || c != '+' && c != '-')) {
                return -1;
            }
        }
        return digits;
    }

    static boolean isNull(String text) {
        return text.isEmpty() || text.equals("~") || isWord(text, "null");
    }

    /** The word in lower case, capitalized or in upper case. */
    private static boolean isWord(String text, String word) {
        if (text.length() != word.length() || !text.equalsIgnoreCase(word)) {
            return false;
        }
        boolean upperTail = Character.isUpperCase(text.charAt(1));
        for (int i = 2; i < text.length(); i++) {
            if (Character.isUpperCase(text.charAt(i)) != upperTail) {
                return false;
            }
        }
        return !upperTail || Character.isUpperCase(text.charAt(0));
    }
}

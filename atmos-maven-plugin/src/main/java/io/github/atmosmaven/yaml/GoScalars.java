package io.github.atmosmaven.yaml;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what a plain scalar means, as Go's yaml.v3 decides it, except that what would lose information there stays text
 * (D10).
 */
final class GoScalars {

    /** What a plain scalar turned out to be. */
    enum Kind {
        TEXT,
        NULL,
        BOOL,
        NUMBER,
        /** yaml.v3 would make something else of it and lose what was written; it is kept as text with a warning. */
        KEPT_TEXT
    }

    /**
     * A resolved scalar.
     *
     * @param number set for {@link Kind#NUMBER}
     * @param bool meaningful for {@link Kind#BOOL}
     * @param loss for {@link Kind#KEPT_TEXT}, what other tools make of the text
     */
    record Scalar(
            Kind kind,
            @Nullable Number number,
            boolean bool,
            @Nullable String loss) {

        static final Scalar TEXT = new Scalar(Kind.TEXT, null, false, null);
        static final Scalar NULL = new Scalar(Kind.NULL, null, false, null);
        static final Scalar TRUE = new Scalar(Kind.BOOL, null, true, null);
        static final Scalar FALSE = new Scalar(Kind.BOOL, null, false, null);

        static Scalar number(Number number) {
            return new Scalar(Kind.NUMBER, number, false, null);
        }

        static Scalar kept(String loss) {
            return new Scalar(Kind.KEPT_TEXT, null, false, loss);
        }
    }

    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern DOT_FLOAT = Pattern.compile("\\.[0-9]+([eE][-+]?[0-9]+)?");
    private static final Pattern TIMESTAMP = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
            + "(?:(?:[Tt]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2}))"
            + "|(?: ([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?))?");
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final int ACCOUNT_ID_DIGITS = 9;

    private GoScalars() {}

    static Scalar resolve(String text) {
        if (text.isEmpty()) {
            return Scalar.NULL;
        }
        char first = text.charAt(0);
        if (first >= '0' && first <= '9' || first == '+' || first == '-') {
            return numeric(text);
        }
        return switch (first) {
            case '~', 'n', 'N', 't', 'T', 'f', 'F' -> word(text);
            case '.' -> dotted(text);
            default -> Scalar.TEXT;
        };
    }

    private static Scalar word(String text) {
        return switch (text) {
            case "~", "null", "Null", "NULL" -> Scalar.NULL;
            case "true", "True", "TRUE" -> Scalar.TRUE;
            case "false", "False", "FALSE" -> Scalar.FALSE;
            default -> Scalar.TEXT;
        };
    }

    private static Scalar dotted(String text) {
        return switch (text) {
            case ".nan", ".NaN", ".NAN" -> Scalar.number(Double.NaN);
            case ".inf", ".Inf", ".INF" -> Scalar.number(Double.POSITIVE_INFINITY);
            default -> DOT_FLOAT.matcher(text).matches() ? floating(text) : Scalar.TEXT;
        };
    }

    private static Scalar numeric(String text) {
        switch (text) {
            case "+.inf", "+.Inf", "+.INF" -> {
                return Scalar.number(Double.POSITIVE_INFINITY);
            }
            case "-.inf", "-.Inf", "-.INF" -> {
                return Scalar.number(Double.NEGATIVE_INFINITY);
            }
            default -> {
                // goes on below
            }
        }
        if (isTimestamp(text)) {
            return Scalar.kept("a date");
        }
        if (text.length() >= ACCOUNT_ID_DIGITS && text.charAt(0) == '0' && isDigits(text, 0)) {
            return Scalar.kept("a number without its leading zero");
        }
        String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
        Number integer = integer(plain);
        if (integer != null) {
            return Scalar.number(integer);
        }
        if (!FLOAT.matcher(plain).matches()) {
            return Scalar.TEXT;
        }
        return isInteger(plain) && !isShortDecimalWithZero(plain)
                ? Scalar.kept("a rounded number, since it exceeds 64 bits")
                : floating(plain);
    }

    /** {@code 08} and {@code 09} are no octal numbers and small enough to lose nothing as decimal ones. */
    private static boolean isShortDecimalWithZero(String plain) {
        return plain.length() < ACCOUNT_ID_DIGITS;
    }

    private static Scalar floating(String plain) {
        double value = Double.parseDouble(plain);
        return Double.isInfinite(value) ? Scalar.TEXT : Scalar.number(value);
    }

    private static boolean isInteger(String plain) {
        char first = plain.charAt(0);
        return isDigits(plain, first == '+' || first == '-' ? 1 : 0);
    }

    private static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return text.length() > from;
    }

    /** Go's {@code ParseInt(s, 0, 64)}, then {@code ParseUint}: prefixes 0x, 0b, 0o, and a leading zero for octal. */
    private static @Nullable Number integer(String plain) {
        boolean negative = plain.charAt(0) == '-';
        boolean signed = negative || plain.charAt(0) == '+';
        String digits = signed ? plain.substring(1) : plain;
        int radix = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            radix = switch (digits.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'b', 'B' -> 2;
                case 'o', 'O' -> 8;
                default -> -8;
            };
            digits = digits.substring(radix < 0 ? 1 : 2);
        }
        return parse(digits, Math.abs(radix), negative, signed);
    }

    private static @Nullable Number parse(String digits, int radix, boolean negative, boolean signed) {
        if (digits.isEmpty() || digits.length() > 64) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), radix) < 0) {
                return null;
            }
        }
        if (digits.length() <= 15) {
            long value = Long.parseLong(digits, radix);
            return negative ? -value : value;
        }
        BigInteger value = new BigInteger(negative ? "-" + digits : digits, radix);
        if (value.bitLength() <= 63) {
            return value.longValue();
        }
        return !signed && value.compareTo(MAX_UNSIGNED) <= 0 ? value : null;
    }

    private static boolean isTimestamp(String text) {
        if (text.length() < 8 || text.charAt(4) != '-') {
            return false;
        }
        Matcher matcher = TIMESTAMP.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        int month = Integer.parseInt(matcher.group(2));
        int day = Integer.parseInt(matcher.group(3));
        int time = matcher.group(4) != null ? 4 : 7;
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS[month - 1]
                && (matcher.group(time) == null || isTime(matcher, time));
    }

    private static boolean isTime(Matcher matcher, int hour) {
        return Integer.parseInt(matcher.group(hour)) < 24
                && Integer.parseInt(matcher.group(hour + 1)) < 60
                && Integer.parseInt(matcher.group(hour + 2)) < 60;
    }
}

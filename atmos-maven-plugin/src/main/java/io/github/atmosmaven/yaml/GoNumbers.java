package io.github.atmosmaven.yaml;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as yaml.v3 reads them: decimal, {@code 0x}, {@code 0o}, {@code 0b} and the older {@code 0777}, underscores,
 * signs, floats, infinities. An integer of up to 64 bits, signed or unsigned, stays one; a longer one is a float.
 */
final class GoNumbers {

    private static final int SAFE_DIGITS = 15;

    /** 64 bits have no more digits than this in any base, so a longer integer is not worth computing. */
    private static final int MOST_DIGITS = 64;

    private GoNumbers() {}

    /** A {@link Long}, {@link BigInteger} or {@link Double}, or {@code null} where the text is no number. */
    static @Nullable Number parse(String text) {
        if (text.charAt(0) == '.') {
            return dotted(text);
        }
        String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
        if (plain.isEmpty()) {
            return null;
        }
        boolean signed = plain.charAt(0) == '-' || plain.charAt(0) == '+';
        boolean negative = plain.charAt(0) == '-';
        int start = signed ? 1 : 0;
        if (start == plain.length()) {
            return null;
        }
        Number integer = integer(plain, start, signed, negative);
        if (integer != null) {
            return integer;
        }
        return isInfinity(text, start) ? infinity(negative) : decimal(plain);
    }

    private static @Nullable Number dotted(String text) {
        if (text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN")) {
            return Double.NaN;
        }
        if (isInfinity(text, 0)) {
            return Double.POSITIVE_INFINITY;
        }
        return separatesDigits(text) ? decimal(text.replace("_", "")) : null;
    }

    private static boolean isInfinity(String text, int start) {
        if (text.length() != start + 4 || text.charAt(start) != '.') {
            return false;
        }
        String word = text.substring(start + 1);
        return word.equals("inf") || word.equals("Inf") || word.equals("INF");
    }

    private static Double infinity(boolean negative) {
        return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** Behind a leading point an underscore counts only between two digits. */
    private static boolean separatesDigits(String text) {
        for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
            if (i + 1 == text.length() || !isDigit(text.charAt(i - 1), 10) || !isDigit(text.charAt(i + 1), 10)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Number integer(String plain, int start, boolean signed, boolean negative) {
        int radix = 10;
        int from = start;
        if (plain.charAt(start) == '0' && plain.length() > start + 1) {
            int prefixed = plain.length() > start + 2 ? radixOf(plain.charAt(start + 1)) : 0;
            radix = prefixed == 0 ? 8 : prefixed;
            from = prefixed == 0 ? start + 1 : start + 2;
        }
        for (int i = from; i < plain.length(); i++) {
            if (!isDigit(plain.charAt(i), radix)) {
                return null;
            }
        }
        int first = significant(plain, from);
        int digits = plain.length() - first;
        if (digits <= SAFE_DIGITS) {
            long value = Long.parseLong(plain, first, plain.length(), radix);
            return negative ? -value : value;
        }
        return digits > MOST_DIGITS ? null : large(new BigInteger(plain.substring(first), radix), signed, negative);
    }

    /** Returns the position of the first digit that counts. The last digit always counts. */
    private static int significant(String plain, int from) {
        int i = from;
        while (i < plain.length() - 1 && plain.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    private static int radixOf(char letter) {
        return switch (letter) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private static @Nullable Number large(BigInteger magnitude, boolean signed, boolean negative) {
        BigInteger value = negative ? magnitude.negate() : magnitude;
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return !signed && value.bitLength() == Long.SIZE ? value : null;
    }

    private static boolean isDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }

    /** A float, or {@code null} where the text is none or beyond what a float can say. */
    private static @Nullable Number decimal(String plain) {
        int i = plain.charAt(0) == '-' || plain.charAt(0) == '+' ? 1 : 0;
        int whole = digitsFrom(plain, i);
        i += whole;
        if (i < plain.length() && plain.charAt(i) == '.') {
            int fraction = digitsFrom(plain, i + 1);
            i += 1 + fraction;
            whole += fraction;
        }
        if (whole == 0) {
            return null;
        }
        if (i < plain.length() && (plain.charAt(i) == 'e' || plain.charAt(i) == 'E')) {
            i++;
            i += i < plain.length() && (plain.charAt(i) == '-' || plain.charAt(i) == '+') ? 1 : 0;
            int exponent = digitsFrom(plain, i);
            if (exponent == 0) {
                return null;
            }
            i += exponent;
        }
        if (i != plain.length()) {
            return null;
        }
        double value = Double.parseDouble(plain);
        return Double.isInfinite(value) ? null : value;
    }

    private static int digitsFrom(String plain, int start) {
        int i = start;
        while (i < plain.length() && isDigit(plain.charAt(i), 10)) {
            i++;
        }
        return i - start;
    }
}

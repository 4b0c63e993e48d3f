package io.github.atmosmaven.model.value;

import java.math.BigDecimal;

/** Prints a floating point number as Go does: the same digits everywhere, an exponent from other sizes on. */
final class GoFloat {

    private GoFloat() {}

    /** Formats a number as text, with the bounds of {@code %v}: an exponent below 1e-4 and from 1e6 on. */
    static String text(double value) {
        return format(value, 1e-4, 1e6);
    }

    /**
     * Formats a number for JSON and YAML, with the bounds of {@code encoding/json}: an exponent below 1e-6 and from
     * 1e21 on.
     */
    static String data(double value) {
        return format(value, 1e-6, 1e21);
    }

    private static String format(double value, double least, double most) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        double magnitude = Math.abs(value);
        if (magnitude >= least && magnitude < most) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String sign = value < 0 ? "-" : "";
        String exponentText = exponent < 0 ? "e-" : "e+";
        int size = Math.abs(exponent);
        return sign + mantissa + exponentText + (size < 10 ? "0" : "") + size;
    }
}

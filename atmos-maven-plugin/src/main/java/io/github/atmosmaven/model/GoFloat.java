package io.github.atmosmaven.model;

import java.math.BigDecimal;

/** Prints a floating point number as Go's {@code strconv.FormatFloat(f, 'g', -1, 64)} with JSON's exponent bounds does. */
final class GoFloat {

    private GoFloat() {}

    static String format(double value) {
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
        if (magnitude >= 1e-6 && magnitude < 1e21) {
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

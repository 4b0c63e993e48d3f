package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number.
 *
 * @param number a {@link Long}, a {@link BigInteger} (above the range of a long, up to 64 unsigned bits) or a {@link Double}
 */
public record NumberValue(Number number, Location location) implements Value {

    @Override
    public boolean sameAs(Value other) {
        if (!(other instanceof NumberValue that)) {
            return false;
        }
        if (number.equals(that.number)) {
            return true;
        }
        return isFinite() && that.isFinite() && exact().compareTo(that.exact()) == 0;
    }

    private boolean isFinite() {
        return !(number instanceof Double d) || Double.isFinite(d);
    }

    private BigDecimal exact() {
        return number instanceof Double d ? BigDecimal.valueOf(d) : new BigDecimal(number.toString());
    }

    @Override
    public boolean isDynamic() {
        return false;
    }

    @Override
    public String kind() {
        return "number";
    }

    /**
     * Returns the number as Go prints it, which is how Atmos puts a number into a text: {@code 3}, {@code 1.5},
     * {@code 1e+06}.
     */
    @Override
    public String toString() {
        return number instanceof Double d ? GoFloat.text(d) : number.toString();
    }

    /** Returns the number for a JSON or YAML document: {@code 1000000} for the text {@code 1e+06}. */
    public String data() {
        return number instanceof Double d ? GoFloat.data(d) : number.toString();
    }
}

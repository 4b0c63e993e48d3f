package io.github.atmosmaven.workflow.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations in reports: seconds, to the millisecond. */
public final class Seconds {

    private Seconds() {}

    /** {@code 12.34}. */
    public static BigDecimal of(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).setScale(3, RoundingMode.UNNECESSARY);
        return seconds.signum() == 0 ? BigDecimal.ZERO : seconds.stripTrailingZeros();
    }

    /** {@code 12 s}, {@code 3 min 5 s}, as people read it. */
    public static String shown(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}

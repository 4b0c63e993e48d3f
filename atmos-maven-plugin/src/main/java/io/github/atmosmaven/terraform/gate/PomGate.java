package io.github.atmosmaven.terraform.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gate of the POM.
 *
 * @param maxDestroy number of resources that a plan may destroy; null for any
 * @param maxReplace number of resources that a plan may replace; null for any
 * @param forbid types of resources that may be neither destroyed nor replaced
 * @param protect addresses of resources that may be neither destroyed nor replaced
 * @param isWidened true if manifests may say what they want: what they set counts instead
 */
public record PomGate(
        @Nullable Integer maxDestroy,
        @Nullable Integer maxReplace,
        List<String> forbid,
        List<String> protect,
        boolean isWidened) {

    public static final PomGate OPEN = new PomGate(null, null, List.of(), List.of(), false);

    public PomGate {
        forbid = List.copyOf(forbid);
        protect = List.copyOf(protect);
    }

    @Nullable
    Integer limit(GateKey key) {
        return key == GateKey.MAX_DESTROY ? maxDestroy : maxReplace;
    }

    List<String> patterns(GateKey key) {
        return key == GateKey.FORBID ? forbid : protect;
    }
}

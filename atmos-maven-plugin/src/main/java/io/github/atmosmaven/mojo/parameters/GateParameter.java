package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.gate.PomGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameter {@code gate} as it is written in the POM. Maven sets its fields by their names. */
public final class GateParameter {

    private @Nullable Integer maxDestroy;
    private @Nullable Integer maxReplace;
    private @Nullable List<@Nullable String> forbid;
    private @Nullable List<@Nullable String> protect;
    private @Nullable String widening;

    /**
     * The gates of all instances with this one.
     *
     * @param parameter null if the POM has no gate
     * @throws io.github.atmosmaven.problem.AtmosException.InvalidConfiguration for a value that means nothing
     */
    public static Gates gates(@Nullable GateParameter parameter) {
        return parameter == null ? Gates.OPEN : new Gates(parameter.gate());
    }

    private PomGate gate() {
        return new PomGate(
                limit("maxDestroy", maxDestroy),
                limit("maxReplace", maxReplace),
                patterns("forbid", forbid),
                patterns("protect", protect),
                Parameters.isWidened(widening));
    }

    private static @Nullable Integer limit(String name, @Nullable Integer value) {
        if (value != null && value < 0) {
            throw Parameters.invalidInGate(name, String.valueOf(value), "0 or more");
        }
        return value;
    }

    private static List<String> patterns(String name, @Nullable List<@Nullable String> items) {
        if (items == null) {
            return List.of();
        }
        return items.stream()
                .map(item -> {
                    if (item == null || item.isBlank()) {
                        throw Parameters.invalidInGate(name, "", "types or addresses, none of them empty");
                    }
                    return item.strip();
                })
                .toList();
    }
}

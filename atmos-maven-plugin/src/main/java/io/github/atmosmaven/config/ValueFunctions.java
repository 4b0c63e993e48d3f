package io.github.atmosmaven.config;

import io.github.atmosmaven.function.Functions;
import io.github.atmosmaven.manifest.file.FileStep;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The functions of manifests, for a value that stands alone: {@code !env} sees the environment of the caller and no
 * other, as there is no instance.
 *
 * @param files files that hold functions, by the names that locations have for them
 */
record ValueFunctions(Map<String, Path> files, FileStep includes, Functions functions) {

    private static final String ALONE = "value";

    /**
     * Returns the value of a function. If it has none, the reason is reported, and the result is {@code null} or the
     * function itself.
     */
    @Nullable
    Value compute(FunctionValue function, Consumer<Problem> problems) {
        MapValue alone =
                MapValue.builder(function.location()).put(ALONE, function).build();
        Path file = files.get(function.location().file());
        if (file == null) {
            throw new IllegalArgumentException("a function of a file that was not read: " + function.location());
        }
        return functions
                .evaluate(includes.apply(alone, file, problems), problems)
                .get(ALONE);
    }
}

package io.github.atmosmaven.config;

import io.github.atmosmaven.function.Functions;
import io.github.atmosmaven.manifest.FileStep;
import io.github.atmosmaven.model.FunctionValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The functions of manifests, for a value that stands alone: {@code !env} sees the environment of the caller and no
 * other, as there is no instance.
 *
 * @param file where the functions are written
 */
record ValueFunctions(Path file, FileStep includes, Functions functions) {

    private static final String ALONE = "value";

    /** What the function stands for; the function itself or {@code null} where that cannot be said, which is reported. */
    @Nullable
    Value compute(FunctionValue function, Consumer<Problem> problems) {
        MapValue alone =
                MapValue.builder(function.location()).put(ALONE, function).build();
        return functions
                .evaluate(includes.apply(alone, file, problems), problems)
                .get(ALONE);
    }
}

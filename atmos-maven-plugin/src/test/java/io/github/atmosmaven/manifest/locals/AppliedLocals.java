package io.github.atmosmaven.manifest.locals;

import static io.github.atmosmaven.ManifestText.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.ScalarTyping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Locals of manifests, filled in, and the problems of doing so. */
final class AppliedLocals {

    final List<Problem> problems = new ArrayList<>();

    MapValue apply(String yaml) {
        return apply(map(yaml));
    }

    MapValue apply(MapValue manifest) {
        return new Locals(ScalarTyping.NONE).apply(manifest, Path.of("test.yaml"), problems::add);
    }

    void assertOne(ProblemCode code, Location at, String... words) {
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.isError()).isTrue();
            assertThat(problem.location()).isEqualTo(at);
            assertThat(problem.message()).contains(words);
            assertThat(problem.hint()).isNotBlank();
        });
    }

    static Location at(int line, int column) {
        return new Location("test.yaml", line, column);
    }
}

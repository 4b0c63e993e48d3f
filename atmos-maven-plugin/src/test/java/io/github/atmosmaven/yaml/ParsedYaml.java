package io.github.atmosmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import org.assertj.core.groups.Tuple;

/** Values of a text, read as a file {@code dev.yaml}. */
final class ParsedYaml {

    private ParsedYaml() {}

    /** A map that is read without a problem. */
    static MapValue map(String text) {
        YamlDocument document = new SnakeYamlReader().parse(text, "dev.yaml");
        assertThat(document.problems()).isEmpty();
        return (MapValue) document.root();
    }

    /** Codes and places of errors. */
    static List<Tuple> errors(String text) {
        return new SnakeYamlReader()
                .parse(text, "dev.yaml").problems().stream()
                        .filter(Problem::isError)
                        .map(problem -> tuple(problem.code(), String.valueOf(problem.location())))
                        .toList();
    }
}

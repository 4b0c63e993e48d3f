package io.github.atmosmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;

/** A document that holds values or problems, each at a place inside its text. */
final class SoundDocument {

    private SoundDocument() {}

    static void assertSound(YamlDocument document, String text) {
        String[] lines = text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1);
        for (Problem problem : document.problems()) {
            assertThat(problem.message()).as(text).isNotBlank();
            assertInside(problem.location(), lines, text);
        }
        if (document.root() != null) {
            assertPlaces(document.root(), lines, text);
        } else if (document.problems().isEmpty()) {
            assertThat(text)
                    .satisfiesAnyOf(
                            t -> assertThat(t).doesNotContain(":"),
                            t -> assertThat(t).containsAnyOf("#", "---", "...", "null", "~"));
        }
    }

    private static void assertPlaces(Value value, String[] lines, String text) {
        assertInside(value.location(), lines, text);
        if (value instanceof MapValue map) {
            map.entries().forEach(entry -> assertPlaces(entry.value(), lines, text));
        } else if (value instanceof ListValue list) {
            list.items().forEach(item -> assertPlaces(item, lines, text));
        }
    }

    private static void assertInside(Location at, String[] lines, String text) {
        boolean inside = at != null
                && at.line() >= 1
                && at.line() <= lines.length
                && at.column() >= 1
                && at.column() <= lines[at.line() - 1].length() + 1;
        if (!inside) {
            throw new AssertionError(at + " is not inside:\n" + text);
        }
    }
}

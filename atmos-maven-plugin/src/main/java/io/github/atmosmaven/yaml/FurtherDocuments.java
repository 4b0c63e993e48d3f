package io.github.atmosmaven.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Finds what nobody reads behind the first document of a text (stack-semantics 1.8, D19). */
final class FurtherDocuments {

    private FurtherDocuments() {}

    /**
     * Where the first further document starts that says anything, well-formed or not; {@code null} without one. What
     * stands behind {@code ...} without a {@code ---} was ended by hand, and is left alone.
     */
    static @Nullable Mark firstIn(Parser parser) {
        Mark last = null;
        try {
            while (parser.peekEvent() instanceof DocumentStartEvent start && start.getExplicit()) {
                last = parser.getEvent().getStartMark();
                if (!isNothing(parser.getEvent())) {
                    return last;
                }
                parser.getEvent();
            }
            return null;
        } catch (MarkedYAMLException e) {
            // Malformed text is no error where Atmos does not look, but it is something.
            return last;
        }
    }

    private static boolean isNothing(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty()
                && scalar.getAnchor() == null
                && scalar.getTag() == null;
    }
}

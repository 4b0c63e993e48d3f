package io.github.atmosmaven.yaml;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Documents of a text after the first, which alone counts. Each that is not empty gives a warning (D26). */
record FurtherDocuments(Parser parser, String file, List<Problem> problems) {

    /**
     * @param end of the first document
     * @throws MarkedYAMLException where what follows is no document: nothing that was written is lost silently
     */
    void warn(DocumentEndEvent end) {
        if (!end.getExplicit()) {
            parser.peekEvent();
        }
        try {
            for (Event start = parser.getEvent(); !start.is(Event.ID.StreamEnd); start = parser.getEvent()) {
                Event first = parser.getEvent();
                if (!isEmpty(first)) {
                    problems.add(warning(start.getStartMark()));
                }
                passOver(first);
            }
        } catch (MarkedYAMLException e) {
            // Nobody reads them, yaml.v3 neither; what could be seen of them is told.
        }
    }

    /** {@code ---} with nothing but comments behind it. */
    private static boolean isEmpty(Event first) {
        return first instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getTag() == null
                && GoScalars.isNull(scalar.getValue());
    }

    private void passOver(Event first) {
        Event event = first;
        while (!event.is(Event.ID.DocumentEnd)) {
            event = parser.getEvent();
        }
    }

    private Problem warning(Mark at) {
        return Problem.warning(
                ProblemCode.FURTHER_DOCUMENT,
                new Location(file, at.getLine() + 1, at.getColumn() + 1),
                "a further document starts here, and only the first of a file counts",
                "take the line '---' away to have one document, or put this one into a file of its own");
    }
}

package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Builds the value of one document from the parser's events. An aliased value is shared, and its size is counted where
 * it is used without being expanded (D24).
 */
final class DocumentReader {

    private static final int MAX_DEPTH = 1_000;
    private static final int MAX_NODES = 1_000_000;

    private final Parser parser;
    private final String file;
    private final List<Problem> problems;
    private final ScalarReader scalars;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int depth;
    private long nodes;

    /** A value with an anchor; the value is null while it is being read, which an alias must not see. */
    private record Anchored(@Nullable Value value, long size) {}

    DocumentReader(Parser parser, String file, List<Problem> problems) {
        this.parser = parser;
        this.file = file;
        this.problems = problems;
        this.scalars = new ScalarReader(problems);
    }

    /** The first document, or null when there is none. */
    @Nullable
    Value read() {
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.DocumentStart)) {
            return null;
        }
        parser.getEvent();
        Event event = parser.getEvent();
        Value root = value(event);
        // Text without content is a document with an empty scalar.
        boolean blank = event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty();
        return blank && root instanceof NullValue ? null : root;
    }

    private Value value(Event event) {
        Location place = place(event);
        if (event instanceof AliasEvent alias) {
            return aliased(alias, place);
        }
        count(1, place);
        String anchor = ((NodeEvent) event).getAnchor();
        long before = nodes - 1;
        if (anchor != null) {
            anchors.put(anchor, new Anchored(null, 0));
        }
        Value value = content(event, place);
        if (anchor != null) {
            anchors.put(anchor, new Anchored(value, nodes - before));
        }
        return value;
    }

    private Value content(Event event, Location place) {
        if (event instanceof ScalarEvent scalar) {
            return scalars.value(scalar, place);
        }
        if (++depth > MAX_DEPTH) {
            throw limit(place, "values are nested deeper than 1,000 levels", "flatten the structure");
        }
        Value value = event instanceof SequenceStartEvent sequence
                ? sequence(sequence, place)
                : mapping((MappingStartEvent) event, place);
        depth--;
        return value;
    }

    private Value aliased(AliasEvent alias, Location place) {
        Anchored anchored = anchors.get(alias.getAnchor());
        if (anchored == null) {
            throw new YamlFault(malformed(
                    place,
                    "the alias '*" + alias.getAnchor() + "' has no anchor before it",
                    "define '&" + alias.getAnchor() + "' first"));
        }
        if (anchored.value() == null) {
            throw new YamlFault(
                    malformed(place, "the alias '*" + alias.getAnchor() + "' stands inside its own anchor", null));
        }
        count(anchored.size(), place);
        return anchored.value();
    }

    private void count(long more, Location place) {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw limit(
                    place, "with its aliases expanded the file holds more than 1,000,000 values", "use fewer aliases");
        }
    }

    private Value sequence(SequenceStartEvent start, Location place) {
        List<Value> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(value(parser.getEvent()));
        }
        parser.getEvent();
        boolean append = scalars.collectionTag(start.getTag(), place, "seq");
        return new ListValue(Collections.unmodifiableList(items), append, place);
    }

    private Value mapping(MappingStartEvent start, Location place) {
        MappingReader mapping = new MappingReader(place, problems);
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Event keyEvent = parser.getEvent();
            Location keyPlace = place(keyEvent);
            String raw = keyEvent instanceof ScalarEvent scalar ? scalar.getValue() : null;
            boolean merge = keyEvent instanceof ScalarEvent scalar && isMerge(scalar);
            String key = merge ? "<<" : key(keyEvent, keyPlace);
            Event valueEvent = parser.getEvent();
            Value value = value(valueEvent);
            if (merge) {
                mapping.merge(value, keyPlace);
            } else if (key != null) {
                mapping.put(key, raw == null ? key : raw, keyPlace, value);
            }
        }
        parser.getEvent();
        scalars.collectionTag(start.getTag(), place, "map");
        return mapping.build();
    }

    private static boolean isMerge(ScalarEvent key) {
        return key.getValue().equals("<<")
                && (key.getTag() == null ? key.isPlain() : key.getTag().equals("tag:yaml.org,2002:merge"));
    }

    /** The text of a key, or null after a problem. */
    private @Nullable String key(Event event, Location place) {
        Value key = value(event);
        if (key instanceof MapValue || key instanceof ListValue) {
            problems.add(malformed(place, "a key must be text, not a " + key.kind(), null));
            return null;
        }
        if (key instanceof NullValue) {
            problems.add(malformed(place, "a key is null", "write the key, or put it in quotes"));
            return null;
        }
        return key.toString();
    }

    private Location place(Event event) {
        Mark mark = event.getStartMark();
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static YamlFault limit(Location place, String message, String hint) {
        return new YamlFault(Problem.error(ProblemCode.LIMIT_EXCEEDED, place, message, hint));
    }

    private static Problem malformed(Location place, String message, @Nullable String hint) {
        return Problem.error(ProblemCode.MALFORMED_YAML, place, message, hint);
    }
}

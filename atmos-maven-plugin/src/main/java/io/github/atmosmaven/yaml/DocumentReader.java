package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.SecretNames;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.yaml.syntax.Excerpt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Builds the values of the first document of a text from the events of the parser. Single use. */
final class DocumentReader {

    private final Parser parser;
    private final String file;
    private final List<Problem> problems;
    private final Tags tags;
    private final MapKeys keys;
    private final DocumentSize extent = new DocumentSize();
    private final Anchors anchors = new Anchors();
    /** The keys around what is read. */
    private final Deque<String> path = new ArrayDeque<>();
    /** True if an alias has no anchor, so that the content of the document is unknown. */
    private boolean unreadable;

    DocumentReader(Parser parser, String file, Map<String, String> names, List<Problem> problems) {
        this.parser = parser;
        this.file = file;
        this.problems = problems;
        this.tags = new Tags(problems);
        this.keys = new MapKeys(names, problems);
    }

    /** The document, or {@code null} where the text has none, or one whose aliases mean nothing: yaml.v3 refuses it too. */
    @Nullable
    Value read() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return null;
        }
        parser.getEvent();
        Value root = value(parser.getEvent(), 0);
        DocumentEndEvent end = (DocumentEndEvent) parser.getEvent();
        new FurtherDocuments(parser, file, problems).warn(end);
        return unreadable || isOnlyComments(root) ? null : root;
    }

    /** Locations of the keys that carry an anchor which is used elsewhere (D19). */
    Set<Location> carriers() {
        return anchors.used();
    }

    /** {@code ---} without a word behind it. */
    private static boolean isOnlyComments(Value root) {
        return root instanceof NullValue;
    }

    /**
     * Reads one value.
     *
     * @param level number of collections that are open around it
     */
    private Value value(Event event, int level) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias, level);
        }
        String name = ((NodeEvent) event).getAnchor();
        if (name == null) {
            return node(event, level);
        }
        Anchor anchor = anchors.define(name);
        long nodesBefore = extent.nodes();
        int deepestBefore = extent.deepest();
        extent.setDeepest(level);
        Value value = node(event, level);
        anchor.complete(value, extent.nodes() - nodesBefore, extent.deepest() - level);
        extent.setDeepest(Math.max(deepestBefore, extent.deepest()));
        return value;
    }

    private Value aliased(AliasEvent alias, int level) {
        Location at = at(alias.getStartMark());
        Anchor anchor = anchors.use(alias.getAnchor());
        Value value = anchor == null ? null : anchor.value();
        if (anchor != null && value != null) {
            extent.add(level + anchor.height(), anchor.nodes(), at);
            return value;
        }
        // A name that no anchor has may be a text that was to be quoted.
        String message = anchor == null
                ? "no anchor above has the name of this alias"
                : "the value of anchor '" + Excerpt.of(alias.getAnchor()) + "' contains itself";
        String hint = anchor == null
                ? "define it first, as '&name' before a value, or quote a text that starts with '*'"
                : "remove the alias, or name an anchor whose value is complete";
        problems.add(Problem.error(ProblemCode.MALFORMED_YAML, at, message, hint));
        unreadable = true;
        return new NullValue(at);
    }

    private Value node(Event event, int level) {
        Location at = at(event.getStartMark());
        if (event instanceof ScalarEvent scalar) {
            if (scalar.getTag() == null && isQuoted(scalar)) {
                tags.warnOfQuoted(scalar.getValue(), at);
            }
            return scalar(scalar, at, level);
        }
        extent.add(level + 1, at);
        String tag = Tags.bounded(((CollectionStartEvent) event).getTag(), at);
        Value collection = event instanceof MappingStartEvent ? map(at, level + 1) : list(at, level + 1);
        return tags.collection(tag, collection);
    }

    private Value scalar(ScalarEvent event, Location at, int level) {
        extent.add(level, at);
        String text = event.getValue();
        String tag = Tags.bounded(event.getTag(), at);
        if (event.isPlain() && tag != null && tag.equals(Tags.LITERAL)) {
            // The tag is dropped and does nothing else (semantics 11.3): 3 stays a number.
            Value value = plain(text, at);
            return value instanceof TextValue ? tags.scalar(tag, text, at) : value;
        }
        if (tag != null && !Tags.saysNothing(tag)) {
            return tags.scalar(tag, text, at);
        }
        if (!event.isPlain()) {
            refuseHalfCharacters(event, at);
            return new TextValue(text, at);
        }
        return plain(text, at);
    }

    private static boolean isQuoted(ScalarEvent event) {
        return event.getScalarStyle() == DumperOptions.ScalarStyle.DOUBLE_QUOTED
                || event.getScalarStyle() == DumperOptions.ScalarStyle.SINGLE_QUOTED;
    }

    private Value plain(String text, Location at) {
        GoScalars.Loss loss = GoScalars.loss(text);
        if (loss == null) {
            return GoScalars.resolve(text, at);
        }
        boolean secret = path.stream().anyMatch(SecretNames::mayHoldOne);
        problems.add(Problem.warning(
                ProblemCode.SCALAR_KEPT_AS_TEXT,
                at,
                (secret ? "this value " : "'" + Excerpt.of(text) + "' ") + loss.reason() + " and is kept as text",
                secret ? "quote it" : "quote it: \"" + Excerpt.of(text) + "\""));
        return new TextValue(text, at);
    }

    /** An escape such as {@code "\\ud800"} is half of a character, which no file can hold. */
    private void refuseHalfCharacters(ScalarEvent event, Location at) {
        boolean whole = event.getScalarStyle() != DumperOptions.ScalarStyle.DOUBLE_QUOTED
                || event.getValue()
                        .codePoints()
                        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (!whole) {
            problems.add(Problem.error(
                    ProblemCode.MALFORMED_YAML,
                    at,
                    "an escape in this text is half of a character",
                    "write the character itself, or \\U and its eight digits"));
        }
    }

    private Value list(Location at, int level) {
        List<Value> items = new ArrayList<>();
        Event event = parser.getEvent();
        while (!event.is(Event.ID.SequenceEnd)) {
            items.add(value(event, level));
            event = parser.getEvent();
        }
        return new ListValue(List.copyOf(items), at);
    }

    private Value map(Location at, int level) {
        MapValue.Builder map = MapValue.builder(at);
        MapValue.@Nullable Entry merged = null;
        Event event = parser.getEvent();
        while (!event.is(Event.ID.MappingEnd)) {
            // A block map starts where its first key does: one place for both is one object less for each map.
            Mark mark = event.getStartMark();
            Location keyAt = map.isEmpty() && isAt(mark, at) ? at : at(mark);
            MapKeys.refuseTemplate(event, at, keyAt);
            int anchorsBefore = anchors.count();
            boolean merges = isMergeKey(event);
            String key = merges ? MergeKeys.KEY : key(event, keyAt, level);
            path.addLast(key == null ? "" : key);
            Value value = value(parser.getEvent(), level);
            path.removeLast();
            anchors.endOf(keyAt, anchorsBefore);
            if (merges) {
                keys.refuseSecond(merged, MergeKeys.KEY, keyAt);
                merged = merged == null ? new MapValue.Entry(MergeKeys.KEY, keyAt, value) : merged;
            } else if (key != null && keys.refuseSecond(map.entry(key), key, keyAt)) {
                map.put(new MapValue.Entry(key, keyAt, value));
            }
            event = parser.getEvent();
        }
        if (merged != null && !unreadable) {
            MergeKeys.merge(merged.value(), map, problems);
        }
        return map.build();
    }

    private @Nullable String key(Event event, Location at, int level) {
        if (event instanceof ScalarEvent scalar) {
            keys.warnOfLookalike(scalar, at);
        }
        int before = problems.size();
        boolean plain = event instanceof ScalarEvent scalar && scalar.getAnchor() == null;
        Value key = plain ? scalar((ScalarEvent) event, at, level) : value(event, level);
        boolean told = key instanceof NullValue && problems.size() > before;
        return told ? null : keys.text(key, at);
    }

    private static boolean isMergeKey(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals(MergeKeys.KEY)
                && (Tags.saysNothing(scalar.getTag()) || scalar.getTag().equals(CoreTags.PREFIX + "merge"));
    }

    private static boolean isAt(Mark mark, Location place) {
        return mark.getLine() + 1 == place.line() && mark.getColumn() + 1 == place.column();
    }

    private Location at(Mark mark) {
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}

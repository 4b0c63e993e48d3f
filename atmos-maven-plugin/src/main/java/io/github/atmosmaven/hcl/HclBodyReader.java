package io.github.atmosmaven.hcl;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the body of a block. An expression is passed over, and what is literal beside it counts. */
final class HclBodyReader {

    private static final String IN_BODY = "\n}";
    private static final String IN_OBJECT = "\n},";

    private final HclText text;
    private final HclValues values;
    private final Set<Location> blocks = new HashSet<>();
    private final Map<String, Location> expressions = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    HclBodyReader(HclText text) {
        this.text = text;
        this.values = new HclValues(text);
    }

    /** Reads to the end of the text. */
    HclBody file() {
        return read(false);
    }

    /** Reads to the brace that closes the block, whose opening brace lies behind. */
    HclBody block() {
        return read(true);
    }

    private HclBody read(boolean isBlock) {
        MapValue.Builder attributes = MapValue.builder(text.place());
        try {
            body(attributes, "", isBlock);
        } catch (Unreadable e) {
            // What was read so far counts.
            problems.add(e.problem());
        }
        return new HclBody(attributes.build(), blocks, expressions, problems);
    }

    private void body(MapValue.Builder attributes, String holder, boolean isBlock) {
        Location start = text.place();
        text.skipLines();
        while (isBlock ? !text.take("}") : !text.isAtEnd()) {
            if (text.isAtEnd()) {
                throw Unreadable.malformed(start, "this block does not close", "close it with '}'");
            }
            Location place = text.place();
            String name = text.name();
            text.skipSpaces();
            if (name.isEmpty()) {
                throw Unreadable.malformed(place, "a name is missing here", "write 'name = value'");
            }
            if (text.peek() == '=' && !text.startsWith("==")) {
                text.next();
                refuseSecond(attributes, name, place);
                put(attributes, name, place, value(holder + name, holder.isEmpty() ? 0 : 1, IN_BODY));
            } else if (text.take("{")) {
                block(attributes, name, place);
            } else {
                throw Unreadable.malformed(
                        text.place(), "'" + name + "' is not followed by '='", "write 'name = value'");
            }
            text.skipLines();
        }
    }

    private void block(MapValue.Builder attributes, String name, Location place) {
        MapValue.Builder inner = MapValue.builder(place);
        body(inner, name + ".", true);
        MapValue block = inner.build();
        MapValue.Entry first = attributes.entry(name);
        if (first == null) {
            blocks.add(place);
            put(attributes, name, place, block);
            return;
        }
        List<Value> all = new ArrayList<>();
        if (first.value() instanceof ListValue list) {
            all.addAll(list.items());
        } else {
            all.add(first.value());
        }
        all.add(block);
        attributes.put(
                first.withValue(new ListValue(List.copyOf(all), first.value().location())));
    }

    private static void refuseSecond(MapValue.Builder attributes, String name, Location place) {
        MapValue.Entry first = attributes.entry(name);
        if (first != null) {
            throw HclValues.second(name, place, first.keyLocation());
        }
    }

    private static void put(MapValue.Builder attributes, String name, Location place, @Nullable Value value) {
        if (value != null) {
            attributes.put(new MapValue.Entry(name, place, value));
        }
    }

    /**
     * Returns the value, or null for an expression.
     *
     * @param level number of objects and blocks around it
     * @param ends characters behind it
     */
    private @Nullable Value value(String path, int level, String ends) {
        text.skipSpaces();
        Location place = text.place();
        HclText.Mark start = text.mark();
        try {
            Value value = text.peek() == '{' && level == 0 ? object(path) : values.value(level);
            text.skipSpaces();
            values.refuseMore(ends + "#/");
            return value;
        } catch (Unreadable e) {
            text.reset(start);
            expressions.put(path, place);
            problems.add(e.problem());
            new HclCalls(text).expression(ends);
            return null;
        }
    }

    private MapValue object(String path) {
        Location place = text.place();
        MapValue.Builder object = MapValue.builder(place);
        text.next();
        text.skipLines();
        while (!text.take("}")) {
            values.refuseEnd(place, "}");
            Location keyPlace = text.place();
            String key = values.key(keyPlace);
            text.skipSpaces();
            if (!text.take("=") && !text.take(":")) {
                throw Unreadable.malformed(
                        text.place(), "the key '" + key + "' is not followed by '='", "write 'key = value'");
            }
            refuseSecond(object, key, keyPlace);
            put(object, key, keyPlace, value(path + "." + key, 1, IN_OBJECT));
            text.take(",");
            text.skipLines();
        }
        return object.build();
    }
}

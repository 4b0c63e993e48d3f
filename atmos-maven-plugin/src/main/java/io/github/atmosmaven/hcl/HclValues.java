package io.github.atmosmaven.hcl;

import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads literal values of Terraform's language. What would have to be computed is refused. */
final class HclValues {

    private static final int MOST_LEVELS = 1_000;
    /** First names of references in Terraform's language. */
    private static final Set<String> ROOTS =
            Set.of("count", "data", "each", "local", "module", "path", "self", "terraform", "var");

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");
    private static final String OPERATORS = "+-*/%<>=!&|?.[(";

    private final HclText text;
    private final HclStrings strings;

    HclValues(HclText text) {
        this.text = text;
        this.strings = new HclStrings(text, HclStrings.REFUSED);
    }

    static Unreadable second(String name, Location place, Location first) {
        return Unreadable.malformed(
                place, "'" + name + "' is already set at line " + first.line(), "keep one of the two");
    }

    /** Refuses anything behind a value but a line end, a comment, or a character that closes the brackets around it. */
    void refuseMore(String allowed) {
        boolean comment = text.startsWith("//") || text.peek() != '/';
        if (text.isAtEnd() || allowed.indexOf(text.peek()) >= 0 && comment) {
            return;
        }
        throw OPERATORS.indexOf(text.peek()) >= 0
                ? Unreadable.computed(text.place(), "the expression that continues here")
                : Unreadable.malformed(
                        text.place(),
                        "a value ends here, and something else follows",
                        "write a ',' or a line end between");
    }

    Value value(int level) {
        text.skipSpaces();
        Location place = text.place();
        char c = text.peek();
        if (level > MOST_LEVELS) {
            throw Unreadable.tooDeep(place);
        }
        if (c == '"') {
            return new TextValue(strings.quoted(), place);
        }
        if (text.take("<<")) {
            return new TextValue(strings.heredoc(), place);
        }
        if (c == '[') {
            return list(place, level);
        }
        if (c == '{') {
            return map(place, level);
        }
        return c == '-' || Character.isDigit(c) ? number(place) : word(place);
    }

    private ListValue list(Location place, int level) {
        List<Value> items = new ArrayList<>();
        text.next();
        text.skipLines();
        while (!text.take("]")) {
            refuseEnd(place, "]");
            items.add(value(level + 1));
            text.skipLines();
            if (!text.take(",")) {
                refuseMore("]");
            }
            text.skipLines();
        }
        return new ListValue(List.copyOf(items), place);
    }

    private MapValue map(Location place, int level) {
        MapValue.Builder map = MapValue.builder(place);
        text.next();
        text.skipLines();
        while (!text.take("}")) {
            refuseEnd(place, "}");
            Location keyPlace = text.place();
            String key = key(keyPlace);
            text.skipSpaces();
            if (!text.take("=") && !text.take(":")) {
                throw Unreadable.malformed(
                        text.place(), "the key '" + key + "' is not followed by '='", "write 'key = value'");
            }
            MapValue.Entry first = map.entry(key);
            if (first != null) {
                throw second(key, keyPlace, first.keyLocation());
            }
            map.put(new MapValue.Entry(key, keyPlace, value(level + 1)));
            text.skipSpaces();
            if (!text.take(",")) {
                refuseMore("\n#/}");
            }
            text.skipLines();
        }
        return map.build();
    }

    String key(Location place) {
        String key = text.peek() == '"'
                ? strings.quoted()
                : Character.isDigit(text.peek()) ? number(place).toString() : text.name();
        if (key.isEmpty()) {
            throw text.peek() == '('
                    ? Unreadable.computed(place, "this key")
                    : Unreadable.malformed(place, "a key is missing here", "write 'key = value'");
        }
        return key;
    }

    void refuseEnd(Location open, String bracket) {
        if (text.isAtEnd()) {
            throw Unreadable.malformed(open, "this bracket does not close", "close it with '" + bracket + "'");
        }
    }

    private NumberValue number(Location place) {
        String sign = text.take("-") ? "-" : "";
        String digits = text.number();
        if (!NUMBER.matcher(digits).matches()) {
            throw Unreadable.malformed(place, "this is not a number", "quote it if text is meant");
        }
        String json = sign + LEADING_ZEROS.matcher(digits).replaceFirst("");
        YamlDocument read = new JsonReader().parse(json, place.file());
        if (read.root() instanceof NumberValue number) {
            return new NumberValue(number.number(), place);
        }
        throw Unreadable.malformed(place, "this number is out of range", "quote it if text is meant");
    }

    private Value word(Location place) {
        String word = text.name();
        switch (word) {
            case "true", "false":
                return new BoolValue(word.equals("true"), place);
            case "null":
                return new NullValue(place);
            case "":
                throw Unreadable.malformed(place, "a value is missing here", "write 'name = value'");
            default:
                // Any other word may be a text that was to be quoted.
                throw Unreadable.computed(place, ROOTS.contains(word) ? "'" + word + "'" : "text without quotes");
        }
    }
}

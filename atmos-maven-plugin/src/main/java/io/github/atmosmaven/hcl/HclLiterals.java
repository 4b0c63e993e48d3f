package io.github.atmosmaven.hcl;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;
import java.util.List;

/**
 * Reads the attributes of a file of Terraform's language, {@code name = value}, into a map of values that know their
 * place.
 *
 * <pre>{@code
 * region = "eu-west-1"
 * zones  = ["a", "b"]
 * tags = {
 *   Team = "net"
 * }
 * }</pre>
 */
public final class HclLiterals {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final HclText text;
    private final HclValues values;

    private HclLiterals(String text, String file) {
        this.text = new HclText(text, file);
        this.values = new HclValues(this.text);
    }

    /** Never throws for what the text says: that is a problem of the document, with its place. */
    public static YamlDocument read(String text, String displayName) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try {
            return new YamlDocument(new HclLiterals(plain, displayName).attributes(), List.of());
        } catch (Unreadable e) {
            return new YamlDocument(null, List.of(e.problem()));
        }
    }

    private MapValue attributes() {
        MapValue.Builder attributes = MapValue.builder(text.place());
        text.skipLines();
        while (!text.isAtEnd()) {
            Location place = text.place();
            String name = text.name();
            if (name.isEmpty()) {
                throw Unreadable.malformed(place, "a name is missing here", "write attributes as 'name = value'");
            }
            text.skipSpaces();
            refuseBlock(name, place);
            MapValue.Entry first = attributes.entry(name);
            if (first != null) {
                throw HclValues.second(name, place, first.keyLocation());
            }
            text.next();
            attributes.put(new MapValue.Entry(name, place, values.value(0)));
            text.skipSpaces();
            values.refuseMore("\n#/");
            text.skipLines();
        }
        return attributes.build();
    }

    private void refuseBlock(String name, Location place) {
        if (text.peek() == '=' && !text.startsWith("==")) {
            return;
        }
        if (text.peek() == '{' || text.peek() == '"' || HclText.isNameStart(text.peek())) {
            throw Unreadable.unsupported(
                    place,
                    "the block '" + name + "' of Terraform's language cannot be included, only attributes",
                    "write it as an attribute, '" + name + " = {…}', or include the text with !include.raw");
        }
        throw Unreadable.malformed(
                text.place(), "'" + name + "' is not followed by '='", "write attributes as 'name = value'");
    }
}

package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** YAML's own tags on a scalar ({@code !!str 0777}), with the outcome yaml.v3 has for them. */
final class CoreTags {

    static final String PREFIX = "tag:yaml.org,2002:";

    private static final Set<String> NAMES = Set.of(
            "str",
            "timestamp",
            "null",
            "bool",
            "int",
            "float",
            "binary",
            "seq",
            "omap",
            "pairs",
            "map",
            "set",
            "merge");

    /** Returns true if the tag is one of YAML's own. */
    static boolean isKnown(String tag) {
        return NAMES.contains(tag.substring(PREFIX.length()));
    }

    /** Returns a tag as users write it: {@code !!str}. */
    static String shortForm(String tag) {
        return tag.startsWith(PREFIX) ? "!!" + tag.substring(PREFIX.length()) : tag;
    }

    private CoreTags() {}

    /** The value, or {@code null} where the text cannot be what the tag says. */
    static @Nullable Value scalar(String tag, String text, Location at) {
        return switch (tag.substring(PREFIX.length())) {
            case "str", "timestamp" -> new TextValue(text, at);
            case "null" -> GoScalars.isNull(text) ? new NullValue(at) : null;
            case "bool" -> GoScalars.resolve(text, at) instanceof BoolValue bool ? bool : null;
            case "int" -> integer(text, at);
            case "float" -> floatingPoint(text, at);
            case "binary" -> binary(text, at);
            default -> null;
        };
    }

    /** Returns true if a tag may stand before a list or a map. */
    static boolean fits(String tag, Value collection) {
        String name = tag.substring(PREFIX.length());
        return collection instanceof ListValue
                ? name.equals("seq") || name.equals("omap") || name.equals("pairs")
                : name.equals("map") || name.equals("set");
    }

    private static @Nullable Value integer(String text, Location at) {
        return GoScalars.resolve(text, at) instanceof NumberValue number && !(number.number() instanceof Double)
                ? number
                : null;
    }

    private static @Nullable Value floatingPoint(String text, Location at) {
        return GoScalars.resolve(text, at) instanceof NumberValue number
                ? new NumberValue(number.number().doubleValue(), at)
                : null;
    }

    private static @Nullable Value binary(String text, Location at) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new TextValue(decoded, at);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }
}

package io.github.atmosmaven.backend;

import io.github.atmosmaven.backend.endpoint.Credentials;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds the attributes of a backend that hold secrets, and hides them (D35). */
public final class SensitiveAttributes {

    /** Text shown in place of a secret. */
    public static final String HIDDEN = "(sensitive)";

    private SensitiveAttributes() {}

    /**
     * A secret.
     *
     * @param name name of the attribute, with the blocks around it
     * @param variable environment variable that replaces it; empty if there is none
     * @param isInUrl true if the value is a URL or a connection string that contains a secret, and not a secret itself
     */
    record Found(String name, MapValue.Entry attribute, String variable, boolean isInUrl) {}

    /** The attributes as they may be shown, at the places they have; those without secrets are as they were. */
    public static MapValue hidden(BackendType type, MapValue attributes) {
        return replaced(type, attributes, SensitiveAttributes::hidden);
    }

    /**
     * A secret that was left out.
     *
     * @param name name of the attribute, with the blocks around it
     * @param variable environment variable that replaces it; empty if there is none
     * @param place place of the attribute
     */
    public record LeftOut(String name, String variable, Location place) {}

    /** The attributes without secrets: null stands where one was, and a URL has no credentials any more. */
    public static MapValue without(BackendType type, MapValue attributes, Consumer<LeftOut> told) {
        return replaced(type, attributes, found -> {
            Value value = found.attribute().value();
            told.accept(new LeftOut(
                    found.name(), found.variable(), found.attribute().keyLocation()));
            return found.isInUrl() && !isConnection(found.name())
                    ? new TextValue(Credentials.strip(value.toString()), value.location())
                    : new NullValue(value.location());
        });
    }

    /** The secrets themselves, of which one is a URL or a connection string that holds it. */
    public static List<String> values(BackendType type, MapValue attributes) {
        List<String> values = new ArrayList<>();
        replaced(type, attributes, found -> {
            addTexts(found.attribute().value(), values);
            return found.attribute().value();
        });
        return values;
    }

    /**
     * The secrets of a URL, that of a proxy for one: as they are written there and as they are meant, which is how who
     * uses them may quote them. None where the text is no URL.
     */
    public static List<String> inUrl(String text) {
        List<String> secrets = new ArrayList<>();
        if (Credentials.areIn(text)) {
            for (String secret : Credentials.secrets(text)) {
                secrets.add(secret);
                secrets.add(decoded(secret));
            }
        }
        return secrets;
    }

    private static String decoded(String secret) {
        try {
            return URLDecoder.decode(secret.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return secret;
        }
    }

    private static void addTexts(Value value, List<String> values) {
        if (value instanceof MapValue map) {
            map.entries().forEach(entry -> addTexts(entry.value(), values));
        } else if (value instanceof ListValue list) {
            list.items().forEach(item -> addTexts(item, values));
        } else {
            values.add(value.toString());
            values.addAll(Credentials.secrets(value.toString()));
        }
    }

    private static Value hidden(Found found) {
        Value value = found.attribute().value();
        if (isConnection(found.name())) {
            return new TextValue(Credentials.hideInConnection(value.toString(), HIDDEN), true, value.location());
        }
        String text = found.isInUrl() ? Credentials.hide(value.toString(), HIDDEN) : HIDDEN;
        return new TextValue(text, true, value.location());
    }

    /** The attributes with every secret replaced, in blocks and lists of blocks too; null and empty ones are none. */
    static MapValue replaced(BackendType type, MapValue attributes, Function<Found, Value> secret) {
        return new Walk(type, secret).map(attributes, "");
    }

    private record Walk(BackendType type, Function<Found, Value> secret) {

        /** @param block the names of the blocks around the attributes, each with a dot */
        MapValue map(MapValue attributes, String block) {
            MapValue.Builder changed = null;
            for (MapValue.Entry attribute : attributes.entries()) {
                Value value = value(attribute, block + attribute.key());
                if (value != attribute.value()) {
                    changed = changed == null ? attributes.toBuilder() : changed;
                    changed.put(attribute.withValue(value));
                }
            }
            return changed == null ? attributes : changed.build();
        }

        private Value value(MapValue.Entry attribute, String name) {
            Value value = attribute.value();
            if (value instanceof NullValue
                    || value instanceof TextValue text && text.text().isEmpty()) {
                return value;
            }
            String variable = type.secretVariable(name);
            if (variable != null && isConnection(name) && value instanceof TextValue text) {
                boolean open = Credentials.hideInConnection(text.text(), HIDDEN).equals(text.text());
                return open ? value : secret.apply(new Found(name, attribute, variable, true));
            }
            if (variable != null) {
                return secret.apply(new Found(name, attribute, variable, false));
            }
            if (value instanceof TextValue text && Credentials.areIn(text.text())) {
                return secret.apply(new Found(name, attribute, type.passwordVariable(), true));
            }
            if (value instanceof MapValue attributes && name.equals(attribute.key()) && BackendTypes.isName(name)) {
                return replaced(BackendTypes.of(name), attributes, secret);
            }
            return inner(value, name + ".");
        }

        private static boolean isInner(Value item) {
            return item instanceof MapValue || item instanceof ListValue;
        }

        /** A block is written as a map or as a list of maps. */
        private Value inner(Value value, String block) {
            if (value instanceof MapValue map) {
                return map(map, block);
            }
            if (value instanceof ListValue list && list.items().stream().anyMatch(Walk::isInner)) {
                return new ListValue(
                        list.items().stream().map(item -> inner(item, block)).toList(), list.location());
            }
            return value;
        }
    }

    /** Returns true if the attribute holds a connection string, of which at most a part is a secret. */
    private static boolean isConnection(String name) {
        String plain = BackendAttributes.plain(name);
        return plain.endsWith("connstr") || plain.endsWith("connectionstring");
    }
}

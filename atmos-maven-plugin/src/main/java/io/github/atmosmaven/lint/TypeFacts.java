package io.github.atmosmaven.lint;

import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One backend type in the catalogue.
 *
 * @param attributes by name
 * @param since first release of each tool that has the type
 */
record TypeFacts(String name, Map<String, AttributeFacts> attributes, Map<Tool.Kind, Release> since) {

    /** Reads the part of the catalogue about a type; nothing for a type that it does not have. */
    static Optional<TypeFacts> read(String type) {
        try (InputStream in = TypeFacts.class.getResourceAsStream(type + ".json")) {
            if (in == null) {
                return Optional.empty();
            }
            Value root = new JsonReader()
                    .parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), type)
                    .root();
            return root instanceof MapValue json ? Optional.of(of(type, json)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue of backend types cannot be read", e);
        }
    }

    private static TypeFacts of(String type, MapValue json) {
        Map<Tool.Kind, Release> since = new EnumMap<>(Tool.Kind.class);
        for (Tool.Kind kind : Tool.Kind.values()) {
            MapValue tool = json.map(AttributeFacts.word(kind));
            if (tool != null) {
                since.put(kind, Release.of(kind, String.valueOf(tool.text("since"))));
            }
        }
        return new TypeFacts(type, AttributeFacts.all(json.get("attributes")), since);
    }

    boolean isIn(Release release) {
        Release first = since.get(release.kind());
        return first != null && release.isAtLeast(first);
    }

    /** Follows a dotted path; null if there is no such attribute. */
    @Nullable
    AttributeFacts attribute(String path) {
        int dot = path.indexOf('.');
        AttributeFacts top = attributes.get(dot < 0 ? path : path.substring(0, dot));
        return top == null || dot < 0 ? top : top.members().get(path.substring(dot + 1));
    }

    /** Releases with which something changes for the type. */
    Set<Release> changes() {
        Set<Release> changes = new TreeSet<>(since.values());
        attributes.values().forEach(attribute -> attribute.addChanges(changes));
        return changes;
    }
}

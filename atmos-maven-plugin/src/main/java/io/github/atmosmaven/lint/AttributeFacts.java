package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attribute in the catalogue.
 *
 * @param name without the blocks around it
 * @param isRequired true if the backend needs it, whichever tool says so
 * @param replacement attribute that takes its place; empty if there is none
 * @param conflicts attributes that exclude it, as written: with the tool in brackets, or {@code env NAME}
 * @param requires attributes that it does not work without
 * @param forms forms that its text must have
 * @param members by name; empty unless it is an object or a block
 */
record AttributeFacts(
        String name,
        AttributeType type,
        boolean isRequired,
        String replacement,
        List<String> conflicts,
        List<String> requires,
        List<TextForm> forms,
        Map<String, AttributeFacts> members,
        Map<Tool.Kind, InTool> tools) {

    /**
     * An attribute in one of the tools.
     *
     * @param variables environment variables that replace it
     */
    record InTool(
            Release since,
            @Nullable Release removedIn,
            @Nullable Release deprecatedSince,
            List<String> variables) {}

    static AttributeFacts of(MapValue json) {
        Map<Tool.Kind, InTool> tools = new LinkedHashMap<>();
        MapValue inTools = json.map("tools");
        for (Tool.Kind kind : Tool.Kind.values()) {
            MapValue tool = inTools == null ? null : inTools.map(word(kind));
            if (tool != null) {
                tools.put(kind, inTool(kind, tool));
            }
        }
        MapValue deprecation = json.map("deprecation");
        String replacement = deprecation == null ? null : deprecation.text("replacement");
        String type = json.text("type");
        return new AttributeFacts(
                String.valueOf(json.text("name")),
                AttributeType.of(type == null ? "" : type),
                json.get("required") instanceof BoolValue required && required.value(),
                replacement == null ? "" : replacement,
                texts(json.get("conflicts_with")),
                texts(json.get("requires")),
                TextForm.all(json.get("constraints")),
                all(json.get("attributes")),
                Map.copyOf(tools));
    }

    /** Attributes of a list of the catalogue by their names, in its order. */
    static Map<String, AttributeFacts> all(@Nullable Value list) {
        Map<String, AttributeFacts> all = new LinkedHashMap<>();
        if (list instanceof ListValue items) {
            for (Value item : items.items()) {
                if (item instanceof MapValue map) {
                    AttributeFacts facts = of(map);
                    all.put(facts.name(), facts);
                }
            }
        }
        return all;
    }

    static String word(Tool.Kind kind) {
        return kind == Tool.Kind.TERRAFORM ? "terraform" : "opentofu";
    }

    private static InTool inTool(Tool.Kind kind, MapValue tool) {
        String since = tool.text("since");
        String removed = tool.text("removed_in");
        String deprecated = tool.text("deprecated_since");
        return new InTool(
                Release.of(kind, since == null ? "" : since),
                removed == null ? null : Release.of(kind, removed),
                deprecated == null ? null : Release.of(kind, deprecated),
                texts(tool.get("env")).stream()
                        .map(name -> name.indexOf(' ') < 0 ? name : name.substring(0, name.indexOf(' ')))
                        .filter(name -> name.indexOf('<') < 0)
                        .toList());
    }

    static List<String> texts(@Nullable Value value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof ListValue list) {
            list.items().forEach(item -> texts.add(item.toString()));
        } else if (value instanceof TextValue text) {
            texts.add(text.text());
        }
        return List.copyOf(texts);
    }

    boolean isIn(Release release) {
        InTool tool = tools.get(release.kind());
        return tool != null
                && release.isAtLeast(tool.since())
                && (tool.removedIn() == null || !release.isAtLeast(tool.removedIn()));
    }

    boolean isRemovedIn(Release release) {
        InTool tool = tools.get(release.kind());
        return tool != null && tool.removedIn() != null && release.isAtLeast(tool.removedIn());
    }

    boolean isDeprecatedIn(Release release) {
        InTool tool = tools.get(release.kind());
        return tool != null && tool.deprecatedSince() != null && release.isAtLeast(tool.deprecatedSince());
    }

    List<String> variables(Tool.Kind kind) {
        InTool tool = tools.get(kind);
        return tool == null ? List.of() : tool.variables();
    }

    /** Adds the releases with which something changes for the attribute or a member of it. */
    void addChanges(Set<Release> changes) {
        for (InTool tool : tools.values()) {
            changes.add(tool.since());
            if (tool.removedIn() != null) {
                changes.add(tool.removedIn());
            }
            if (tool.deprecatedSince() != null) {
                changes.add(tool.deprecatedSince());
            }
        }
        forms.forEach(form -> form.addChange(changes));
        members.values().forEach(member -> member.addChanges(changes));
    }
}

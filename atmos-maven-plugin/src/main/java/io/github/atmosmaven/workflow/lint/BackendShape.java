package io.github.atmosmaven.workflow.lint;

import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the judgement of a backend depends on. Instances whose backends have one shape are judged together: their
 * attributes are the same objects, which they are where they were written once. Only the attribute that gets the name of
 * the instance may differ.
 */
final class BackendShape {

    private final Instance instance;
    private final Tool tool;
    private final List<MapValue.Entry> attributes;
    private final String named;
    private final Set<String> variables;
    private final int hash;

    private BackendShape(Instance instance, Tool tool) {
        BackendAttributes.Prefix prefix = instance.backendType().attributes().prefix();
        this.instance = instance;
        this.tool = tool;
        this.attributes = instance.stateBackend().attributes().entries();
        this.named = prefix == null ? "" : prefix.attribute();
        MapValue env = instance.env();
        this.variables = env.isEmpty() ? Set.of() : env.keys();
        int sum = instance.backendType().name().hashCode();
        for (MapValue.Entry attribute : attributes) {
            if (!attribute.key().equals(named)) {
                sum = 31 * sum + System.identityHashCode(attribute.value());
            }
        }
        this.hash = sum;
    }

    static BackendShape of(Instance instance, Tool tool) {
        return new BackendShape(instance, tool);
    }

    /** One of the instances. */
    Instance instance() {
        return instance;
    }

    Tool tool() {
        return tool;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BackendShape that
                && hash == that.hash
                && hasSameAttributes(that)
                && tool.equals(that.tool)
                && instance.tool().isWritten() == that.instance.tool().isWritten()
                && variables.equals(that.variables)
                && hasSameSurroundings(that.instance);
    }

    private boolean hasSameSurroundings(Instance other) {
        return instance.backendType() == other.backendType()
                && Objects.equals(
                        instance.state().moduleBackend(), other.state().moduleBackend())
                && (!instance.backendType().isHosted()
                        || instance.workspace().equals(other.workspace())
                                && values(instance.env()).equals(values(other.env())));
    }

    private static List<Value> values(MapValue env) {
        return env.entries().stream().map(MapValue.Entry::value).toList();
    }

    private boolean hasSameAttributes(BackendShape that) {
        if (attributes.size() != that.attributes.size()) {
            return false;
        }
        for (int i = 0; i < attributes.size(); i++) {
            MapValue.Entry mine = attributes.get(i);
            MapValue.Entry other = that.attributes.get(i);
            boolean same =
                    mine == other || mine.value() == other.value() && mine.key().equals(other.key());
            if (!same && !(isPlainName(mine) && isPlainName(other))) {
                return false;
            }
        }
        return true;
    }

    private boolean isPlainName(MapValue.Entry attribute) {
        return attribute.key().equals(named) && isPlain(attribute.value());
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Returns true for a text of which nothing can be said: names between single slashes. */
    private static boolean isPlain(Value value) {
        if (!(value instanceof TextValue text) || text.text().isEmpty()) {
            return false;
        }
        String name = text.text();
        boolean afterSlash = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isWord =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!isWord && (afterSlash || c != '/' && c != '.')) {
                return false;
            }
            afterSlash = c == '/';
        }
        return !afterSlash;
    }
}

package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what in the manifests gave an instance its root module and its binary (D11). */
final class WrittenNames {

    private static final Set<Layer.Kind> OF_COMMAND =
            EnumSet.of(Layer.Kind.TERRAFORM, Layer.Kind.BASE, Layer.Kind.COMPONENT, Layer.Kind.OVERRIDES);
    private static final Set<Layer.Kind> OF_COMPONENT = EnumSet.of(Layer.Kind.BASE, Layer.Kind.COMPONENT);

    private WrittenNames() {}

    /** The {@code metadata.component} or {@code component:} that counts (D23); {@code null} where none does. */
    static @Nullable Value component(Instance instance) {
        MapValue metadata = instance.sections().map("metadata");
        Value pointer = metadata == null ? null : metadata.get("component");
        if (pointer instanceof TextValue text && text.text().equals(instance.rootModule())) {
            return pointer;
        }
        return instance.rootModule().equals(instance.name()) ? null : last(instance, "component", OF_COMPONENT);
    }

    /** The {@code command} of the highest level that has one; {@code null} where none has. */
    static @Nullable Value command(Instance instance) {
        return last(instance, "command", OF_COMMAND);
    }

    private static @Nullable Value last(Instance instance, String key, Set<Layer.Kind> kinds) {
        List<Layer> layers = instance.contents().layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            Value value = layers.get(i).sections().get(key);
            if (kinds.contains(layers.get(i).kind())
                    && (value instanceof FunctionValue
                            || value instanceof TextValue text && !text.text().isEmpty())) {
                return value;
            }
        }
        return null;
    }
}

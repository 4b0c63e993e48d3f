package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An instance as one document of sections, in the words of Atmos. Empty sections are left out. */
public final class InstanceDocument {

    private final Location place;
    private final MapValue.Builder document;
    private final Function<Backend, MapValue> attributesOf;

    private InstanceDocument(Instance instance, Function<Backend, MapValue> attributesOf) {
        this.attributesOf = attributesOf;
        this.place = instance.location();
        this.document = MapValue.builder(place);
    }

    /** With the backends in force. */
    public static MapValue of(Instance instance) {
        return of(instance, Backend::attributes);
    }

    /** With the backends as the manifests alone have them. */
    public static MapValue ofStacks(Instance instance) {
        return of(instance, Backend::own);
    }

    private static MapValue of(Instance instance, Function<Backend, MapValue> attributesOf) {
        InstanceDocument document = new InstanceDocument(instance, attributesOf);
        instance.sections().entries().forEach(document::section);
        document.name("component", instance.rootModule(), WrittenNames.component(instance));
        document.name("command", instance.command(), WrittenNames.command(instance));
        document.text("workspace", instance.workspace());
        document.text("atmos_component", instance.name());
        document.text("atmos_stack", instance.stack());
        document.text("atmos_manifest", instance.manifest().name());
        document.texts("inheritance", instance.contents().inheritance());
        document.texts("imports", instance.manifest().imports());
        document.backend("backend", instance.backend());
        document.backend("remote_state_backend", instance.state().remoteStateBackend());
        return document.document.build();
    }

    private void section(MapValue.Entry entry) {
        if (!(entry.value() instanceof MapValue map) || !map.isEmpty()) {
            document.put(entry);
        }
    }

    /** @param written value in a manifest that sets the name; {@code null} for a default */
    private void name(String key, String name, @Nullable Value written) {
        document.put(key, new TextValue(name, written == null ? place : written.location()));
    }

    private void text(String key, @Nullable String text) {
        if (text != null) {
            document.put(key, new TextValue(text, place));
        }
    }

    private void texts(String key, List<String> texts) {
        if (!texts.isEmpty()) {
            List<Value> items = texts.stream()
                    .<Value>map(text -> new TextValue(text, place))
                    .toList();
            document.put(key, new ListValue(items, place));
        }
    }

    private void backend(String key, Backend backend) {
        Location typeLocation = backend.typeLocation();
        String type = backend.typeName();
        if (type != null) {
            document.put(key + "_type", new TextValue(type, typeLocation == null ? place : typeLocation));
        }
        MapValue attributes = attributesOf.apply(backend);
        if (!attributes.isEmpty()) {
            document.put(key, attributes);
        }
    }
}

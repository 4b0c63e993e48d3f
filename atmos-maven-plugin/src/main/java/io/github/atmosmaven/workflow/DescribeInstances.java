package io.github.atmosmaven.workflow;

import io.github.atmosmaven.backend.SensitiveAttributes;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.yaml.YamlText;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes instances as one document, in the words of Atmos. */
public final class DescribeInstances {

    private static final Location PLACE = new Location("describe", 1, 1);
    private static final String HIDDEN = "(sensitive)";

    /** How the document is written. */
    public enum Format {
        YAML,
        JSON
    }

    /**
     * What to describe.
     *
     * @param single whether exactly one instance was asked for, so that its sections are the document
     * @param provenance whether the origin of every value is told
     */
    public record Request(List<Instance> instances, boolean single, Format format, boolean provenance) {

        public Request {
            instances = List.copyOf(instances);
        }
    }

    private final Request request;
    private final Map<Value, String> origins = new IdentityHashMap<>();

    private DescribeInstances(Request request) {
        this.request = request;
    }

    public static String text(Request request) {
        return new DescribeInstances(request).text();
    }

    private String text() {
        MapValue document = request.single() && request.instances().size() == 1
                ? document(request.instances().get(0))
                : all();
        if (request.format() == Format.JSON) {
            return JsonText.indented(document);
        }
        return request.provenance() ? YamlText.of(document, this::origin) : YamlText.of(document);
    }

    private @Nullable String origin(Value leaf) {
        return origins.get(leaf);
    }

    private MapValue all() {
        MapValue.Builder stacks = MapValue.builder(PLACE);
        for (Instance instance : request.instances()) {
            MapValue.Entry known = stacks.entry(instance.stack());
            MapValue stack = known != null && known.value() instanceof MapValue map ? map : MapValue.empty(PLACE);
            stacks.put(
                    instance.stack(),
                    stack.toBuilder().put(instance.name(), document(instance)).build());
        }
        return stacks.build();
    }

    private MapValue document(Instance instance) {
        MapValue document = masked(instance, InstanceDocument.of(instance));
        if (!request.provenance()) {
            return document;
        }
        document = OwnLeaves.of(document);
        if (request.format() == Format.JSON) {
            return document.toBuilder()
                    .put("provenance", Provenance.document(instance, document))
                    .build();
        }
        origins.putAll(Provenance.of(instance, document));
        return document;
    }

    /** Secrets appear in no report (D35). */
    private static MapValue masked(Instance instance, MapValue document) {
        MapValue masked = masked(document, "backend", instance.backend().type());
        return masked(
                masked, "remote_state_backend", instance.remoteStateBackend().type());
    }

    private static MapValue masked(MapValue document, String section, @Nullable String type) {
        MapValue.Entry entry = document.entry(section);
        if (entry == null || !(entry.value() instanceof MapValue attributes)) {
            return document;
        }
        MapValue.Builder hidden = attributes.toBuilder();
        for (MapValue.Entry attribute : attributes.entries()) {
            if (SensitiveAttributes.isSensitive(type, attribute.key())) {
                hidden.put(attribute.withValue(
                        new TextValue(HIDDEN, attribute.value().location())));
            }
        }
        return document.toBuilder().put(entry.withValue(hidden.build())).build();
    }
}

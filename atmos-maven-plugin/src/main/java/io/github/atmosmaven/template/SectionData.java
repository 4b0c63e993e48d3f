package io.github.atmosmaven.template;

import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values that the templates of an instance may name: its sections before rendering, and values computed from it
 * (semantics 10.7).
 */
record SectionData(MapValue sections, TemplateContext context) {

    /** Names that the documentation uses in backends without {@code .vars} (D36). */
    private static final Set<String> SHORT_VARS = Set.of("environment", "stage", "tenant", "namespace", "region");

    /** Names that Atmos offers and this product does not. Whether Atmos has a value for them is unknown here. */
    private static final Set<String> NOT_OFFERED = Set.of(
            "atlantis_project",
            "command",
            "component_info",
            "deps",
            "deps_all",
            "imports",
            "inheritance",
            "remote_state_backend_type",
            "sources",
            "spacelift_stack",
            "version");

    /** @param backend true if a backend asks, for which short names are known as well */
    @Nullable
    Value lookup(List<String> path, boolean backend) {
        Value value = sections.at(path.toArray(String[]::new));
        if (value == null && path.size() == 1) {
            String text = computed(path.get(0));
            if (text != null) {
                return new TextValue(text, true, sections.location());
            }
            if (backend && SHORT_VARS.contains(path.get(0))) {
                return withoutMarker(sections.at("vars", path.get(0)));
            }
        }
        return backend ? withoutMarker(value) : value;
    }

    /** A value that {@code !unset} takes away is none where its absence matters. */
    private static @Nullable Value withoutMarker(@Nullable Value value) {
        return value instanceof FunctionValue ? null : value;
    }

    boolean offers(Reference reference) {
        String name = reference.path().get(0);
        return !NOT_OFFERED.contains(name) || sections.containsKey(name);
    }

    /**
     * Returns the reason why a reference cannot be followed to its end, or {@code null}: a value on its way has no
     * fields (semantics 10.9).
     */
    @Nullable
    String obstacle(Reference reference) {
        List<String> path = reference.path();
        Value current = sections;
        for (int i = 0; i < path.size(); i++) {
            if (!(current instanceof MapValue map)) {
                return String.join(".", path.subList(0, i)) + " is " + current.aKind() + " and has no fields";
            }
            current = map.get(path.get(i));
            if (current == null) {
                boolean computed = i == 0 && path.size() > 1 && computed(path.get(0)) != null;
                return computed ? path.get(0) + " is text and has no fields" : null;
            }
        }
        return null;
    }

    private @Nullable String computed(String name) {
        return switch (name) {
            case "component" -> context.component();
            case "atmos_component" -> context.instance();
            case "atmos_stack", "stack" -> context.stack();
            case "workspace" -> context.workspace();
            case "atmos_manifest", "atmos_stack_file" -> context.manifest();
            case "backend_type" -> context.backendType();
            default -> null;
        };
    }
}

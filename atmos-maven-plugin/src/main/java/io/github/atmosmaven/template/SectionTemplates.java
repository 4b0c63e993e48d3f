package io.github.atmosmaven.template;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Renders the templates in the sections of an instance. All of them see the values as they were before rendering
 * (semantics 10.7). A value that begins with a template becomes text, one that begins with something else is read
 * anew as YAML (semantics 10.10). In a backend a template that does not resolve is an error, since the place of state would be wrong
 * without a word (D36).
 */
public final class SectionTemplates {

    /** Sections that decide about the place of state. Every template in them must resolve (D36). */
    private static final Set<String> PLACES =
            Set.of("backend", "remote_state_backend", "component", "provision", "workspace");

    private final boolean enabled;
    private final ScalarTyping scalars;
    private final Templates templates = new Templates();

    /**
     * @param enabled true if {@code templates.settings.enabled} is on; backends are looked at in any case
     * @param scalars reads what a template in the middle of a value came to
     */
    public SectionTemplates(boolean enabled, ScalarTyping scalars) {
        this.enabled = enabled;
        this.scalars = scalars;
    }

    /** The sections with all templates rendered; those that cannot be are reported and stay as they are. */
    public MapValue render(MapValue sections, TemplateContext context, Consumer<Problem> problems) {
        if (!sections.isDynamic()) {
            return sections;
        }
        SectionData data = new SectionData(sections, context);
        MapValue.Builder rendered = sections.toBuilder();
        for (MapValue.Entry entry : sections.entries()) {
            boolean backend = PLACES.contains(entry.key());
            if (entry.value().isDynamic() && (enabled || backend)) {
                ValueTemplates values = enabled
                        ? new ValueTemplates(templates, data, backend, scalars, problems)
                        : ValueTemplates.switchedOff(templates, data, problems);
                rendered.put(entry.withValue(walk(entry.value(), entry.key(), values)));
            }
        }
        return rendered.build();
    }

    private static Value walk(Value value, String path, ValueTemplates values) {
        if (!value.isDynamic()) {
            return value;
        }
        if (value instanceof MapValue map) {
            MapValue.Builder rendered = null;
            for (MapValue.Entry entry : map.entries()) {
                values.checkKey(entry, path);
                Value old = entry.value();
                Value result = old.isDynamic() ? walk(old, path + "." + entry.key(), values) : old;
                if (result != old) {
                    rendered = rendered == null ? map.toBuilder() : rendered;
                    rendered.put(entry.withValue(result));
                }
            }
            return rendered == null ? map : rendered.build();
        }
        if (value instanceof ListValue list) {
            List<Value> items = new ArrayList<>(list.items().size());
            for (Value item : list.items()) {
                items.add(walk(item, path + "[" + items.size() + "]", values));
            }
            return new ListValue(List.copyOf(items), list.append(), list.location());
        }
        return value instanceof TextValue text ? values.render(text, path) : value;
    }
}

package io.github.atmosmaven.config;

import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;

/**
 * Sections that {@code atmos.yaml} lays beneath those of every instance: {@code env}, {@code auth}, and
 * {@code integrations.github} as {@code settings.integrations.github} (semantics 4.1, 4.8).
 */
final class ProjectSections {

    private final AtmosYaml atmos;

    ProjectSections(AtmosYaml atmos) {
        this.atmos = atmos;
    }

    MapValue read() {
        MapValue.Builder sections = MapValue.builder(atmos.place());
        MapValue.Entry env = atmos.section("env");
        if (env != null && env.value() instanceof MapValue variables) {
            sections.put(new MapValue.Entry("env", env.keyLocation(), texts(variables)));
        }
        MapValue.Entry auth = atmos.section("auth");
        if (auth != null) {
            sections.put(new MapValue.Entry("auth", auth.keyLocation(), auth.value()));
        }
        MapValue.Entry github = atmos.section("integrations", "github");
        if (github != null) {
            sections.put("settings", within("integrations", within("github", github.value(), github), github));
        }
        return sections.build();
    }

    private static MapValue within(String key, Value value, MapValue.Entry written) {
        return MapValue.builder(written.keyLocation())
                .put(new MapValue.Entry(key, written.keyLocation(), value))
                .build();
    }

    /** Variables of the environment are texts, whatever they look like. */
    private MapValue texts(MapValue variables) {
        MapValue.Builder texts = MapValue.builder(variables.location());
        for (MapValue.Entry variable : variables.entries()) {
            Value value = variable.value();
            if (value instanceof NumberValue || value instanceof BoolValue) {
                texts.put(variable.withValue(new TextValue(value.toString(), value.location())));
            } else if (value instanceof TextValue || value instanceof NullValue) {
                texts.put(variable);
            } else {
                atmos.wrong("env." + variable.key(), value, "text");
            }
        }
        return texts.build();
    }
}

package io.github.atmosmaven.backend;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.config.BackendConfig;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instance as text: keys {@code terraform}, {@code base} and {@code component} are its levels, {@code metadata} is the
 * merged one, and {@code module} is what its own metadata.component says.
 */
record BackendLevels(String instance, MapValue text) {

    private static final ManifestRef MANIFEST = new ManifestRef("dev", "dev.yaml", List.of(), Map.of());

    static BackendLevels of(String instance, String yaml) {
        return new BackendLevels(instance, ManifestText.map(yaml, "dev.yaml"));
    }

    /** What resolving came to. */
    record Outcome(ResolvedBackends backends, List<Problem> problems) {}

    Outcome resolve() {
        return resolve("-", null, false);
    }

    Outcome resolve(String separator, @Nullable PrefixMode mode, boolean atmosYaml) {
        List<Problem> problems = new ArrayList<>();
        BackendResolver resolver = new BackendResolver(
                new DeepMerge(ListStrategy.REPLACE), separator, mode, atmosYaml, BackendConfig.NONE, MANIFEST);
        return new Outcome(resolver.resolve(request(), problems::add), problems);
    }

    private BackendRequest request() {
        MapValue terraform = section("terraform");
        MapValue base = section("base");
        MapValue component = section("component");
        TextValue type = type(terraform, "backend_type", null);
        TextValue remote = type(terraform, "remote_state_backend_type", null);
        TextValue baseType = type(base, "backend_type", type);
        TextValue baseRemote = type(base, "remote_state_backend_type", remote);
        List<BackendLevel> levels = List.of(
                new BackendLevel(Layer.Kind.TERRAFORM, null, terraform, type, remote),
                new BackendLevel(Layer.Kind.BASE, ListStrategy.REPLACE, base, baseType, baseRemote),
                new BackendLevel(
                        Layer.Kind.COMPONENT,
                        null,
                        component,
                        type(component, "backend_type", baseType),
                        type(component, "remote_state_backend_type", baseRemote)));
        Value module = text.get("module");
        return new BackendRequest(
                instance,
                section("metadata"),
                module instanceof TextValue pointer ? pointer : null,
                true,
                levels,
                new Location("dev.yaml", 100, 1));
    }

    private MapValue section(String key) {
        MapValue section = text.map(key);
        return section == null ? MapValue.empty(text.location()) : section;
    }

    private static @Nullable TextValue type(MapValue level, String key, @Nullable TextValue inherited) {
        return level.get(key) instanceof TextValue type ? type : inherited;
    }
}

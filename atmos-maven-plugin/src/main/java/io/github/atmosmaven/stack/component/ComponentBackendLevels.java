package io.github.atmosmaven.stack.component;

import io.github.atmosmaven.backend.BackendLevel;
import io.github.atmosmaven.function.Functions;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Levels of a component as far as they concern backends, each with the type that its flat attributes belong to (D30).
 * The components of a manifest that set nothing about backends themselves share one list.
 */
public final class ComponentBackendLevels {

    private static final String TYPE = Section.BACKEND_TYPE.key();
    private static final String REMOTE_TYPE = Section.REMOTE_STATE_BACKEND_TYPE.key();

    private final MapValue section;
    private final Functions functions;
    private final Consumer<Problem> problems;
    /** As it is for a component without variables of its own, which alone can make another type of a function. */
    private final BackendLevel terraform;

    private final List<BackendLevel> shared;

    private ComponentBackendLevels(MapValue section, Functions functions, Consumer<Problem> problems) {
        this.section = section;
        this.functions = functions;
        this.problems = problems;
        this.terraform = terraform(MapValue.empty(section.location()));
        this.shared = List.of(this.terraform);
    }

    /**
     * Reports functions of {@code terraform:} that cannot be computed.
     *
     * @param terraform the section of that name, merged
     */
    public static ComponentBackendLevels of(MapValue terraform, Functions functions, Consumer<Problem> problems) {
        return new ComponentBackendLevels(terraform, functions, problems);
    }

    /**
     * Returns true if neither the component nor a base says anything of backends: then all depends on {@code terraform}.
     */
    public boolean areCommon(MapValue body, Lineage lineage) {
        for (Lineage.Base base : lineage.bases()) {
            if (Section.saysAnythingOfBackends(base.body())) {
                return false;
            }
        }
        return !Section.saysAnythingOfBackends(body);
    }

    /**
     * Lowest precedence first; bases and a component that say nothing of backends are left out.
     *
     * @param env the component's merged variables, which functions read first (semantics 11.3)
     */
    public List<BackendLevel> of(MapValue body, Lineage lineage, MapValue env) {
        BackendLevel lowest = terraform.section() == section || env.isEmpty() ? terraform : terraform(env);
        if (areCommon(body, lineage)) {
            return lowest == terraform ? shared : List.of(lowest);
        }
        List<BackendLevel> levels = new ArrayList<>();
        levels.add(lowest);
        TextValue type = lowest.typeInForce();
        TextValue remoteType = lowest.remoteTypeInForce();
        for (Lineage.Base base : lineage.bases()) {
            if (Section.saysAnythingOfBackends(base.body())) {
                BackendLevel level = level(base, lowest, env);
                levels.add(level);
                type = either(Lineages.nonEmptyText(level.section(), TYPE), type);
                remoteType = either(Lineages.nonEmptyText(level.section(), REMOTE_TYPE), remoteType);
            }
        }
        if (Section.saysAnythingOfBackends(body)) {
            MapValue own = computed(body, env);
            levels.add(new BackendLevel(
                    Layer.Kind.COMPONENT,
                    null,
                    own,
                    either(Lineages.nonEmptyText(own, TYPE), type),
                    either(Lineages.nonEmptyText(own, REMOTE_TYPE), remoteType)));
        }
        return levels;
    }

    private BackendLevel terraform(MapValue env) {
        MapValue known = computed(section, env);
        return new BackendLevel(
                Layer.Kind.TERRAFORM,
                null,
                known,
                Lineages.nonEmptyText(known, TYPE),
                Lineages.nonEmptyText(known, REMOTE_TYPE));
    }

    private BackendLevel level(Lineage.Base base, BackendLevel lowest, MapValue env) {
        return new BackendLevel(
                Layer.Kind.BASE,
                base.strategy(),
                computed(base.body(), env),
                either(text(base.typeInForce(), env), lowest.typeInForce()),
                either(text(base.remoteTypeInForce(), env), lowest.remoteTypeInForce()));
    }

    private static @Nullable TextValue either(@Nullable TextValue first, @Nullable TextValue second) {
        return first == null ? second : first;
    }

    /** A type may be computed, for instance by {@code !env}; what it says must be known before sections are chosen. */
    private MapValue computed(MapValue level, MapValue env) {
        MapValue.Builder result = null;
        for (String key : List.of(TYPE, REMOTE_TYPE)) {
            MapValue.Entry entry = level.entry(key);
            if (entry != null && entry.value() instanceof FunctionValue) {
                TextValue text = text(entry.value(), env);
                result = result == null ? level.toBuilder() : result;
                // One that evaluates to an empty text stays, so that it is not taken for a type that nobody set.
                result.put(text == null ? entry : entry.withValue(text));
            }
        }
        return result == null ? level : result.build();
    }

    private @Nullable TextValue text(@Nullable Value written, MapValue env) {
        return functions.text(written, env, problems);
    }
}

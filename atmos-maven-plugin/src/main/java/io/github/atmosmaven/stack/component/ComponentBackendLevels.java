package io.github.atmosmaven.stack.component;

import io.github.atmosmaven.backend.BackendLevel;
import io.github.atmosmaven.function.Functions;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
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

    private final Functions functions;
    private final Consumer<Problem> problems;
    private final BackendLevel terraform;
    private final List<BackendLevel> shared;

    private ComponentBackendLevels(MapValue section, Functions functions, Consumer<Problem> problems) {
        this.functions = functions;
        this.problems = problems;
        this.terraform = new BackendLevel(
                Layer.Kind.TERRAFORM,
                null,
                section,
                Lineages.nonEmptyText(section, TYPE),
                Lineages.nonEmptyText(section, REMOTE_TYPE));
        this.shared = List.of(this.terraform);
    }

    /**
     * Reports functions of {@code terraform:} that cannot be computed.
     *
     * @param terraform the section of that name, merged
     */
    public static ComponentBackendLevels of(MapValue terraform, Functions functions, Consumer<Problem> problems) {
        return new ComponentBackendLevels(computed(terraform, functions, problems), functions, problems);
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

    /** Lowest precedence first; bases and a component that say nothing of backends are left out. */
    public List<BackendLevel> of(MapValue body, Lineage lineage) {
        if (areCommon(body, lineage)) {
            return shared;
        }
        List<BackendLevel> levels = new ArrayList<>(shared);
        TextValue type = terraform.typeInForce();
        TextValue remoteType = terraform.remoteTypeInForce();
        for (Lineage.Base base : lineage.bases()) {
            if (Section.saysAnythingOfBackends(base.body())) {
                levels.add(level(base));
                type = either(Lineages.nonEmptyText(base.body(), TYPE), type);
                remoteType = either(Lineages.nonEmptyText(base.body(), REMOTE_TYPE), remoteType);
            }
        }
        if (Section.saysAnythingOfBackends(body)) {
            MapValue section = computed(body, functions, problems);
            levels.add(new BackendLevel(
                    Layer.Kind.COMPONENT,
                    null,
                    section,
                    either(Lineages.nonEmptyText(section, TYPE), type),
                    either(Lineages.nonEmptyText(section, REMOTE_TYPE), remoteType)));
        }
        return levels;
    }

    private BackendLevel level(Lineage.Base base) {
        return new BackendLevel(
                Layer.Kind.BASE,
                base.strategy(),
                computed(base.body(), functions, problems),
                either(base.typeInForce(), terraform.typeInForce()),
                either(base.remoteTypeInForce(), terraform.remoteTypeInForce()));
    }

    private static @Nullable TextValue either(@Nullable TextValue first, @Nullable TextValue second) {
        return first == null ? second : first;
    }

    /** A type may be computed, for instance by {@code !env}; what it says must be known before sections are chosen. */
    private static MapValue computed(MapValue level, Functions functions, Consumer<Problem> problems) {
        MapValue.Builder result = null;
        for (String key : List.of(TYPE, REMOTE_TYPE)) {
            MapValue.Entry entry = level.entry(key);
            if (entry != null && entry.value() instanceof FunctionValue function) {
                MapValue alone =
                        MapValue.builder(function.location()).put(entry).build();
                Value value = functions.evaluate(alone, problems).get(key);
                result = result == null ? level.toBuilder() : result;
                // One that evaluates to an empty text stays, so that it is not taken for a type that nobody set.
                boolean something = value != null
                        && !(value instanceof NullValue)
                        && !value.toString().isBlank();
                result.put(value != null && something ? entry.withValue(value) : entry);
            }
        }
        return result == null ? level : result.build();
    }
}

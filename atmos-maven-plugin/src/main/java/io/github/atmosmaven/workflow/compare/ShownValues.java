package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.backend.SensitiveAttributes;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.SecretNames;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.workflow.describe.HiddenValues;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hides secrets in differences, which leave the machine in reports (D35, D79): attributes of a backend that its type knows
 * as such, variables that the root module declares {@code sensitive}, what its name calls a secret, and passwords in URLs.
 */
final class ShownValues {

    private static final String VARS = "vars";

    private final OwnInstance own;
    private final ReferenceInstance reference;

    ShownValues(OwnInstance own, ReferenceInstance reference) {
        this.own = own;
        this.reference = reference;
    }

    Difference of(Difference difference) {
        return difference.shown(
                shown(difference.path(), difference.reference()), shown(difference.path(), difference.ours()));
    }

    private @Nullable Value shown(List<String> path, @Nullable Value value) {
        return value == null ? null : visible(path, value);
    }

    private Value visible(List<String> path, Value value) {
        String section = path.get(0);
        if (section.equals("state") || section.equals("workspace") || section.endsWith("_type")) {
            return value;
        }
        if (section.endsWith("backend")) {
            return path.size() == 1 && value instanceof MapValue attributes
                    ? inBackend(section, attributes)
                    : attribute(section, path.subList(1, path.size()), value);
        }
        Set<String> sensitive = own.sensitive().get();
        if (section.equals(VARS) && path.size() > 1 && sensitive.contains(path.get(1))) {
            return HiddenValues.hidden(value);
        }
        boolean named = path.stream().skip(1).anyMatch(SecretNames::mayHoldOne);
        return named
                ? HiddenValues.hidden(value)
                : HiddenValues.in(value, path.size() == 1 && section.equals(VARS) ? sensitive : Set.of());
    }

    private MapValue inBackend(String section, MapValue attributes) {
        MapValue shown = attributes;
        for (BackendType type : types(section)) {
            shown = SensitiveAttributes.hidden(type, shown);
        }
        return shown;
    }

    /** The attribute is looked at in the blocks that it is in, since these make its name. */
    private Value attribute(String section, List<String> names, Value value) {
        Value wrapped = value;
        for (int i = names.size() - 1; i >= 0; i--) {
            wrapped = MapValue.builder(value.location())
                    .put(names.get(i), wrapped)
                    .build();
        }
        Value shown = inBackend(section, (MapValue) wrapped).at(names.toArray(String[]::new));
        return shown == null ? HiddenValues.hidden(value) : shown;
    }

    /** The types that either side gives the backend. */
    private List<BackendType> types(String section) {
        boolean backend = section.equals("backend");
        BackendType ours = backend
                ? own.instance().backend().type()
                : own.instance().state().remoteStateBackend().type();
        return List.of(ours, BackendTypes.of(reference.text(section + "_type")));
    }
}

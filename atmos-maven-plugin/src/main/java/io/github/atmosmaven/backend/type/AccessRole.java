package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the role that Terraform uses for state as current versions want it: nested in {@code assume_role} (D37).
 */
final class AccessRole {

    private static final String NESTED = "assume_role";
    private static final String DURATION = "assume_role_duration_seconds";

    /** Root-level attributes by what they are called inside {@code assume_role}. */
    private static final Map<String, String> MOVED = new LinkedHashMap<>(Map.of(
            "role_arn",
            "role_arn",
            "session_name",
            "session_name",
            "external_id",
            "external_id",
            DURATION,
            "duration",
            "assume_role_policy",
            "policy",
            "assume_role_policy_arns",
            "policy_arns",
            "assume_role_tags",
            "tags",
            "assume_role_transitive_tag_keys",
            "transitive_tag_keys"));

    private AccessRole() {}

    /** The attributes with a root-level role nested; as they are where there is none. */
    static MapValue nest(MapValue attributes) {
        if (!isAtRoot(attributes)) {
            return attributes;
        }
        MapValue.Builder rest = attributes.toBuilder();
        MapValue.Builder role = MapValue.builder(attributes.location());
        for (Map.Entry<String, String> moved : MOVED.entrySet()) {
            MapValue.Entry entry = attributes.entry(moved.getKey());
            rest.remove(moved.getKey());
            if (entry != null && !isUnset(entry.value())) {
                Value value = moved.getKey().equals(DURATION) ? duration(entry.value()) : entry.value();
                role.put(new MapValue.Entry(moved.getValue(), entry.keyLocation(), value));
            }
        }
        // The other attributes say how a role is assumed; without a role there is nothing to assume.
        MapValue nested = role.build();
        return nested.containsKey("role_arn") ? rest.put(NESTED, nested).build() : rest.build();
    }

    private static boolean isAtRoot(MapValue attributes) {
        for (MapValue.Entry entry : attributes.entries()) {
            if (MOVED.containsKey(entry.key())) {
                return true;
            }
        }
        return false;
    }

    /** Versions that knew the attributes at the root took an empty text for none; nested, it would be refused. */
    private static boolean isUnset(Value value) {
        return value instanceof NullValue
                || value instanceof TextValue text && text.text().isEmpty();
    }

    private static Value duration(Value seconds) {
        return seconds instanceof NumberValue || seconds instanceof TextValue
                ? new TextValue(seconds + "s", seconds.location())
                : seconds;
    }
}

package io.github.atmosmaven.backend.s3;

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
public final class AccessRole {

    static final String TAGS = "assume_role_tags";
    static final String SESSION_NAME = "session_name";
    static final String EXTERNAL_ID = "external_id";
    static final String NESTED_DURATION = "duration";
    static final String NESTED_POLICY = "policy";
    static final String NESTED_POLICIES = "policy_arns";
    static final String NESTED_TAGS = "tags";
    static final String NESTED_TRANSITIVE_TAGS = "transitive_tag_keys";

    private static final String DURATION = "assume_role_duration_seconds";

    /** Root-level attributes by what they are called inside {@code assume_role}. */
    private static final Map<String, String> MOVED = new LinkedHashMap<>(Map.of(
            S3Attributes.ROLE_ARN,
            S3Attributes.ROLE_ARN,
            SESSION_NAME,
            SESSION_NAME,
            EXTERNAL_ID,
            EXTERNAL_ID,
            DURATION,
            NESTED_DURATION,
            "assume_role_policy",
            NESTED_POLICY,
            "assume_role_policy_arns",
            NESTED_POLICIES,
            TAGS,
            NESTED_TAGS,
            "assume_role_transitive_tag_keys",
            NESTED_TRANSITIVE_TAGS));

    private AccessRole() {}

    /** The attributes with a root-level role nested; as they are where there is none. */
    public static MapValue nest(MapValue attributes) {
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
        return nested.containsKey(S3Attributes.ROLE_ARN)
                ? rest.put(S3Attributes.ASSUME_ROLE, nested).build()
                : rest.build();
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

package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Hides what identities sign in with, in the section {@code auth}, which may come from {@code atmos.yaml} and from the
 * environment of the caller (D35). Its keys are those of many providers, so names decide.
 */
final class AuthSecrets {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(secret|password|passphrase|token|secret_access_key|private_key)");

    private AuthSecrets() {}

    static MapValue hidden(MapValue auth, String replacement) {
        MapValue.Builder hidden = MapValue.builder(auth.location());
        for (MapValue.Entry entry : auth.entries()) {
            boolean secret =
                    isScalar(entry.value()) && SECRET.matcher(entry.key()).matches();
            Value shown =
                    secret ? new TextValue(replacement, entry.value().location()) : within(entry.value(), replacement);
            hidden.put(entry.withValue(shown));
        }
        return hidden.build();
    }

    private static Value within(Value value, String replacement) {
        if (value instanceof MapValue map) {
            return hidden(map, replacement);
        }
        if (value instanceof ListValue list) {
            List<Value> items =
                    list.items().stream().map(item -> within(item, replacement)).toList();
            return new ListValue(items, list.location());
        }
        return value;
    }

    private static boolean isScalar(Value value) {
        return !(value instanceof MapValue || value instanceof ListValue || value instanceof NullValue);
    }
}

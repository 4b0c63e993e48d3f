package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables that say where the state of an instance lives, where its backend does not (D75): those of the
 * caller, and over them those of the instance.
 *
 * @param caller the environment of the caller
 * @param own the {@code env} section of the instance; null takes a variable away
 */
public record PlaceVariables(Map<String, String> caller, MapValue own) {

    /**
     * A variable that is set to something.
     *
     * @param source the value in the {@code env} section; null where the caller sets it
     */
    record Setting(String variable, String value, @Nullable Value source) {}

    /** The first of several variables that is set, or {@code null} if none is. */
    @Nullable
    Setting firstOf(List<String> variables) {
        for (String variable : variables) {
            Setting setting = named(variable);
            if (setting != null) {
                return setting;
            }
        }
        return null;
    }

    /** Value of a variable; empty if it is not set. */
    String value(String variable) {
        Setting setting = named(variable);
        return setting == null ? "" : setting.value();
    }

    private @Nullable Setting named(String variable) {
        Value source = own.get(variable);
        String value = source instanceof NullValue
                ? ""
                : source == null ? caller.getOrDefault(variable, "") : source.toString();
        return value.isEmpty() ? null : new Setting(variable, value, source);
    }
}

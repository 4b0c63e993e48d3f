package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the attribute that keeps the states of instances apart in a shared backend: {@code workspace_key_prefix} of
 * s3, {@code prefix} of gcs, {@code key} of azurerm (semantics 8.8, 8.9, D31).
 */
final class DefaultAttribute {

    private final String separator;
    private final @Nullable PrefixMode mode;
    private final boolean choiceNeeded;

    /** @param choiceNeeded true if the project must choose a mode where it makes a difference */
    DefaultAttribute(String separator, @Nullable PrefixMode mode, boolean choiceNeeded) {
        this.separator = separator;
        this.mode = mode;
        this.choiceNeeded = choiceNeeded && mode == null;
    }

    /** @param alone gives the attributes of the type that one level sets by itself, or null if it sets none */
    MapValue fill(
            BackendType type,
            MapValue attributes,
            Function<Layer.Kind, @Nullable MapValue> alone,
            BackendRequest request,
            Consumer<Problem> problems) {
        BackendAttributes.Prefix prefix = type.attributes().prefix();
        if (prefix == null) {
            return attributes;
        }
        String key = prefix.attribute();
        MapValue.Entry written = attributes.entry(key);
        if (written != null && !isText(written.value())) {
            problems.accept(Problem.error(
                    ProblemCode.WRONG_TYPE,
                    written.value().location(),
                    "'" + key + "' of the " + type.name() + " backend of '" + request.instance()
                            + "' must be text, not " + written.value().aKind(),
                    written.value() instanceof ListValue || written.value() instanceof MapValue
                            ? "write one text, as in '" + key + ": vpc'"
                            : "put it in quotes"));
            return attributes;
        }
        if (prefix.isFile()) {
            Value global = at(key, alone.apply(Layer.Kind.TERRAFORM));
            Value own = at(key, alone.apply(Layer.Kind.COMPONENT));
            return isFileKept(written, global, own)
                    ? attributes
                    : put(attributes, key, file(global, name(request, problems), prefix.suffix()));
        }
        return isEmpty(written) ? put(attributes, key, name(request, problems)) : attributes;
    }

    /** Text, or what will be text: an explicit null asks for the default. */
    private static boolean isText(Value value) {
        return value instanceof TextValue || value instanceof NullValue || value instanceof FunctionValue;
    }

    private static boolean isEmpty(MapValue.@Nullable Entry entry) {
        return entry == null
                || entry.value() instanceof NullValue
                || entry.value() instanceof TextValue text && text.text().isEmpty();
    }

    private static @Nullable Value at(String key, @Nullable MapValue attributes) {
        return attributes == null ? null : attributes.get(key);
    }

    private static boolean isFileKept(MapValue.@Nullable Entry written, @Nullable Value global, @Nullable Value own) {
        if (own instanceof TextValue) {
            return true;
        }
        if (isEmpty(written) || written == null) {
            return false;
        }
        if (written.value() instanceof FunctionValue) {
            // Not computed yet, so it can neither be compared nor be the folder of another key.
            return true;
        }
        return global == null || !global.sameAs(written.value());
    }

    /** The value that {@code terraform:} sets is the folder of all files. */
    private static TextValue file(@Nullable Value global, TextValue name, String suffix) {
        String written = global instanceof TextValue text ? text.text() : "";
        String folder = written.isEmpty() ? "" : written + "/";
        return new TextValue(folder + name.text() + suffix, name.location());
    }

    private static MapValue put(MapValue attributes, String key, TextValue value) {
        return attributes.toBuilder()
                .put(new MapValue.Entry(key, value.location(), value))
                .build();
    }

    /** The name that the default is made of, with the place it was read from. */
    private TextValue name(BackendRequest request, Consumer<Problem> problems) {
        if (request.metadata().get("name") instanceof TextValue logical
                && !logical.text().isEmpty()) {
            return flat(logical.text(), logical.location());
        }
        TextValue own = flat(request.instance(), request.location());
        TextValue pointer = request.modulePointer();
        if (pointer == null) {
            return own;
        }
        TextValue module = flat(pointer.text(), pointer.location());
        if (choiceNeeded && request.keepsState() && !module.text().equals(own.text())) {
            problems.accept(Problem.error(
                    ProblemCode.PREFIX_CHOICE_NEEDED,
                    pointer.location(),
                    "the state of '" + request.instance() + "' would lie under '" + module.text()
                            + "' with Atmos and under '" + own.text() + "' by this plugin's default",
                    "set -Datmos.workspaceKeyPrefix to 'module' to keep the states that Atmos made, or to 'instance' for a prefix of"
                            + " its own for each instance"));
        }
        return mode == PrefixMode.MODULE ? module : own;
    }

    private TextValue flat(String name, Location place) {
        return new TextValue(separator.equals("/") ? name : name.replace("/", separator), place);
    }
}

package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that tell the states of one backend apart (D32). An empty one would put the state at a place that nobody
 * named and that other instances may share, so one whose template or function evaluates to an empty text is refused (D36).
 */
public final class PlaceAttributes {

    private PlaceAttributes() {}

    /**
     * Reports attributes that have no usable value. A template or function that evaluates to an empty text is reported
     * where it is written, and a value that is not text of one line at the value.
     *
     * @param raw the backend before functions and templates were computed
     * @param computed the backend after functions and templates were computed
     * @param instance name of the instance, for messages
     */
    public static void check(Backend raw, Backend computed, String instance, Consumer<Problem> problems) {
        BackendType type = raw.type();
        for (String attribute : type.attributes().place()) {
            Place place = new Place(attribute, type, instance);
            Problem problem = place.problem(at(raw.attributes(), attribute), at(computed.attributes(), attribute));
            if (problem != null) {
                problems.accept(problem);
            }
        }
    }

    /** One of the attributes, of the backend of one instance. */
    private record Place(String attribute, BackendType type, String instance) {

        @Nullable
        Problem problem(@Nullable Value written, @Nullable Value value) {
            if (written != null && written.isDynamic() && isBlank(value)) {
                return Problem.error(
                        ProblemCode.UNRESOLVED_TEMPLATE,
                        written.location(),
                        this + " says where the state is, and evaluates to an empty text",
                        "set the values that it is built from, or remove the attribute");
            }
            if (value instanceof MapValue || value instanceof ListValue) {
                return Problem.error(
                        ProblemCode.WRONG_TYPE,
                        value.location(),
                        this + " must be text, not " + value.aKind(),
                        "write one text");
            }
            if (value instanceof NumberValue) {
                return Problem.error(
                        ProblemCode.WRONG_TYPE,
                        value.location(),
                        this + " says where the state is, and is a number",
                        "put it in quotes");
            }
            if (value instanceof TextValue text && !type.attributes().mayHaveLines(attribute) && hasControl(text)) {
                return Problem.error(
                        ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                        value.location(),
                        this + " has a line break or another control character in it",
                        "write it on one line, without '|' or '>'");
            }
            return null;
        }

        @Override
        public String toString() {
            return "'" + attribute + "' of the " + type.name() + " backend of '" + instance + "'";
        }
    }

    private static boolean hasControl(TextValue text) {
        String characters = text.text();
        for (int i = 0; i < characters.length(); i++) {
            if (Character.isISOControl(characters.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(@Nullable Value value) {
        return value == null || value instanceof NullValue || value.toString().isBlank();
    }

    private static @Nullable Value at(MapValue attributes, String path) {
        int dot = path.indexOf('.');
        MapValue holder = dot < 0 ? attributes : attributes.block(path.substring(0, dot));
        return holder == null ? null : holder.get(path.substring(dot + 1));
    }
}

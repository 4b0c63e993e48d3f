package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.BoolValue;
import io.github.atmosmaven.model.FunctionValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.NumberValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Says what a scalar is, by its tag, its quotes and its text. */
final class ScalarReader {

    private static final String CORE = "tag:yaml.org,2002:";

    private final List<Problem> problems;

    ScalarReader(List<Problem> problems) {
        this.problems = problems;
    }

    Value value(ScalarEvent event, Location place) {
        String tag = event.getTag();
        String text = event.getValue();
        if (tag == null) {
            return event.isPlain() ? plain(text, place) : new TextValue(text, place);
        }
        if (tag.equals("!")) {
            return new TextValue(text, place);
        }
        if (tag.startsWith(CORE)) {
            return tagged(tag.substring(CORE.length()), text, place);
        }
        if (tag.equals(FunctionTags.LITERAL)) {
            return new TextValue(text, true, place);
        }
        if (tag.equals(FunctionTags.APPEND)) {
            return event.isPlain() ? plain(text, place) : new TextValue(text, place);
        }
        if (FunctionTags.COMPUTED.contains(tag)) {
            return new FunctionValue(tag, text.strip(), place);
        }
        unknown(tag, place);
        return new TextValue(text, place);
    }

    private Value plain(String text, Location place) {
        GoScalars.Scalar scalar = GoScalars.resolve(text);
        return switch (scalar.kind()) {
            case TEXT -> new TextValue(text, place);
            case NULL -> new NullValue(place);
            case BOOL -> new BoolValue(scalar.bool(), place);
            case NUMBER -> new NumberValue(Objects.requireNonNull(scalar.number()), place);
            case KEPT_TEXT -> {
                problems.add(Problem.warning(
                        ProblemCode.SCALAR_KEPT_AS_TEXT,
                        place,
                        "'" + text + "' is kept as text; other tools read it as " + scalar.loss(),
                        "put it in quotes: \"" + text + "\""));
                yield new TextValue(text, place);
            }
        };
    }

    private Value tagged(String tag, String text, Location place) {
        GoScalars.Scalar scalar = GoScalars.resolve(text);
        Value value = switch (tag) {
            case "str", "timestamp" -> new TextValue(text, place);
            case "null" -> scalar.kind() == GoScalars.Kind.NULL ? new NullValue(place) : null;
            case "bool" -> scalar.kind() == GoScalars.Kind.BOOL ? new BoolValue(scalar.bool(), place) : null;
            case "int" ->
                scalar.number() != null && !(scalar.number() instanceof Double)
                        ? new NumberValue(scalar.number(), place)
                        : null;
            case "float" ->
                scalar.number() != null ? new NumberValue(scalar.number().doubleValue(), place) : null;
            case "binary" -> binary(text, place);
            default -> null;
        };
        if (value != null) {
            return value;
        }
        problems.add(Problem.error(
                ProblemCode.MALFORMED_YAML,
                place,
                "'" + text + "' is no !!" + tag,
                "correct the value or take the tag out"));
        return new TextValue(text, place);
    }

    private static @Nullable Value binary(String text, Location place) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
            return new TextValue(new String(bytes, StandardCharsets.UTF_8), place);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Looks at the tag of a list or map; returns whether it asks for appending. */
    boolean collectionTag(@Nullable String tag, Location place, String core) {
        if (tag == null || tag.equals("!") || tag.equals(FunctionTags.LITERAL)) {
            return false;
        }
        if (tag.equals(FunctionTags.APPEND)) {
            return core.equals("seq");
        }
        if (tag.startsWith(CORE)) {
            String name = tag.substring(CORE.length());
            boolean fits = core.equals("seq")
                    ? name.equals("seq") || name.equals("omap")
                    : name.equals("map") || name.equals("set");
            if (!fits) {
                problems.add(
                        Problem.error(ProblemCode.MALFORMED_YAML, place, "this is no !!" + name, "take the tag out"));
            }
            return false;
        }
        if (FunctionTags.COMPUTED.contains(tag)) {
            problems.add(Problem.error(
                    ProblemCode.INVALID_FUNCTION,
                    place,
                    tag + " takes text, not a " + (core.equals("seq") ? "list" : "map"),
                    "write it as '" + tag + " argument'"));
            return false;
        }
        unknown(tag, place);
        return false;
    }

    private void unknown(String tag, Location place) {
        if (FunctionTags.KNOWN_ELSEWHERE.contains(tag)) {
            problems.add(Problem.error(
                    ProblemCode.UNKNOWN_TAG,
                    place,
                    "the function " + tag + " is not supported yet",
                    "supported are: " + String.join(", ", FunctionTags.supported())));
            return;
        }
        problems.add(Problem.error(
                ProblemCode.UNKNOWN_TAG, place, "unknown tag " + tag, NearestName.hint(tag, FunctionTags.supported())));
    }
}

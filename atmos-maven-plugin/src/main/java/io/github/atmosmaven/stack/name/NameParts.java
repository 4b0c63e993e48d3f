package io.github.atmosmaven.stack.name;

import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.Evaluation;
import io.github.atmosmaven.template.Scope;
import io.github.atmosmaven.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a name of values, each of which must be one text that is known already (D17): names are made before templates
 * are rendered (semantics 10.14), so that a template among the values would become a part of the name as it is
 * written.
 */
final class NameParts {

    /** The one token that is a list (semantics 7.5). */
    private static final String ATTRIBUTES = "attributes";

    private final String what;
    private final ProblemCode code;
    private final Consumer<Problem> problems;
    private boolean refused;

    /**
     * @param what makes the name, for messages: {@code the name template '…'}
     * @param code of what stands in its way
     */
    NameParts(String what, ProblemCode code, Consumer<Problem> problems) {
        this.what = what;
        this.code = code;
        this.problems = problems;
    }

    /**
     * Result of composing a name.
     *
     * @param text the name; null if a value was refused, which is reported at the value
     * @param missing parts that have no value at all; the text is of no use unless this is empty
     */
    record ComposedName(@Nullable String text, List<String> missing) {}

    ComposedName of(Template template, Scope data) {
        Evaluation rendered = template.evaluate(path -> {
            Value value = data.lookup(path);
            // An empty part is fine where a template is at pains to put it in; a pattern asks for each of its parts.
            if (value == null
                    || value instanceof NullValue
                    || value instanceof TextValue text && text.text().isBlank()) {
                return value;
            }
            // A stand-in for what is refused, which is not missing.
            return text(String.join(".", path), value) != null ? value : new TextValue("-", value.location());
        });
        return made(
                rendered.text(),
                rendered.missing().stream().map(Objects::toString).distinct().toList());
    }

    /** @param values gives the value of a token; null if it has none */
    ComposedName of(TokenPattern pattern, Function<String, @Nullable Value> values) {
        TokenPattern.Filled filled = pattern.fill(token -> {
            Value value = values.apply(token);
            if (value == null || value instanceof NullValue || value instanceof BoolValue) {
                return null;
            }
            String text = value instanceof ListValue list && token.equals(ATTRIBUTES)
                    ? joined(token, list)
                    : text(token, value);
            return text == null ? "-" : text;
        });
        return made(filled.text(), filled.missing());
    }

    private ComposedName made(String text, List<String> missing) {
        return new ComposedName(refused ? null : text, refused ? List.of() : missing);
    }

    private @Nullable String joined(String name, ListValue list) {
        List<String> texts = new ArrayList<>();
        for (Value item : list.items()) {
            String text = text(name, item);
            if (text == null) {
                return null;
            }
            texts.add(text);
        }
        return String.join("-", texts);
    }

    private @Nullable String text(String name, Value value) {
        String obstacle = obstacle(value);
        if (obstacle == null) {
            return value.toString();
        }
        refused = true;
        problems.accept(Problem.error(
                code,
                value.location(),
                what + " needs " + name + ", which " + obstacle,
                value.isDynamic()
                        ? "write the value out, or name its parts in its place"
                        : "set " + name + " to a text that is not empty"));
        return null;
    }

    private static @Nullable String obstacle(Value value) {
        if (value instanceof TextValue text) {
            if (text.isDynamic()) {
                return "is a template itself, and names are made before templates are rendered";
            }
            return text.text().isBlank() ? "is empty" : null;
        }
        return value instanceof NumberValue || value instanceof BoolValue ? null : "is " + value.aKind();
    }
}

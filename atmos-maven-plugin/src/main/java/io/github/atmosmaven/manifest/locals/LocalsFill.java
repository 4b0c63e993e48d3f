package io.github.atmosmaven.manifest.locals;

import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.Evaluation;
import io.github.atmosmaven.template.Obstacle;
import io.github.atmosmaven.template.Reference;
import io.github.atmosmaven.template.ScalarTyping;
import io.github.atmosmaven.template.Scope;
import io.github.atmosmaven.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills what is known into the keys and values of a file. A value that is exactly one reference takes the value it names,
 * of whatever type; other texts are filled piece by piece and keep the references that are not known.
 */
final class LocalsFill {

    private final Scope known;
    private final ScalarTyping typing;
    private final Consumer<Problem> problems;
    private final Set<String> left;

    LocalsFill(Scope known, ScalarTyping typing, Consumer<Problem> problems) {
        this(known, typing, problems, Set.of());
    }

    private LocalsFill(Scope known, ScalarTyping typing, Consumer<Problem> problems, Set<String> left) {
        this.known = known;
        this.typing = typing;
        this.problems = problems;
        this.left = left;
    }

    /**
     * Returns this fill for a component with locals of its own, whose references are kept until the component is known.
     */
    LocalsFill leaving(Set<String> ofTheComponent) {
        return new LocalsFill(known, typing, problems, ofTheComponent);
    }

    static boolean isLocal(Reference reference) {
        return reference.path().get(0).equals(Locals.LOCALS);
    }

    Value fill(Value value) {
        if (value instanceof MapValue map) {
            return fillMap(map);
        }
        if (value instanceof ListValue list) {
            return fillList(list);
        }
        if (value instanceof TextValue text && text.isDynamic()) {
            return fillText(text);
        }
        return value instanceof FunctionValue function && function.hasTemplate() ? fillFunction(function) : value;
    }

    MapValue fillMap(MapValue map) {
        MapValue keyed = fillKeys(map);
        // Not laid over the map as it was, which would count as dynamic for ever.
        MapValue.Builder filled = MapValue.builder(map.location());
        boolean changed = keyed != map;
        for (MapValue.Entry entry : keyed.entries()) {
            Value value = fill(entry.value());
            changed |= value != entry.value();
            filled.put(entry.withValue(value));
        }
        return changed ? filled.build() : map;
    }

    /** The map with its keys filled and its values as they are. */
    MapValue fillKeys(MapValue map) {
        if (map.keys().stream().noneMatch(TextValue::isTemplate)) {
            return map;
        }
        MapValue.Builder filled = MapValue.builder(map.location());
        for (MapValue.Entry entry : map.entries()) {
            String key = TextValue.isTemplate(entry.key())
                    ? rendered(entry.key(), entry.keyLocation()).orElse(entry.key())
                    : entry.key();
            if (filled.entry(key) != null) {
                problems.accept(Problem.error(
                        ProblemCode.DUPLICATE_KEY,
                        entry.keyLocation(),
                        "'" + entry.key() + "' becomes '" + key + "', which is there already",
                        "remove one of the two"));
            }
            filled.put(new MapValue.Entry(key, entry.keyLocation(), entry.value()));
        }
        return filled.build();
    }

    private Value fillList(ListValue list) {
        List<Value> items = new ArrayList<>(list.items().size());
        boolean changed = false;
        for (Value item : list.items()) {
            Value value = fill(item);
            changed |= value != item;
            items.add(value);
        }
        return changed ? new ListValue(List.copyOf(items), list.append(), list.location()) : list;
    }

    private Value fillFunction(FunctionValue function) {
        return rendered(function.argument(), function.location())
                .<Value>map(argument -> new FunctionValue(function.tag(), argument, function.location()))
                .orElse(function);
    }

    private Value fillText(TextValue value) {
        Value whole = Template.compile(value.text())
                .single()
                .filter(reference -> !isLeft(reference))
                .map(reference -> known.lookup(reference.path()))
                .orElse(null);
        if (whole != null) {
            return whole instanceof TextValue text
                    ? new TextValue(text.text(), text.literal(), value.location())
                    : whole;
        }
        return rendered(value.text(), value.location())
                .filter(text -> !text.equals(value.text()))
                .map(text -> TextValue.isTemplate(text)
                        ? new TextValue(text, value.location())
                        : typing.of(value.text(), text, false, value.location()))
                .orElse(value);
    }

    /** The text with what is known; empty where it must not stay as it is, which is reported. */
    private Optional<String> rendered(String text, Location at) {
        Template template = Template.compile(text);
        Problem refusal = refusal(template, at);
        if (refusal != null) {
            problems.accept(refusal);
            return Optional.empty();
        }
        Evaluation rendered = template.evaluate(
                known.filling(reference -> !isLeft(reference) && known.lookup(reference.path()) != null));
        if (rendered.tooLong()) {
            problems.accept(Problem.error(
                    ProblemCode.LIMIT_EXCEEDED,
                    at,
                    "this text becomes more than a megabyte longer by what it refers to",
                    "refer to smaller values"));
            return Optional.empty();
        }
        return Optional.of(rendered.text());
    }

    private @Nullable Problem refusal(Template template, Location at) {
        if (template.mentionsBeyondReferences("." + Locals.LOCALS)) {
            return Problem.error(
                    ProblemCode.UNSUPPORTED_FEATURE,
                    at,
                    "'" + template.expressions() + "' does more than name a local, " + Obstacle.NOT_YET,
                    "build it of references such as {{ .locals.name }}");
        }
        for (Reference reference : template.references()) {
            if (isLocal(reference) && !isLeft(reference)) {
                Problem problem = refusal(reference, template, at);
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
    }

    private @Nullable Problem refusal(Reference reference, Template template, Location at) {
        if (isNotIncluded(reference.path())) {
            return null;
        }
        Value value = known.lookup(reference.path());
        if (value == null || value instanceof NullValue) {
            return Problem.error(
                    ProblemCode.UNRESOLVED_TEMPLATE,
                    at,
                    "'" + template.expressions() + "' uses " + reference
                            + (value == null ? ", which this file does not define" : ", which is null"),
                    value == null
                            ? "define it under locals: of the same file; locals reach no other file"
                            : "give it a value, or let this value be the reference alone");
        }
        return value instanceof FunctionValue function
                ? Problem.error(
                        ProblemCode.UNSUPPORTED_FEATURE,
                        at,
                        "'" + template.expressions() + "' puts " + reference
                                + " into a longer text, but its value is computed by " + function.tag()
                                + " and known only for an instance",
                        "let the value be the reference alone")
                : null;
    }

    /** Returns true if what it names was to come from a file that could not be included, which was reported there. */
    private boolean isNotIncluded(List<String> path) {
        for (int length = 2; length <= path.size(); length++) {
            if (known.lookup(path.subList(0, length)) instanceof FunctionValue function) {
                return function.tag().startsWith("!include");
            }
        }
        return false;
    }

    /** Returns true if it names a local of the component around it. */
    private boolean isLeft(Reference reference) {
        return isLocal(reference)
                && reference.path().size() > 1
                && left.contains(reference.path().get(1));
    }
}

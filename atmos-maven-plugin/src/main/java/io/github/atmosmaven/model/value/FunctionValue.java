package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;

/**
 * A YAML function that is computed for each instance after the merge, such as {@code !env NAME}. Until then it is an
 * opaque scalar that replaces and is replaced (semantics 11.2).
 *
 * @param tag with its exclamation mark, for instance {@code !env}
 * @param argument the text behind the tag, possibly empty
 */
public record FunctionValue(String tag, String argument, Location location) implements Value {

    @Override
    public boolean sameAs(Value other) {
        return other instanceof FunctionValue that && tag.equals(that.tag) && argument.equals(that.argument);
    }

    @Override
    public boolean isDynamic() {
        return true;
    }

    /** Returns true if the argument holds an action of a template. */
    public boolean hasTemplate() {
        return TextValue.isTemplate(argument);
    }

    @Override
    public String kind() {
        return "function";
    }

    @Override
    public String toString() {
        return argument.isEmpty() ? tag : tag + " " + argument;
    }
}

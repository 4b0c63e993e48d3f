package io.github.atmosmaven.workflow;

import io.github.atmosmaven.model.BoolValue;
import io.github.atmosmaven.model.FunctionValue;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.NumberValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;

/**
 * Copies a document so that no value in it is shared: with another instance, which another import may have brought it
 * to, or within the instance. Only then can each be told its own story.
 */
final class OwnLeaves {

    private OwnLeaves() {}

    static MapValue of(MapValue map) {
        MapValue.Builder copy = MapValue.builder(map.location());
        map.entries().forEach(entry -> copy.put(entry.withValue(of(entry.value()))));
        return copy.build();
    }

    private static Value of(Value value) {
        if (value instanceof MapValue map) {
            return of(map);
        }
        if (value instanceof ListValue list) {
            return new ListValue(list.items().stream().map(OwnLeaves::of).toList(), list.location());
        }
        if (value instanceof TextValue text) {
            return new TextValue(text.text(), text.literal(), text.location());
        }
        if (value instanceof NumberValue number) {
            return new NumberValue(number.number(), number.location());
        }
        if (value instanceof BoolValue bool) {
            return new BoolValue(bool.value(), bool.location());
        }
        return value instanceof FunctionValue function
                ? new FunctionValue(function.tag(), function.argument(), function.location())
                : new NullValue(value.location());
    }
}

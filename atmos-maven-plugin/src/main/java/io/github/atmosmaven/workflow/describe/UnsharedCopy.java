package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.List;

/**
 * Copies a document so that no value in it is shared: with another instance, which another import may have brought it
 * to, or within the instance. Only then can each be told its own story.
 */
final class UnsharedCopy {

    private UnsharedCopy() {}

    static MapValue of(MapValue map) {
        return map.isEmpty() ? MapValue.empty(map.location()) : (MapValue) map.transform(UnsharedCopy::copy);
    }

    private static Value copy(Value leaf) {
        if (leaf instanceof TextValue text) {
            return new TextValue(text.text(), text.literal(), text.location());
        }
        if (leaf instanceof NumberValue number) {
            return new NumberValue(number.number(), number.location());
        }
        if (leaf instanceof BoolValue bool) {
            return new BoolValue(bool.value(), bool.location());
        }
        if (leaf instanceof FunctionValue function) {
            return new FunctionValue(function.tag(), function.argument(), function.location());
        }
        if (leaf instanceof MapValue) {
            return MapValue.empty(leaf.location());
        }
        return leaf instanceof ListValue ? new ListValue(List.of(), leaf.location()) : new NullValue(leaf.location());
    }
}

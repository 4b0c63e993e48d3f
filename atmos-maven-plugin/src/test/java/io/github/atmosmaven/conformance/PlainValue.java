package io.github.atmosmaven.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values and JSON as maps, lists, texts, numbers and the like, to compare them: numbers by value, the rest exactly. */
final class PlainValue {

    private static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private PlainValue() {}

    static Object of(Value value) {
        if (value instanceof MapValue map) {
            Map<String, Object> plain = new TreeMap<>();
            map.entries().forEach(entry -> plain.put(entry.key(), of(entry.value())));
            return plain;
        }
        if (value instanceof ListValue list) {
            return list.items().stream().map(PlainValue::of).toList();
        }
        if (value instanceof NumberValue number) {
            return number(number.number().toString());
        }
        if (value instanceof NullValue) {
            return NULL;
        }
        return value instanceof BoolValue bool ? bool.value() : value.toString();
    }

    static Object of(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> plain = new TreeMap<>();
            node.properties().forEach(property -> plain.put(property.getKey(), of(property.getValue())));
            return plain;
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(of(item)));
            return items;
        }
        if (node.isNumber()) {
            return number(node.asText());
        }
        if (node.isNull()) {
            return NULL;
        }
        return node.isBoolean() ? node.booleanValue() : node.asText();
    }

    private static BigDecimal number(String text) {
        BigDecimal exact = new BigDecimal(text).stripTrailingZeros();
        return exact.signum() == 0 ? BigDecimal.ZERO : exact;
    }
}

package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conversions between types that the tools make, and the words of YAML that they do not take. */
final class ValueTypes {

    private static final Set<String> BOOLS = Set.of("true", "false", "0", "1");
    private static final Set<String> YES = Set.of("yes", "on", "y", "true");
    private static final Set<String> NO = Set.of("no", "off", "n", "false");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private ValueTypes() {}

    /** Description of a wrong type of a value; null if the tools convert it. */
    static @Nullable String fault(AttributeType type, Value value) {
        return isConvertible(type, value) ? null : "must be " + word(type) + ", not " + shown(type, value);
    }

    private static boolean isConvertible(AttributeType type, Value value) {
        return switch (type) {
            case STRING -> isPrimitive(value);
            case NUMBER ->
                value instanceof NumberValue
                        || value instanceof TextValue text
                                && NUMBER.matcher(text.text()).matches();
            case BOOL -> value instanceof BoolValue || value instanceof TextValue text && BOOLS.contains(text.text());
            case LIST ->
                value instanceof ListValue list && list.items().stream().allMatch(ValueTypes::isItem);
            case MAP ->
                value instanceof MapValue map && map.entries().stream().allMatch(entry -> isItem(entry.value()));
            case OBJECT -> value instanceof MapValue;
            case BLOCK ->
                value instanceof MapValue
                        || value instanceof ListValue list
                                && list.items().stream().allMatch(item -> item instanceof MapValue);
            case OTHER -> true;
        };
    }

    private static boolean isItem(Value value) {
        return isPrimitive(value) || value instanceof NullValue || value instanceof FunctionValue;
    }

    static boolean isPrimitive(Value value) {
        return value instanceof TextValue || value instanceof NumberValue || value instanceof BoolValue;
    }

    private static String word(AttributeType type) {
        return switch (type) {
            case STRING -> "text";
            case NUMBER -> "a number";
            case BOOL -> "true or false";
            case LIST -> "a list of texts";
            case MAP -> "a map of texts";
            default -> "a map";
        };
    }

    private static String shown(AttributeType type, Value value) {
        boolean isListOfOthers = type == AttributeType.LIST && value instanceof ListValue
                || type == AttributeType.MAP && value instanceof MapValue;
        return isListOfOthers ? value.aKind() + " that holds others" : value.aKind();
    }

    static String hint(AttributeType type, Value value) {
        if (type == AttributeType.BOOL) {
            String word = value.toString().toLowerCase(Locale.ROOT);
            boolean isNo = NO.contains(word) || word.equals("0");
            return isNo ? "write false" : YES.contains(word) || word.equals("1") ? "write true" : "write true or false";
        }
        if (type == AttributeType.LIST && isPrimitive(value)) {
            return "write it as an item of a list: '- …'";
        }
        return "write " + word(type);
    }
}

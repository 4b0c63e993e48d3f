package io.github.atmosmaven.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the value of one JSON text from the tokens of Jackson. Single use. */
final class JsonValues {

    private final JsonParser parser;
    private final String file;
    private final List<Problem> problems;

    JsonValues(JsonParser parser, String file, List<Problem> problems) {
        this.parser = parser;
        this.file = file;
        this.problems = problems;
    }

    @Nullable
    Value read() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return null;
        }
        Value root = value(first);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the value", parser.currentTokenLocation());
        }
        return root;
    }

    Value value(JsonToken token) throws IOException {
        Location at = at(parser.currentTokenLocation(), file);
        return switch (token) {
            case START_OBJECT -> map(at);
            case START_ARRAY -> list(at);
            case VALUE_TRUE -> new BoolValue(true, at);
            case VALUE_FALSE -> new BoolValue(false, at);
            case VALUE_NULL -> new NullValue(at);
            case VALUE_NUMBER_INT ->
                new NumberValue(
                        parser.getNumberValue() instanceof Integer small
                                ? Long.valueOf(small)
                                : parser.getNumberValue(),
                        at);
            case VALUE_NUMBER_FLOAT -> decimal(at);
            default -> new TextValue(parser.getText(), at);
        };
    }

    private Value decimal(Location at) throws IOException {
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw new JsonParseException(parser, "the number is too large", parser.currentTokenLocation());
        }
        return new NumberValue(value, at);
    }

    private Value list(Location at) throws IOException {
        List<Value> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new ListValue(Collections.unmodifiableList(items), at);
    }

    private Value map(Location at) throws IOException {
        MapValue.Builder map = MapValue.builder(at);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Location keyAt = at(parser.currentTokenLocation(), file);
            String key = parser.currentName();
            Value value = value(parser.nextToken());
            MapValue.Entry first = map.entry(key);
            if (first == null) {
                map.put(new MapValue.Entry(key, keyAt, value));
            } else {
                problems.add(Problem.error(
                        ProblemCode.DUPLICATE_KEY,
                        keyAt,
                        "key '" + key + "' is already defined at line "
                                + first.keyLocation().line(),
                        "keep one of the two"));
            }
        }
        return map.build();
    }

    static Location at(JsonLocation place, String file) {
        return new Location(file, Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()));
    }
}

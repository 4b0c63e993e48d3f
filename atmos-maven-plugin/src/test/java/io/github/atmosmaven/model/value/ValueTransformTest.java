package io.github.atmosmaven.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Leaves of a value and their replacement")
class ValueTransformTest {

    private static final Location HERE = new Location("a.yaml", 1, 1);
    private static final ListValue EMPTY = new ListValue(List.of(), HERE);
    private static final MapValue KEPT = map("number", new NumberValue(1, HERE));
    private static final MapValue VALUE = MapValue.builder(HERE)
            .put("text", text("a"))
            .put("list", new ListValue(List.of(text("b"), EMPTY), true, HERE))
            .put("kept", KEPT)
            .put("function", new FunctionValue("!env", "HOME", HERE))
            .build();

    @Test
    @DisplayName("leaves are scalars, functions and empty collections, in order")
    void leaves() {
        assertThat(VALUE.leaves().map(Value::toString)).containsExactly("a", "b", "[]", "1", "!env HOME");
        assertThat(text("alone").leaves()).hasSize(1);
    }

    @Test
    @DisplayName("each leaf is replaced; what does not change stays the same object")
    void replaces() {
        MapValue upper = (MapValue) VALUE.transform(ValueTransformTest::upper);

        assertThat(upper).hasToString(VALUE.toString().replace("a,", "A,").replace("[b", "[B"));
        assertThat(upper.get("kept")).isSameAs(KEPT);
        assertThat(((ListValue) upper.get("list")).append()).isTrue();
        assertThat(VALUE.transform(leaf -> leaf)).isSameAs(VALUE);
    }

    @Test
    @DisplayName("a leaf that becomes null is left out of its map or list")
    void leavesOut() {
        MapValue rest = (MapValue) VALUE.transform(value -> true, leaf -> leaf instanceof TextValue ? null : leaf);

        assertThat(rest.keys()).containsExactly("list", "kept", "function");
        assertThat(((ListValue) rest.get("list")).items()).containsExactly(EMPTY);
    }

    @Test
    @DisplayName("only what is concerned is looked into, and a result without functions is not dynamic any more")
    void looksIntoWhatIsConcerned() {
        List<Value> asked = new ArrayList<>();
        MapValue computed = (MapValue) VALUE.transform(Value::isDynamic, leaf -> {
            asked.add(leaf);
            return text("home");
        });

        assertThat(asked).hasToString("[!env HOME]");
        assertThat(computed.isDynamic()).isFalse();
        assertThat(computed.text("function")).isEqualTo("home");
    }

    private static Value upper(Value leaf) {
        return leaf instanceof TextValue text ? text(text.text().toUpperCase(Locale.ROOT)) : leaf;
    }

    private static TextValue text(String text) {
        return new TextValue(text, HERE);
    }

    private static MapValue map(String key, Value value) {
        return MapValue.builder(HERE).put(key, value).build();
    }
}

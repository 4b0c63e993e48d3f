package io.github.atmosmaven.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps of every size and depth of layers behave like the JDK's own map that keeps the order of first putting. */
class MapValueTest {

    private static final Location PLACE = new Location("a.yaml", 1, 1);

    private static TextValue text(String text) {
        return new TextValue(text, PLACE);
    }

    private static Map<String, String> plain(MapValue map) {
        Map<String, String> plain = new LinkedHashMap<>();
        map.entries().forEach(entry -> plain.put(entry.key(), entry.value().toString()));
        return plain;
    }

    private static void assertSame(MapValue map, Map<String, String> expected) {
        assertThat(new ArrayList<>(plain(map).entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
        assertThat(map.size()).isEqualTo(expected.size());
        assertThat(map.isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(map.keys()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((key, value) -> assertThat(map.text(key)).isEqualTo(value));
        assertThat(map.containsKey("no such key")).isFalse();
    }

    @ParameterizedTest(name = "{0} keys")
    @ValueSource(ints = {0, 1, 3, 8, 9, 17, 40, 300})
    void buildersPutReplaceAndRemove(int keys) {
        Random random = new Random(keys);
        MapValue map = MapValue.empty(PLACE);
        Map<String, String> expected = new LinkedHashMap<>();
        for (int round = 0; round < 30; round++) {
            MapValue.Builder builder = map.toBuilder();
            for (int i = 0; i < keys; i++) {
                String key = "k" + random.nextInt(keys * 2);
                builder.put(key, text(round + "." + i));
                expected.put(key, round + "." + i);
                assertThat(builder.entry(key)).isNotNull();
            }
            map = builder.build();
            assertSame(map, expected);
            String gone = "k" + random.nextInt(keys * 2 + 1);
            map = map.toBuilder().remove(gone).build();
            expected.remove(gone);
            assertSame(map, expected);
        }
        assertSame(map.compact(), expected);
        assertSame(map.flattened(), expected);
    }

    @Test
    @DisplayName("a key that is removed and put again goes to the end")
    void removedAndPutAgain() {
        MapValue map = MapValue.builder(PLACE).put("a", text("1")).put("b", text("2")).build().toBuilder()
                .remove("a")
                .put("a", text("3"))
                .build();

        assertThat(plain(map)).containsExactly(Map.entry("b", "2"), Map.entry("a", "3"));
    }

    @Test
    void keysWithOneHashCodeAreKeptApart() {
        MapValue.Builder builder = MapValue.builder(PLACE);
        // "Aa" and "BB" have one hash code, and so have all their combinations.
        List<String> keys = new ArrayList<>(List.of(""));
        for (int i = 0; i < 5; i++) {
            List<String> longer = new ArrayList<>();
            keys.forEach(key -> longer.addAll(List.of(key + "Aa", key + "BB")));
            keys = longer;
        }
        keys.forEach(key -> builder.put(key, text(key)));
        MapValue map = builder.build();

        assertThat(map.size()).isEqualTo(32);
        assertThat(keys).allSatisfy(key -> assertThat(map.text(key)).isEqualTo(key));
        assertThat(map.containsKey("BBAaAaAaBb")).isFalse();
    }

    @Test
    void flattenedMapsKeepWhatNothingWasLaidOver() {
        MapValue inner = MapValue.builder(PLACE).put("x", text("1")).build();
        MapValue map = MapValue.builder(PLACE).put("inner", inner).build();

        assertThat(map.flattened()).isSameAs(map);
    }

    @Test
    @Timeout(60)
    @DisplayName("D24: keys of one hash code are as good as any others")
    void readsKeysThatCollide() {
        int many = 65_536;
        MapValue.Builder builder = MapValue.builder(PLACE);
        for (int i = 0; i < many; i++) {
            builder.put(colliding(i), text("first " + i));
        }
        for (int i = 0; i < many; i += 2) {
            builder.put(colliding(i), text("second " + i));
        }
        MapValue map = builder.remove(colliding(1)).build();

        assertThat(colliding(0)).hasSameHashCodeAs(colliding(many - 1));
        assertThat(map.size()).isEqualTo(many - 1);
        assertThat(map.containsKey(colliding(1))).isFalse();
        assertThat(map.text(colliding(2))).isEqualTo("second 2");
        assertThat(map.text(colliding(many - 1))).isEqualTo("first " + (many - 1));
        assertThat(map.entries().get(1).key()).isEqualTo(colliding(2));
    }

    /** A key of 16 pairs of letters: {@code Aa} and {@code BB} have one hash code. */
    private static String colliding(int number) {
        StringBuilder key = new StringBuilder();
        for (int bit = 0; bit < 16; bit++) {
            key.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return key.toString();
    }
}

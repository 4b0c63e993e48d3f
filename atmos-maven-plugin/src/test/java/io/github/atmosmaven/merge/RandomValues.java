package io.github.atmosmaven.merge;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random trees over few keys, so that merging them meets every pair of kinds often. Each value has a place of its own. */
public final class RandomValues {

    private static final List<String> KEYS = List.of("a", "b", "c", "d");

    private final Random random;
    private final String file;
    private int line;

    public RandomValues(long seed, String file) {
        this.random = new Random(seed);
        this.file = file;
    }

    public MapValue map(int depth) {
        MapValue.Builder map = MapValue.builder(place());
        for (String key : KEYS) {
            if (random.nextInt(3) > 0) {
                map.put(new MapValue.Entry(key, place(), value(depth)));
            }
        }
        return map.build();
    }

    /** A map whose values never change kind: maps at a and b, scalars at c and d. */
    MapValue steadyMap(int depth) {
        MapValue.Builder map = MapValue.builder(place());
        for (String key : KEYS) {
            if (random.nextBoolean()) {
                boolean inner = depth > 0 && (key.equals("a") || key.equals("b"));
                map.put(new MapValue.Entry(key, place(), inner ? steadyMap(depth - 1) : scalar()));
            }
        }
        return map.build();
    }

    private Value value(int depth) {
        int kind = random.nextInt(depth > 0 ? 6 : 3);
        return switch (kind) {
            case 0 -> new NullValue(place());
            case 1, 2 -> scalar();
            case 3 -> list(depth - 1);
            default -> map(depth - 1);
        };
    }

    private Value scalar() {
        return random.nextBoolean()
                ? new TextValue("t" + random.nextInt(9), place())
                : new NumberValue((long) random.nextInt(9), place());
    }

    private ListValue list(int depth) {
        List<Value> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(depth));
        }
        return new ListValue(List.copyOf(items), random.nextInt(4) == 0, place());
    }

    private Location place() {
        return new Location(file, ++line, 1);
    }
}

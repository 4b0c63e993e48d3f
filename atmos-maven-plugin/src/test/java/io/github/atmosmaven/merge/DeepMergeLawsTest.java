package io.github.atmosmaven.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for whatever is merged. */
@DisplayName("D14: the laws of merge")
class DeepMergeLawsTest {

    private static final MapValue NOTHING = MapValue.empty(new Location("none", 1, 1));

    /** Three random maps and the merge under test. */
    record Sample(long seed, DeepMerge merge) {

        MapValue map(String file) {
            return new RandomValues(seed * 31 + file.hashCode(), file).map(3);
        }

        MapValue steady(String file) {
            return new RandomValues(seed * 31 + file.hashCode(), file).steadyMap(3);
        }
    }

    static Stream<Sample> samples() {
        return LongStream.range(0, 60)
                .boxed()
                .flatMap(seed -> Stream.of(ListStrategy.values()).map(lists -> new Sample(seed, new DeepMerge(lists))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingIsTheIdentity(Sample sample) {
        MapValue map = sample.map("a");

        assertThat(sample.merge().merge(NOTHING, map).sameAs(map)).isTrue();
        assertThat(sample.merge().merge(map, NOTHING)).isSameAs(map);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void mergingLaterGivesTheSame(Sample sample) {
        MapValue a = sample.map("a");
        MapValue b = sample.map("b");
        MapValue c = sample.map("c");
        MapValue merged = sample.merge().merge(sample.merge().merge(a, b), c);

        MapValue asked = sample.merge().deferred(sample.merge().deferred(a, b), c);
        MapValue listed = sample.merge().deferred(sample.merge().deferred(a, b), c);

        for (MapValue.Entry entry : merged.entries()) {
            assertThat(asked.get(entry.key())).isEqualTo(entry.value());
        }
        assertThat(listed).isEqualTo(merged).hasToString(merged.toString());
        assertThat(listed.size()).isEqualTo(merged.size());
        assertThat(listed.isEmpty()).isEqualTo(merged.isEmpty());
        assertThat(listed.isDynamic()).isEqualTo(merged.isDynamic());
        assertThat(listed.hasAppends()).isEqualTo(merged.hasAppends());
        assertThat(listed.containsKey("no such key")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void lastScalarWins(Sample sample) {
        MapValue later = sample.map("b");

        MapValue merged = sample.merge().merge(sample.map("a"), later);

        for (MapValue.Entry entry : later.entries()) {
            if (!(entry.value() instanceof MapValue) && !(entry.value() instanceof ListValue)) {
                assertThat(merged.get(entry.key())).isSameAs(entry.value());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void mergingIsAssociativeWhereNoValueChangesItsKind(Sample sample) {
        MapValue a = sample.steady("a");
        MapValue b = sample.steady("b");
        MapValue c = sample.steady("c");

        MapValue left = sample.merge().merge(sample.merge().merge(a, b), c);
        MapValue right = sample.merge().merge(a, sample.merge().merge(b, c));

        assertThat(left.sameAs(right)).as("%s / %s", left, right).isTrue();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noInputIsChanged(Sample sample) {
        MapValue a = sample.map("a");
        MapValue b = sample.map("b");

        sample.merge().merge(a, b);

        assertThat(a).isEqualTo(sample.map("a")).hasToString(sample.map("a").toString());
        assertThat(b).isEqualTo(sample.map("b")).hasToString(sample.map("b").toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void earlierKeysKeepTheirOrderAndNewOnesFollow(Sample sample) {
        MapValue a = sample.map("a");
        MapValue b = sample.map("b");
        List<String> expected = new ArrayList<>(a.keys());
        b.keys().stream().filter(key -> !a.containsKey(key)).forEach(expected::add);

        assertThat(sample.merge().merge(a, b).keys()).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("D11: every leaf of a merge is the object of one of its inputs, place included")
    void everyLeafComesFromAnInput(Sample sample) {
        MapValue a = sample.map("a");
        MapValue b = sample.map("b");
        Set<Value> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
        leaves.addAll(leaves(a));
        leaves.addAll(leaves(b));

        assertThat(leaves(sample.merge().merge(a, b))).allMatch(leaves::contains);
    }

    private static List<Value> leaves(Value value) {
        List<Value> leaves = new ArrayList<>();
        collect(value, leaves);
        return leaves;
    }

    private static void collect(Value value, List<Value> leaves) {
        if (value instanceof MapValue map) {
            map.entries().forEach(entry -> collect(entry.value(), leaves));
        } else if (value instanceof ListValue list) {
            list.items().forEach(item -> collect(item, leaves));
        } else {
            leaves.add(value);
        }
    }
}

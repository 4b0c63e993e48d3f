package io.github.atmosmaven.merge;

import static io.github.atmosmaven.ManifestText.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepMergeTest {

    private static final DeepMerge REPLACE = new DeepMerge(ListStrategy.REPLACE);

    @ParameterizedTest(name = "{0} <- {1} = {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a: {x: 1}        | a: {y: 2}        | a: {x: 1, y: 2}",
                "a: {x: 1}        | a: {x: {y: 2}}   | a: {x: {y: 2}}",
                "a: {x: 1}        | a: text          | a: text",
                "a: text          | a: {}            | a: {}",
                "a: {x: 1}        | a: {}            | a: {x: 1}",
                "a: {x: 1}        | a: ~             | a: ~",
                "a: ~             | a: {x: 1}        | a: {x: 1}",
                "a: [1, 2]        | a: []            | a: []",
                "a: [1, 2]        | a: [3]           | a: [3]",
                "a: [1]           | a: !append [2]   | a: [1, 2]",
                "a: text          | a: !append [2]   | a: [2]",
                "b: 1             | a: !append [2]   | {b: 1, a: [2]}",
            })
    @DisplayName("maps merge, everything else replaces, !append joins (semantics 3.2, 3.3, 3.4, 3.5, 3.10)")
    void mergesByKind(String earlier, String later, String expected) {
        assertThat(REPLACE.merge(map(earlier), map(later)).sameAs(map(expected)))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "REPLACE | {l: [b, {k: 2}, c]}",
                "APPEND  | {l: [a, {k: 1, z: 0}, b, {k: 2}, c]}",
                "MERGE   | {l: [b, {k: 2, z: 0}, c]}",
            })
    @DisplayName("D14: list strategies; with merge the overriding scalar wins")
    void mergesListsByStrategy(ListStrategy strategy, String expected) {
        MapValue merged = new DeepMerge(strategy).merge(map("l: [a, {k: 1, z: 0}]"), map("l: [b, {k: 2}, c]"));

        assertThat(merged.sameAs(map(expected))).as(merged.toString()).isTrue();
    }

    @Test
    @DisplayName("D14: !append waits across merges until it meets a list, then is spent")
    void appendWaitsForAList() {
        MapValue ofFiles = REPLACE.merge(map("b: 1"), map("a: !append [own]"));

        assertThat(REPLACE.merge(map("a: [inherited]"), ofFiles).sameAs(map("{a: [inherited, own], b: 1}")))
                .isTrue();
        assertThat(REPLACE.merge(ofFiles, map("a: [last]")).sameAs(map("{a: [last], b: 1}")))
                .isTrue();
    }

    @Test
    @DisplayName("D14: a list that met something else than a list is no longer appended")
    void appendIsSpentByAScalar() {
        MapValue ofFiles = REPLACE.merge(map("a: text"), map("a: !append [own]"));

        assertThat(REPLACE.merge(map("a: [inherited]"), ofFiles).sameAs(map("a: [own]")))
                .isTrue();
    }

    @Test
    void anInputThatAddsNothingIsReturnedAsItIs() {
        MapValue earlier = map("{a: {x: 1}, b: [1]}");

        assertThat(REPLACE.merge(earlier, map("a: {}"))).isSameAs(earlier);
        assertThat(REPLACE.merge(MapValue.empty(new Location("x", 1, 1)), earlier))
                .isSameAs(earlier);
    }

    @Test
    void subtreesOfOneSideAreShared() {
        MapValue earlier = map("{a: {x: 1}, b: {y: 1}}");
        MapValue later = map("{a: {z: 1}, c: {q: 1}}");

        MapValue merged = REPLACE.merge(earlier, later);

        assertThat(merged.get("b")).isSameAs(earlier.get("b"));
        assertThat(merged.get("c")).isSameAs(later.get("c"));
    }

    @Test
    void appendingAListTwiceTakesTheSameMapTwice() {
        MapValue map = map("{l: !append [1], s: x}");

        MapValue merged = REPLACE.merge(map, map);

        assertThat(((ListValue) merged.get("l")).items())
                .extracting(Value::toString)
                .containsExactly("1", "1");
    }

    @Test
    @DisplayName("D14: !append in the items of a list joins where items merge, and waits for nothing in the end")
    void appendsWithinItems() {
        DeepMerge merge = new DeepMerge(ListStrategy.MERGE);

        MapValue merged = merge.merge(
                map("l: [{k: [a]}, [p], q]"), map("l: [{k: !append [b]}, !append [r], !append [s], {m: !append [t]}]"));

        assertThat(merged.sameAs(map("l: [{k: [a, b]}, [p, r], [s], {m: [t]}]")))
                .as(merged.toString())
                .isTrue();
        assertThat(merged.hasAppends()).isTrue();
        assertThat(DeepMerge.settled(merged).hasAppends()).isFalse();
        assertThat(DeepMerge.settled(merged).sameAs(merged)).isTrue();
    }
}

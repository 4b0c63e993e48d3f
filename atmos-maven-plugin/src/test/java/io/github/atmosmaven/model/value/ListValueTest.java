package io.github.atmosmaven.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that were joined behave like one that was written. */
class ListValueTest {

    private static final Location PLACE = new Location("a.yaml", 1, 1);

    private static ListValue list(int from, int size) {
        List<Value> items = new ArrayList<>();
        for (int i = from; i < from + size; i++) {
            items.add(new NumberValue((long) i, PLACE));
        }
        return new ListValue(List.copyOf(items), PLACE);
    }

    @ParameterizedTest(name = "up to {0} items at a time")
    @ValueSource(ints = {1, 3, 70, 500})
    void joinsListsOfAllSizes(int most) {
        Random random = new Random(most);
        ListValue joined = list(0, 0);
        for (int i = 0; i < 200; i++) {
            joined = joined.joinedBy(list(joined.items().size(), random.nextInt(most + 1)));
        }

        assertThat(joined).isEqualTo(list(0, joined.items().size()));
        assertThat(joined.isDynamic()).isFalse();
        assertThat(joined.joinedBy(joined).items())
                .hasSize(joined.items().size() * 2)
                .endsWith(joined.items().get(joined.items().size() - 1));
    }

    @Test
    void knowsWhetherAnyItemIsDynamic() {
        ListValue dynamic = new ListValue(List.of(new FunctionValue("!env", "HOME", PLACE)), PLACE);

        assertThat(list(0, 100).joinedBy(dynamic).isDynamic()).isTrue();
        assertThat(dynamic.joinedBy(list(0, 100)).joinedBy(list(0, 1)).isDynamic())
                .isTrue();
    }

    @Test
    @Timeout(60)
    @DisplayName("D24: a list that a hundred thousand lists are appended to takes the time of their length")
    void joinsManyLists() {
        ListValue joined = list(0, 1);
        for (int i = 1; i < 100_000; i++) {
            joined = joined.joinedBy(list(i, 1));
            assertThat(joined.isDynamic()).isFalse();
        }

        assertThat(joined.sameAs(list(0, 100_000))).isTrue();
    }

    @Test
    @Timeout(60)
    @DisplayName("D24: ten thousand heirs of a long list share it")
    void sharesWhatManyAppendTo() {
        ListValue inherited = list(0, 50_000);
        List<ListValue> heirs = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            heirs.add(inherited.joinedBy(list(50_000 + i, 1)));
        }

        assertThat(heirs).allSatisfy(heir -> assertThat(heir.items()).hasSize(50_001));
        assertThat(heirs.get(9_999).items().get(50_000)).hasToString("59999");
    }
}

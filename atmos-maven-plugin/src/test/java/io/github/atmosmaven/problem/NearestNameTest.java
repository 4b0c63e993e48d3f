package io.github.atmosmaven.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NearestNameTest {

    private static final List<String> KEYS = List.of("settings", "vars", "env");

    @Test
    void findsAMisspelling() {
        assertThat(NearestName.of("seting", KEYS)).contains("settings");
        assertThat(NearestName.hint("VARS", KEYS)).isEqualTo("did you mean 'vars'?");
    }

    @Test
    void doesNotGuessWildly() {
        assertThat(NearestName.of("kubernetes", KEYS)).isEmpty();
        assertThat(NearestName.hint("kubernetes", KEYS)).isEqualTo("use one of: settings, vars, env");
        assertThat(NearestName.of("zz", List.of("a", "b1"))).isEmpty();
        assertThat(NearestName.of("z1", List.of("a", "b1"))).contains("b1");
    }

    @Test
    void listsTheNearestFirst() {
        assertThat(NearestName.list("dve", List.of("prod", "dev", "staging"), 2))
                .containsExactly("dev", "prod");
    }

    @Test
    @Timeout(60)
    @DisplayName("D24: a name of a megabyte is compared by its start")
    void endsWithLongNames() {
        String name = "x".repeat(1_000_000);
        List<String> candidates = List.of("dev", name + "y");

        assertThat(NearestName.of(name, candidates)).isEmpty();
        assertThat(NearestName.list(name, candidates, 1)).containsExactly(name + "y");
    }
}

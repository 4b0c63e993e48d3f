package io.github.atmosmaven.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
    }

    @Test
    void listsTheNearestFirst() {
        assertThat(NearestName.list("dve", List.of("prod", "dev", "staging"), 2))
                .containsExactly("dev", "prod");
    }
}

package io.github.atmosmaven.stack.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D17: patterns")
class TokenPatternTest {

    private static final Map<String, String> VALUES = Map.of("stage", "dev", "tenant", "plat", "empty", "");

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "{stage}, dev",
        "acme-{stage}, acme-dev",
        "{tenant}_{stage}.x, plat_dev.x",
        "{tenant}{stage}, platdev",
        "plain, plain",
        "{}-{stage}, {}-dev",
    })
    void keepsLiteralsAndFillsTokens(String pattern, String expected) {
        assertThat(new TokenPattern(pattern).fill(VALUES::get))
                .isEqualTo(new TokenPattern.Filled(expected, java.util.List.of()));
    }

    @ParameterizedTest(name = "{0} lacks {1}")
    @CsvSource({"{tenant}-{region}, region", "{empty}, empty"})
    void saysWhatIsMissing(String pattern, String missing) {
        assertThat(new TokenPattern(pattern).fill(VALUES::get).missing()).containsExactly(missing);
    }
}

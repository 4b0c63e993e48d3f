package io.github.atmosmaven.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every template, tried on random ones; a failure names its seed. */
class TemplateLawsTest {

    private static final Location HERE = new Location("test.yaml", 1, 1);
    private static final String[] LITERALS = {"a", " ", "-", "}", "}}", "{ ", "\n", "é", ".", "\"", "'", "`", "/*", "\\"
    };
    private static final String[] FRAGMENTS = {
        "{{", "}}", "{{-", "-}}", " ", ".a", ".b.c", "\"", "'", "`", "/*", "*/", "|", "$", "\\", "\n", "x", "-", "."
    };

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("literals stay, references are filled, in their order")
    void rendersMixes(long seed) {
        Random random = new Random(seed);
        StringBuilder template = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        List<String> references = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            if (random.nextBoolean()) {
                String literal = LITERALS[random.nextInt(LITERALS.length)];
                template.append(literal);
                expected.append(literal);
            } else {
                String name = "k" + random.nextInt(5);
                String blank = " ".repeat(random.nextInt(3));
                template.append("{{")
                        .append(blank)
                        .append('.')
                        .append(name)
                        .append(blank)
                        .append("}}");
                expected.append('<').append(name).append('>');
                references.add(name);
            }
        }
        Template parsed = Template.compile(template.toString());

        assertThat(parsed.evaluate(path -> new TextValue("<" + path.get(0) + ">", HERE))
                        .text())
                .isEqualTo(expected.toString());
        assertThat(parsed.references()).extracting(Reference::toString).isEqualTo(references);
        assertThat(parsed.isPlain()).isEqualTo(references.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("any text can be parsed, and what is not filled keeps its meaning")
    void survivesAnything(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        }
        Template parsed = Template.compile(text.toString());

        String kept = parsed.evaluate(((Scope) path -> null).filling(reference -> false))
                .text();

        Template again = Template.compile(kept);
        assertThat(again.references()).isEqualTo(parsed.references());
        assertThat(again.obstacle()).isEqualTo(parsed.obstacle());
        assertThat(again.evaluate(((Scope) path -> null).filling(reference -> false))
                        .text())
                .isEqualTo(kept);
    }
}

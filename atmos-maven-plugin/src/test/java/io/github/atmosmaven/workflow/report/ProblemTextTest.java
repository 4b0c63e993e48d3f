package io.github.atmosmaven.workflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProblemTextTest {

    @Test
    @DisplayName("D24, D70: of one kind in one file the first ten are printed, and how many more there are")
    void printsTenOfAKind() {
        List<Problem> problems = new ArrayList<>();
        for (int line = 1; line <= 25; line++) {
            problems.add(duplicate("a.yaml", line));
        }
        problems.add(duplicate("b.yaml", 1));
        for (int i = 0; i < 12; i++) {
            problems.add(Problem.error(ProblemCode.NO_MATCH, null, "nothing is called " + i, null));
        }

        List<String> texts = ProblemText.all(problems);

        assertThat(texts).hasSize(10 + 1 + 12 + 1);
        assertThat(texts.get(9)).startsWith("a.yaml:10:1  ATMOS-102");
        assertThat(texts.get(10)).startsWith("b.yaml:1:1  ATMOS-102");
        assertThat(texts.get(23)).isEqualTo("a.yaml  ATMOS-102  and 15 more of this kind, which problems.json lists");
        assertThat(ProblemText.report("38 problems", problems)
                        .lines()
                        .filter(line -> line.startsWith("  ") && !line.startsWith("    ")))
                .hasSize(24);
    }

    @Test
    void printsEachOfTen() {
        List<Problem> problems = new ArrayList<>();
        for (int line = 1; line <= 10; line++) {
            problems.add(duplicate("a.yaml", line));
        }

        assertThat(ProblemText.all(problems)).hasSize(10);
    }

    @Test
    @DisplayName("D33: what concerns an instance stands under a line with its name, what many share is told once")
    void groupsByInstance() {
        Problem shared = duplicate("state.yaml", 1).of("dev/vpc and 3 more");
        Problem own = duplicate("dev.yaml", 2).of("dev/dns");
        Problem plain = duplicate("z.yaml", 9);
        Problem second = duplicate("dev.yaml", 7).of("dev/dns");

        assertThat(ProblemText.report("4 problems", List.of(own, second, shared, plain)))
                .isEqualTo(String.join(
                        "\n",
                        "4 problems",
                        "  " + ProblemText.of(plain).replace("\n", "\n  "),
                        "  dev/dns",
                        "    " + ProblemText.of(own).replace("\n", "\n    "),
                        "    " + ProblemText.of(second).replace("\n", "\n    "),
                        "  dev/vpc and 3 more",
                        "    " + ProblemText.of(shared).replace("\n", "\n    ")));
    }

    @Test
    @DisplayName("D8: a part of Atmos that has no effect is told once a run, at its first place")
    void tellsOnceWhatHasNoEffect() {
        List<Problem> problems = List.of(hooks("a.yaml"), hooks("b.yaml"), hooks("c.yaml"));

        assertThat(ProblemText.all(problems))
                .containsExactly(
                        "a.yaml:1:1  ATMOS-600  hooks are not run\n    fix: bind a goal",
                        "ATMOS-600  and 2 more of this kind, which problems.json lists");
        assertThat(ProblemText.all(problems.subList(0, 1))).hasSize(1);
    }

    private static Problem hooks(String file) {
        return Problem.warning(ProblemCode.HOOKS_NOT_RUN, new Location(file, 1, 1), "hooks are not run", "bind a goal");
    }

    private static Problem duplicate(String file, int line) {
        return Problem.error(
                ProblemCode.DUPLICATE_KEY,
                new Location(file, line, 1),
                "key 'a' is already defined",
                "keep one of the two");
    }
}

package io.github.atmosmaven.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D70: one mistake is one problem")
class ProblemsTest {

    private static final Location HERE = new Location("dev.yaml", 3, 5);
    private static final Location THERE = new Location("dev.yaml", 2, 1);

    private final Problems problems = new Problems();

    private static Problem error(ProblemCode code, Location place, String message) {
        return Problem.error(code, place, message, null);
    }

    private List<String> messages() {
        return problems.found().stream().map(Problem::message).toList();
    }

    @Test
    @DisplayName("a code at a place is one mistake, whoever meets it again")
    void countsAMistakeOnce() {
        problems.add(error(ProblemCode.WRONG_TYPE, HERE, "of dev/vpc"));
        problems.add(error(ProblemCode.WRONG_TYPE, HERE, "of dev/dns"));
        problems.add(error(ProblemCode.WRONG_TYPE, THERE, "elsewhere"));
        problems.add(error(ProblemCode.INVALID_NAME, HERE, "of another kind"));

        assertThat(messages()).containsExactly("of dev/vpc", "elsewhere", "of another kind");
    }

    @Test
    @DisplayName("an error takes the place of a warning about the same mistake, and never the other way round")
    void keepsTheError() {
        problems.add(Problem.warning(ProblemCode.WRONG_TYPE, HERE, "warned", null));
        assertThat(problems.hasErrors()).isFalse();

        problems.add(error(ProblemCode.WRONG_TYPE, HERE, "refused"));
        problems.add(Problem.warning(ProblemCode.WRONG_TYPE, HERE, "warned again", null));

        assertThat(messages()).containsExactly("refused");
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    @DisplayName("problems without a place, of a rule, or of a whole file are told apart by what they say")
    void tellsApartByMessage() {
        problems.add(Problem.error(ProblemCode.INVALID_PARAMETER, null, "one", null));
        problems.add(Problem.error(ProblemCode.INVALID_PARAMETER, null, "two", null));
        problems.add(Problem.error(ProblemCode.INVALID_PARAMETER, null, "one", null));
        problems.add(ofRule("three"));
        problems.add(ofRule("four"));
        problems.add(error(ProblemCode.NAME_INCOMPLETE, HERE, "five"));
        problems.add(error(ProblemCode.NAME_INCOMPLETE, HERE, "six"));

        assertThat(messages()).containsExactly("one", "two", "three", "four", "five", "six");
    }

    private static Problem ofRule(String message) {
        return new Problem(
                ProblemCode.BACKEND_ATTRIBUTE_INVALID, Severity.ERROR, HERE, message, null, "invalid-value", null);
    }

    @Test
    @DisplayName("problems are sorted by their places, those without one first")
    void sortsByPlace() {
        problems.add(error(ProblemCode.WRONG_TYPE, HERE, "third"));
        problems.add(error(ProblemCode.WRONG_TYPE, THERE, "second"));
        problems.add(Problem.error(ProblemCode.INVALID_PARAMETER, null, "first", null));

        assertThat(problems.sorted()).extracting(Problem::message).containsExactly("first", "second", "third");
    }
}

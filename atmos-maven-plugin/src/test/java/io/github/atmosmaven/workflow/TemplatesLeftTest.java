package io.github.atmosmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TemplatesLeftTest {

    private static final Location PLACE = new Location("dev.yaml", 3, 9);

    @Test
    @DisplayName("D36: a template that stays as it is written is an error where a tool would take it for the value")
    void refusesTemplatesOnly() {
        List<Problem> problems = List.of(
                Problem.warning(ProblemCode.TEMPLATE_LEFT, PLACE, "vars.a: '{{ upper .x }}' stays", "write it out"),
                Problem.warning(ProblemCode.UNRESOLVED_TEMPLATE, PLACE, "vars.b holds '<no value>'", null));

        assertThat(TemplatesLeft.refused(problems))
                .containsExactly(
                        Problem.error(
                                ProblemCode.TEMPLATE_LEFT, PLACE, "vars.a: '{{ upper .x }}' stays", "write it out"),
                        problems.get(1));
    }
}

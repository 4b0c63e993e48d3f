package io.github.atmosmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.InvalidPathException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D70: a name that no file can have")
class UnusableFileNameTest {

    private static Problem problem(String name, String reason) {
        return UnusableFileName.failure(new InvalidPathException(name, reason))
                .problems()
                .get(0);
    }

    @Test
    void isToldWithTheLocaleThatAllowsIt() {
        Problem problem = problem("dév", "Malformed input or input contains unmappable characters");

        assertThat(problem.code()).isEqualTo(ProblemCode.UNUSABLE_NAME);
        assertThat(problem.message())
                .startsWith("'dév' cannot be the name of a file in the character encoding of this process");
        assertThat(problem.hint()).contains("LC_ALL=C.UTF-8");
    }

    @Test
    void isToldWithTheReasonOfTheSystem() {
        Problem problem = problem("a\0b", "Nul character not allowed");

        assertThat(problem.message()).endsWith("Nul character not allowed");
        assertThat(problem.hint()).contains("another name");
    }
}

package io.github.atmosmaven.terraform.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D60: a binary that is not there")
class ToolBinariesTest {

    @TempDir
    private Path nothing;

    private Problem missing(@Nullable String parameter) {
        Map<String, String> environment = Map.of("PATH", nothing.toString());
        return new ToolBinaries(environment, nothing, parameter).missing(ToolUser.project(null));
    }

    @Test
    @DisplayName("one that was named may be misspelt")
    void asksForTheName() {
        Problem problem = missing("terrafrom");

        assertThat(problem.message()).isEqualTo("the command 'terrafrom' is not on the PATH");
        assertThat(problem.hint()).startsWith("correct the name or install the tool, name it with -Datmos.command=");
    }

    @Test
    @DisplayName("where none was named any of the usual ones will do")
    void asksForOneOfThem() {
        Problem problem = missing(null);

        assertThat(problem.message()).isEqualTo("neither 'terraform' nor 'tofu' is on the PATH");
        assertThat(problem.hint()).startsWith("install one, name it with -Datmos.command=");
    }
}

package io.github.atmosmaven.workflow.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D33: what the tables of differences between the tools say of backends")
class LintTablesTest {

    private static final Path TABLES = Path.of("src/test/resources/lint/tables.txt");

    private static final List<Tool> TOOLS = List.of(
            tool(Tool.Kind.TERRAFORM, "1.11.4"),
            tool(Tool.Kind.TERRAFORM, "1.15.9"),
            tool(Tool.Kind.OPENTOFU, "1.12.6"));

    @TempDir
    private Path directory;

    private static Tool tool(Tool.Kind kind, String version) {
        return new Tool(kind, ToolVersion.of(version).orElseThrow());
    }

    record Row(String backend, String attributes, Tool tool, String expected) {}

    static Stream<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TABLES)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(" \\| ");
            String[] words = cells[2].strip().split(" ");
            for (int i = 0; i < TOOLS.size(); i++) {
                rows.add(new Row(cells[0], cells[1], TOOLS.get(i), words[words.length == 1 ? 0 : i]));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @DisplayName("D33: an error where the tool refuses, a warning where it says nothing, and the attribute by its name")
    void isJudged(Row row) {
        List<Problem> problems = problems(row);
        List<String> errors = names(problems, true);
        List<String> warnings = names(problems, false);
        String attribute = row.expected().substring(1);

        switch (row.expected().charAt(0)) {
            case '+' -> assertThat(errors).contains(attribute);
            case '~' -> {
                assertThat(errors).isEmpty();
                assertThat(warnings).contains(attribute);
            }
            default -> assertThat(problems).isEmpty();
        }
    }

    /** The name in quotes that a message begins with; the type where there is none. */
    private static List<String> names(List<Problem> problems, boolean isError) {
        return problems.stream()
                .filter(problem -> problem.isError() == isError)
                .map(Problem::message)
                .map(message -> message.startsWith("'")
                        ? message.substring(1, message.indexOf('\'', 1))
                        : message.replaceFirst("the (\\w+) backend.*", "$1"))
                .toList();
    }

    private List<Problem> problems(Row row) {
        LoadedStacks loaded = new TestProject(directory)
                .stack(
                        "dev",
                        "components: {terraform: {vpc: {backend_type: " + row.backend() + ", backend: {" + row.backend()
                                + ": {" + row.attributes() + "}}}}}")
                .load();
        Problems all = new Problems();
        all.addAll(loaded.problems());
        all.addAll(new LintBackends(instance -> row.tool(), Map.of(), LintLevels.USUAL)
                .of(loaded.resolution().instances(), loaded.problems()));
        return all.sorted();
    }
}

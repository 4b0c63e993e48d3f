package io.github.atmosmaven.workflow.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D33: a backend is judged as the real tools judge it")
class LintCasesTest {

    private static final Path CASES = Path.of("src/test/resources/lint/cases.json");

    private static final Map<String, Tool> TOOLS = Map.of(
            "terraform 1.11.4", tool(Tool.Kind.TERRAFORM, "1.11.4"),
            "terraform 1.15.9", tool(Tool.Kind.TERRAFORM, "1.15.9"),
            "opentofu 1.12.6", tool(Tool.Kind.OPENTOFU, "1.12.6"));

    private static final String RENDERED = "D37: it is rendered as a member of assume_role, which every version takes";
    private static final String HAS_DEFAULT = "D31: the attribute gets the name of the instance";

    /** Cases of which a project of stacks makes something that the tool accepts, with the reason. */
    private static final Map<String, String> MENDED = Map.of(
            "s3-conflict-role-flat-nested", "D37, D46: the access role alone is rendered",
            "s3-removed-role-arn", RENDERED,
            "s3-removed-external-id", RENDERED,
            "s3-removed-policy", RENDERED,
            "s3-removed-tags", RENDERED,
            "s3-null-removed", "D37: a null is left out",
            "s3-var-undeclared", "D34: the text is escaped, and whether a module declares a variable is not asked",
            "azurerm-missing-key", HAS_DEFAULT);

    private static final String NUMBER = "D38: a number where a place is expected";

    /** Cases that the tools accept and that are errors here, with the reason. */
    private static final Map<String, String> STRICTER = Map.of(
            "s3-null-body", "D38: the state would be local",
            "remote-null-body", "D38: the state would be local",
            "gcs-conv-prefix-number", NUMBER,
            "remote-organization-number", NUMBER,
            "cos-conv-key-number", NUMBER,
            "consul-conv-path-number", NUMBER,
            "pg-conv-schema-number", NUMBER,
            "local-conv-path-number", NUMBER,
            "oci-conv-key-number", NUMBER,
            "type-inmem", "D33: the state would be lost");

    /** Attributes that are missing in a case and not in what is made of it. */
    private static final Map<String, String> GIVEN = Map.of("azurerm-empty-body", "key");

    @TempDir
    private Path directory;

    private static Tool tool(Tool.Kind kind, String version) {
        return new Tool(kind, ToolVersion.of(version).orElseThrow());
    }

    record Case(String id, MapValue json, String tool) {
        @Override
        public String toString() {
            return id + " with " + tool;
        }
    }

    static Stream<Case> cases() {
        MapValue root = (MapValue) Objects.requireNonNull(new JsonReader().valueOf(CASES, "cases.json"));
        ListValue all = (ListValue) Objects.requireNonNull(root.get("cases"));
        return all.items().stream()
                .map(item -> (MapValue) item)
                // A whole file that no manifest can say.
                .filter(item -> !item.containsKey("document"))
                .flatMap(item ->
                        TOOLS.keySet().stream().map(tool -> new Case(String.valueOf(item.text("id")), item, tool)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @DisplayName("D33: what a tool refuses is an error that names the attribute, what it accepts is none")
    void isJudgedAsTheToolDoes(Case one) {
        List<Problem> problems = problems(one);
        MapValue expected = Objects.requireNonNull(
                Objects.requireNonNull(one.json().map("expect")).map(one.tool()));
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();

        String outcome = String.valueOf(expected.text("outcome"));
        if (STRICTER.containsKey(one.id())) {
            assertThat(errors).isNotEmpty();
        } else if (outcome.equals("accepted") || MENDED.containsKey(one.id())) {
            assertThat(errors).isEmpty();
        } else if (outcome.equals("warned")) {
            assertThat(errors).isEmpty();
            assertThat(unnamed(problems, one, expected)).isEmpty();
        } else {
            assertThat(errors).isNotEmpty();
            assertThat(unnamed(errors, one, expected)).isEmpty();
        }
    }

    /** Attributes that are expected and that no problem names. */
    private static List<String> unnamed(List<Problem> problems, Case one, MapValue expected) {
        List<String> wanted = new ArrayList<>();
        for (String key : List.of("errors", "warnings")) {
            if (expected.get(key) instanceof ListValue list
                    && (key.equals("errors") || "warned".equals(expected.text("outcome")))) {
                list.items().forEach(item -> add(((MapValue) item).text("attribute"), wanted));
            }
        }
        add(expected.text("attribute"), wanted);
        wanted.remove(GIVEN.get(one.id()));
        wanted.removeIf(
                name -> problems.stream().anyMatch(problem -> problem.message().contains("'" + name + "'")));
        return wanted;
    }

    private static void add(@Nullable String name, List<String> wanted) {
        if (name != null) {
            wanted.add(name);
        }
    }

    private List<Problem> problems(Case one) {
        String backend = String.valueOf(one.json().text("backend"));
        Value config = Objects.requireNonNull(one.json().get("config"));
        String body = JsonText.compact(config);
        LoadedStacks loaded = new TestProject(directory)
                .stack(
                        "dev",
                        "components: {terraform: {vpc: {backend_type: " + backend + ", backend: {" + backend + ": "
                                + body + "}}}}")
                .load();
        Problems all = new Problems();
        all.addAll(loaded.problems());
        all.addAll(
                new LintBackends(instance -> Objects.requireNonNull(TOOLS.get(one.tool())), Map.of(), LintLevels.USUAL)
                        .of(loaded.resolution().instances(), loaded.problems()));
        return all.sorted();
    }
}

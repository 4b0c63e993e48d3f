package io.github.atmosmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.problem.RebasedPaths;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.workflow.compare.CompareStacks;
import io.github.atmosmaven.workflow.compare.Comparison;
import io.github.atmosmaven.workflow.compare.Difference;
import io.github.atmosmaven.workflow.compare.OwnInstance;
import io.github.atmosmaven.workflow.compare.Reference;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.Selection;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers of every case of {@code src/test/resources/conformance}, as if Atmos had printed them. */
class ComparedConformanceTest {

    @TempDir
    private Path directory;

    static Stream<ConformanceCase> cases() throws IOException {
        return ConformanceCase.all()
                .filter(each -> each.json("expected-error.json").isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @DisplayName("D92: equal answers differ in nothing but the place of local states (D39)")
    void findsNothing(ConformanceCase each) throws IOException {
        ObjectNode document = new ObjectMapper().createObjectNode();
        JsonNode stacks = each.json("expected.json").orElseThrow().path("instances");
        stacks.properties()
                .forEach(stack -> document.putObject(stack.getKey())
                        .putObject("components")
                        .set("terraform", stack.getValue()));
        Path file = directory.resolve("atmos.json");
        Files.writeString(file, document.toString());
        LoadedStacks loaded =
                Wiring.loadStacks(ToolsOf.missing(each.directory())).run(each.settings(), AbstractComponents.CHECKED);
        List<OwnInstance> own = loaded.resolution().instances().stream()
                .map(instance -> new OwnInstance(
                        instance, loaded.settings(), new RebasedPaths(each.directory(), each.directory()), Set::of))
                .toList();

        Comparison comparison = CompareStacks.run(
                new CompareStacks.Request(new Reference(file, "atmos.json"), Selection.ALL, own),
                new SnakeYamlReader());

        // The cases hold what overrides lead to, not the section itself.
        assertThat(comparison.differences())
                .filteredOn(difference -> !difference.what().equals("overrides"))
                .as(comparison.differences().toString())
                .allMatch(difference -> !difference.fails() && isOfLocalState(difference));
        assertThat(comparison.instances()).isEqualTo(own.size());
    }

    private static boolean isOfLocalState(Difference difference) {
        return difference.decision() != null && difference.decision().id().equals("D39");
    }
}

package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.merge.RandomValues;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.workflow.describe.InstanceDocument;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for whatever is in the manifests of a project. JSON is YAML, so random values are written as JSON. */
@DisplayName("The laws of resolution")
class ResolutionLawsTest {

    private static final String TERRAFORM =
            "{\"backend_type\": \"s3\", \"backend\": {\"s3\": {\"bucket\": \"b\", \"key\": \"k\", \"region\": \"r\"}}, \"vars\": %s}";

    @TempDir
    private Path directory;

    private static MapValue values(long seed, String part) {
        return new RandomValues(seed * 31 + part.hashCode(), part).map(3);
    }

    private static String json(long seed, String part) {
        return JsonText.compact(values(seed, part));
    }

    /** Four components, the later inheriting from some of the earlier, the first two abstract. */
    private static String components(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("{\"terraform\": {");
        for (int i = 0; i < 4; i++) {
            StringBuilder inherits = new StringBuilder();
            for (int base = 0; base < i; base++) {
                if (random.nextBoolean()) {
                    inherits.append(inherits.isEmpty() ? "" : ", ")
                            .append("\"c")
                            .append(base)
                            .append('"');
                }
            }
            text.append(i == 0 ? "" : ", ")
                    .append("\"c%d\": {\"metadata\": {\"inherits\": [%s]%s}, \"vars\": %s, \"settings\": %s}"
                            .formatted(
                                    i,
                                    inherits,
                                    i < 2 ? ", \"type\": \"abstract\"" : "",
                                    json(seed, "vars" + i),
                                    json(seed, "settings" + i)));
        }
        return text.append("}}").toString();
    }

    private static String stack(long seed, String vars) {
        return "vars: %s\nsettings: %s\nterraform: %s\ncomponents: %s\n"
                .formatted(vars, json(seed, "settings"), TERRAFORM.formatted(json(seed, "tvars")), components(seed));
    }

    /** By instance, everything but the imports, which say how the same was written. */
    private static Map<String, String> resolved(TestProject project, String stack) {
        Map<String, String> documents = new TreeMap<>();
        for (Instance instance : project.instances()) {
            if (instance.stack().equals(stack)) {
                MapValue document = InstanceDocument.of(instance).toBuilder()
                        .remove("imports")
                        .build();
                documents.put(instance.name(), JsonText.indented(document));
            }
        }
        assertThat(documents).hasSize(2);
        return documents;
    }

    private TestProject project(String name) {
        return new TestProject(directory.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    @DisplayName("sections mean the same in files of their own")
    void sectionsMayBeMovedToImports(long seed) {
        TestProject split = project("split")
                .stack("catalog/vars", "vars: " + json(seed, "vars"))
                .stack("catalog/settings", "settings: " + json(seed, "settings"))
                .stack("catalog/terraform", "terraform: " + TERRAFORM.formatted(json(seed, "tvars")))
                .stack("catalog/components", "components: " + components(seed))
                .stack("dev", "import: [catalog/components, catalog/terraform, catalog/settings, catalog/vars]");

        assertThat(resolved(split, "dev"))
                .isEqualTo(resolved(project("whole").stack("dev", stack(seed, json(seed, "vars"))), "dev"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    @DisplayName("semantics 2.8: a file over its imports is their merge")
    void importsAreMerged(long seed) {
        MapValue merged = new DeepMerge(ListStrategy.REPLACE).merge(values(seed, "below"), values(seed, "vars"));
        TestProject layered = project("layered")
                .stack("catalog/below", "vars: " + json(seed, "below"))
                .stack("dev", "import: [catalog/below]\n" + stack(seed, json(seed, "vars")));

        assertThat(resolved(layered, "dev"))
                .isEqualTo(resolved(project("whole").stack("dev", stack(seed, JsonText.compact(merged))), "dev"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    @DisplayName("semantics 2.9: a file that is imported twice changes nothing where lists replace")
    void importingTwiceIsImportingOnce(long seed) {
        String below = "vars: " + json(seed, "below");
        String stack = stack(seed, json(seed, "vars"));
        TestProject twice = project("twice")
                .stack("catalog/below", below)
                .stack("catalog/again", "import: [catalog/below]")
                .stack("dev", "import: [catalog/below, catalog/again]\n" + stack);
        TestProject once =
                project("once").stack("catalog/below", below).stack("dev", "import: [catalog/below]\n" + stack);

        assertThat(resolved(twice, "dev")).isEqualTo(resolved(once, "dev"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    @DisplayName("D18: stacks that share files do not touch each other")
    void stacksAreIndependent(long seed) {
        String stack = "import: [catalog/below]\n" + stack(seed, json(seed, "vars"));
        TestProject alone = project("alone")
                .stack("catalog/below", "vars: " + json(seed, "below"))
                .stack("dev", stack);
        TestProject together = project("together")
                .stack("catalog/below", "vars: " + json(seed, "below"))
                .stack("dev", stack)
                .stack("another", "import: [catalog/below]\n" + stack(seed + 100, json(seed + 100, "vars")))
                .stack("third", stack);

        assertThat(resolved(together, "dev")).isEqualTo(resolved(alone, "dev"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    @DisplayName("instances are the same whether abstract components are resolved or only checked")
    void abstractsMakeNoDifference(long seed) {
        TestProject project = project("dev").stack("dev", stack(seed, json(seed, "vars")));
        Resolution checked = Wiring.loadStacks(ToolsOf.missing(directory))
                .run(PluginSettings.defaults(directory.resolve("dev"), Map.of()), AbstractComponents.CHECKED)
                .resolution();

        assertThat(checked.instances()).isEqualTo(project.instances());
        assertThat(checked.problems()).isEmpty();
    }
}

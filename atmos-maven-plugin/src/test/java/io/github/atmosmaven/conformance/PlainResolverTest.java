package io.github.atmosmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.PluginSettingsOf;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.workflow.describe.InstanceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects made by chance resolve to what a second, plain resolver says of them. */
class PlainResolverTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PROJECTS = 200;
    private static final Set<String> NOT_COMPARED = Set.of("atmos_component", "atmos_stack", "overrides");

    @TempDir
    private Path directory;

    static IntStream seeds() {
        return IntStream.range(0, PROJECTS);
    }

    @ParameterizedTest(name = "project {0}")
    @MethodSource("seeds")
    @DisplayName("semantics 2, 3, 4, 5, 6, 7, 8, 9 with D14, D15, D30, D31: both resolvers agree")
    void agrees(int seed) throws IOException {
        RandomProject project = new RandomProject(seed);
        ListStrategy strategy = strategy(seed);
        for (Map.Entry<String, Map<String, Object>> file : project.files().entrySet()) {
            Path path = directory.resolve("src/main/stacks/" + file.getKey() + ".yaml");
            Files.createDirectories(path.getParent());
            Files.writeString(path, RandomProject.text(file.getValue()));
        }

        Map<String, Object> wanted = wanted(project, strategy);
        List<Instance> instances = instances(strategy);

        Map<String, Object> found = described(instances);
        found.keySet().removeAll(broken(instances, wanted.keySet()));
        assertThat(found.keySet()).isEqualTo(wanted.keySet());
        assertThat(found).isEqualTo(wanted);
    }

    /** Those that the plain resolver leaves out: the product shows them as well, without an address, beside their errors. */
    private static Set<String> broken(List<Instance> instances, Set<String> sound) {
        return instances.stream()
                .filter(instance -> instance.stateAddress().equals(StateAddress.UNKNOWN))
                .map(PlainResolverTest::key)
                .filter(key -> !sound.contains(key))
                .collect(Collectors.toSet());
    }

    private static String key(Instance instance) {
        return instance.manifest().name() + " " + instance.name();
    }

    @Test
    @DisplayName("the projects are worth comparing: nearly all of them have instances, with every section and backend")
    void projectsAreRich() {
        List<Map<String, Object>> projects = seeds().mapToObj(seed -> wanted(new RandomProject(seed), strategy(seed)))
                .toList();
        List<Object> instances =
                projects.stream().flatMap(project -> project.values().stream()).toList();

        assertThat(projects).filteredOn(project -> !project.isEmpty()).hasSizeGreaterThan(PROJECTS * 9 / 10);
        for (String word : List.of(
                "vars=",
                "settings=",
                "env=",
                "hooks=",
                "providers=",
                "provision=",
                "inheritance=",
                "azurerm",
                "static")) {
            assertThat(instances)
                    .filteredOn(instance -> instance.toString().contains(word))
                    .as(word)
                    .hasSizeGreaterThan(PROJECTS / 20);
        }
    }

    private static ListStrategy strategy(int seed) {
        return ListStrategy.values()[seed % ListStrategy.values().length];
    }

    /** What the plain resolver says, by manifest and instance. */
    private static Map<String, Object> wanted(RandomProject project, ListStrategy strategy) {
        PlainResolver plain = new PlainResolver(project.files(), strategy);
        Map<String, Object> wanted = new TreeMap<>();
        for (String manifest : project.stacks()) {
            plain.resolve(manifest).forEach((name, instance) -> {
                JsonNode sections = JSON.valueToTree(instance);
                wanted.put(manifest + " " + name, PlainValue.of(sections));
            });
        }
        return wanted;
    }

    private List<Instance> instances(ListStrategy strategy) {
        PluginSettings settings = new PluginSettingsOf(directory)
                .listMergeStrategy(strategy.word())
                .get();
        return Wiring.loadStacks(ToolsOf.missing(directory))
                .run(settings, AbstractComponents.RESOLVED)
                .resolution()
                .instances();
    }

    /** What the product says, by manifest and instance. */
    private static Map<String, Object> described(List<Instance> instances) {
        Map<String, Object> described = new TreeMap<>();
        for (Instance instance : instances) {
            Map<String, Object> sections = new TreeMap<>();
            InstanceDocument.of(instance).entries().stream()
                    .filter(entry -> !NOT_COMPARED.contains(entry.key()))
                    .forEach(entry -> sections.put(entry.key(), PlainValue.of(entry.value())));
            described.put(key(instance), sections);
        }
        return described;
    }
}

package io.github.atmosmaven.terraform.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D61: every instance has a working directory of its own")
class WorkingDirectoriesTest {

    @TempDir
    Path project;

    private Path output;
    private SourceTree repository;

    private static final List<String> PIECES =
            List.of("a", "src", "A", "/", "/", "..", ".", " ", "\\", ":", "%2F", "%", "x", "%61", "plan.log", "é", "");

    @BeforeEach
    void layOut() throws IOException {
        output = project.resolve("target/atmos");
        for (String name : List.of("src", "a", "b", "x")) {
            Files.createDirectory(project.resolve(name));
        }
        repository = Repositories.at(project);
    }

    @ParameterizedTest
    @CsvSource({
        "dev, vpc, vpc, dev/vpc/src/main/terraform/vpc",
        "dev, vpc/1, vpc, dev/vpc/1/src/main/terraform/vpc",
        "orgs/acme/dev, eks/blue green, net/eks, orgs/acme/dev/eks/blue green/src/main/terraform/net/eks",
        "dev, ../../x, vpc, dev/%2E%2E/%2E%2E/x/src/main/terraform/vpc",
        "dev, a:b, vpc, dev/a%3Ab/src/main/terraform/vpc",
        "dev, v1., vpc, dev/v1%2E/src/main/terraform/vpc",
        "dev, vpc, ./net//vpc/, dev/vpc/src/main/terraform/net/vpc",
        "dev, vpc, net/../vpc, dev/vpc/src/main/terraform/vpc",
    })
    void isMadeOfTheNames(String stack, String name, String component, String expected) {
        Instance instance = new InstanceOf(stack, name).component(component).get();

        Path directory = new WorkingDirectories(output, List.of(instance), repository).directory(instance);

        assertThat(directory).isEqualTo(output.resolve(expected));
    }

    @Test
    @DisplayName(
            "a root module that is a link has the place of what it leads to, where .. means what it means to a tool")
    void followsTheLinkOfARootModule() throws IOException {
        Files.createDirectories(project.resolve("components/network"));
        Files.createDirectories(project.resolve("src/main/terraform"));
        Files.createSymbolicLink(
                project.resolve("src/main/terraform/net"), Path.of("..", "..", "..", "components", "network"));
        Instance net = new InstanceOf("dev", "net").component("net").get();

        assertThat(new WorkingDirectories(output, List.of(net), repository).directory(net))
                .isEqualTo(output.resolve("dev/net/components/network"));
    }

    @Test
    void keepsOutOfWhatIsLinkedBesideAnother() {
        Instance net = new InstanceOf("dev", "net").component("vpc").get();
        Instance src = new InstanceOf("dev", "net/src").component("dns").get();

        WorkingDirectories directories = new WorkingDirectories(output, List.of(net, src), repository);

        assertThat(directories.base(net)).isEqualTo(output.resolve("dev/net"));
        assertThat(directories.base(src)).isEqualTo(output.resolve("dev/net%2Fsrc"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverOverlapsAnother(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Set<String> reserved = names(project);
            List<Instance> instances = instances(random);
            WorkingDirectories directories = new WorkingDirectories(output, instances, repository);

            Map<String, Instance> claimed = new HashMap<>();
            for (Instance instance : instances) {
                for (String path : claims(directories, instance, reserved)) {
                    Instance other = claimed.put(path, instance);
                    assertThat(other).as(path).isIn(null, instance);
                }
            }
            for (Instance instance : instances) {
                String base = shown(directories.base(instance));
                for (int slash = base.lastIndexOf('/'); slash > 0; slash = base.lastIndexOf('/', slash - 1)) {
                    assertThat(claimed.get(base.substring(0, slash)))
                            .as("what holds " + base)
                            .isNull();
                }
            }
        }
    }

    /** What an instance puts beside and into its working directory, and what is linked there. */
    private Set<String> claims(WorkingDirectories directories, Instance instance, Set<String> reserved) {
        Set<String> claims = new HashSet<>();
        Path base = directories.base(instance);
        claims.add(shown(directories.directory(instance)));
        claims.add(shown(base.resolve("plan.log")));
        reserved.forEach(name -> claims.add(shown(base.resolve(name))));
        return claims;
    }

    private String shown(Path path) {
        assertThat(path.normalize()).isEqualTo(path).startsWithRaw(output);
        return path.toString().toLowerCase(Locale.ROOT);
    }

    private static List<Instance> instances(Random random) {
        Set<String> seen = new HashSet<>();
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String stack = name(random);
            String name = name(random);
            if (seen.add(stack + "\n" + name)) {
                String component = List.of("a", "b", "x").get(random.nextInt(3));
                instances.add(new InstanceOf(stack, name).component(component).get());
            }
        }
        return instances;
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.length() == 0 ? "a" : name.toString();
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}

package io.github.atmosmaven.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D61: every instance has a working directory of its own")
class WorkingDirectoriesTest {

    private static final Path OUTPUT = Path.of("/project/target/atmos");
    private static final List<String> PIECES =
            List.of("a", "b", "A", "/", "/", "..", ".", " ", "\\", ":", "%2F", "%", "x", "%61", "plan.log", "é", "");

    @ParameterizedTest
    @CsvSource({
        "dev, vpc, vpc, dev/vpc/vpc",
        "dev, vpc/1, vpc, dev/vpc/1/vpc",
        "orgs/acme/dev, eks/blue green, net/eks, orgs/acme/dev/eks/blue green/net/eks",
        "dev, ../../x, vpc, dev/%2E%2E/%2E%2E/x/vpc",
        "dev, a:b, vpc, dev/a%3Ab/vpc",
        "dev, v1., vpc, dev/v1%2E/vpc",
        "dev, vpc, ./net//vpc/, dev/vpc/net/vpc",
        "dev, vpc, net/../vpc, dev/vpc/vpc",
    })
    void isMadeOfTheNames(String stack, String name, String component, String expected) {
        Instance instance = new InstanceOf(stack, name).component(component).get();

        Path directory = new WorkingDirectories(OUTPUT, List.of(instance), Set.of()).directory(instance);

        assertThat(directory).isEqualTo(OUTPUT.resolve(expected));
    }

    @Test
    void keepsOutOfWhatIsLinkedBesideAnother() {
        Instance net = new InstanceOf("dev", "net").component("vpc").get();
        Instance dns = new InstanceOf("dev", "net/dns").component("dns").get();

        WorkingDirectories directories = new WorkingDirectories(OUTPUT, List.of(net, dns), Set.of("vpc", "dns"));

        assertThat(directories.directory(net)).isEqualTo(OUTPUT.resolve("dev/net/vpc"));
        assertThat(directories.directory(dns)).isEqualTo(OUTPUT.resolve("dev/net%2Fdns/dns"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverOverlapsAnother(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Set<String> reserved = Set.of("a", "b", "x");
            List<Instance> instances = instances(random);
            WorkingDirectories directories = new WorkingDirectories(OUTPUT, instances, reserved);

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
    private static Set<String> claims(WorkingDirectories directories, Instance instance, Set<String> reserved) {
        Set<String> claims = new HashSet<>();
        Path base = directories.base(instance);
        claims.add(shown(directories.directory(instance)));
        claims.add(shown(base.resolve("plan.log")));
        reserved.forEach(name -> claims.add(shown(base.resolve(name))));
        return claims;
    }

    private static String shown(Path path) {
        assertThat(path.normalize()).isEqualTo(path).startsWithRaw(OUTPUT);
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
}

package io.github.atmosmaven.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.manifest.tree.SettingPlaces;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A stacks directory on disk, and what becomes of the manifests in it. */
final class StacksOnDisk {

    private final Path project;
    private final ConcurrentHashMap<String, AtomicInteger> reads = new ConcurrentHashMap<>();

    StacksOnDisk(Path project) {
        this.project = project;
    }

    /** How often each file was read. */
    Map<String, AtomicInteger> reads() {
        return reads;
    }

    void write(String path, String text) throws IOException {
        Path file = project.resolve("stacks").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    ManifestLoader.Loaded<MergedManifest> load() {
        return load(ListStrategy.REPLACE);
    }

    ManifestLoader.Loaded<MergedManifest> load(ListStrategy lists) {
        YamlReader reader = new YamlReader() {
            private final YamlReader real = new SnakeYamlReader();

            @Override
            public YamlDocument read(Path file, String displayName) {
                reads.computeIfAbsent(displayName, name -> new AtomicInteger()).incrementAndGet();
                return real.read(file, displayName);
            }

            @Override
            public YamlDocument parse(String text, String displayName) {
                return real.parse(text, displayName);
            }
        };
        return new ManifestLoader(reader, List.of())
                .load(
                        new ManifestLoader.Request(
                                project,
                                project.resolve("stacks"),
                                List.of("**"),
                                List.of(),
                                SettingPlaces.NONE,
                                new DeepMerge(lists)),
                        Function.identity());
    }

    MergedManifest manifest(String name) {
        return load().manifests().stream()
                .filter(each -> each.ref().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<Problem> problemsOf(String name) {
        return manifest(name).problems();
    }

    String vars(String name) {
        MergedManifest manifest = manifest(name);
        assertThat(manifest.problems()).isEmpty();
        return String.valueOf(manifest.body().get("vars"));
    }
}

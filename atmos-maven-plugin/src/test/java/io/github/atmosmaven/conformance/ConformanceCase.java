package io.github.atmosmaven.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atmosmaven.backend.PrefixMode;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.PluginSettingsOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A case of {@code src/test/resources/conformance}; the README there says what its files mean. */
record ConformanceCase(String name, Path directory) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<ConformanceCase> all() throws IOException {
        Path root = Path.of("src/test/resources/conformance").toAbsolutePath();
        try (Stream<Path> folders = Files.list(root)) {
            return folders
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> new ConformanceCase(folder.getFileName().toString(), folder))
                    .toList()
                    .stream();
        }
    }

    Optional<JsonNode> json(String file) {
        Path path = directory.resolve(file);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(path.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plugin's parameters as the case sets them. */
    PluginSettings settings() {
        JsonNode settings = json("case.json").orElseThrow().path("settings");
        settings.fieldNames().forEachRemaining(ConformanceCase::requireKnown);
        String prefix = text(settings, "workspaceKeyPrefix");
        return new PluginSettingsOf(directory)
                .names(text(settings, "namePattern"), text(settings, "nameTemplate"))
                .listMergeStrategy(text(settings, "listMergeStrategy"))
                .states(null, null, prefix == null ? null : PrefixMode.valueOf(prefix.toUpperCase(Locale.ROOT)))
                .get();
    }

    private static void requireKnown(String setting) {
        if (!List.of("namePattern", "nameTemplate", "listMergeStrategy", "workspaceKeyPrefix")
                .contains(setting)) {
            throw new IllegalArgumentException("the case sets " + setting + ", which this test does not pass on");
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).asText() : null;
    }

    /** Content of every file below {@code expected-files}, by its path there. */
    Map<String, String> expectedFiles() throws IOException {
        Path root = directory.resolve("expected-files");
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> found = Files.walk(root)) {
                for (Path file :
                        new ArrayList<>(found.filter(Files::isRegularFile).toList())) {
                    files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return files;
    }

    @Override
    public String toString() {
        return name;
    }
}

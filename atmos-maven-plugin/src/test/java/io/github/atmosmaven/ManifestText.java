package io.github.atmosmaven;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.yaml.SnakeYamlReader;

/** Values written as YAML, for tests. */
public final class ManifestText {

    private ManifestText() {}

    /** The map that the text says; the text must be sound. */
    public static MapValue map(String yaml) {
        return map(yaml, "test.yaml");
    }

    public static MapValue map(String yaml, String file) {
        YamlDocument document = new SnakeYamlReader().parse(yaml, file);
        if (!document.problems().isEmpty() || !(document.root() instanceof MapValue map)) {
            throw new IllegalArgumentException(yaml + ": " + document.problems());
        }
        return map;
    }
}

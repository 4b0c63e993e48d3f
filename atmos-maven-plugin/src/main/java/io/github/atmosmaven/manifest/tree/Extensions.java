package io.github.atmosmaven.manifest.tree;

import java.util.List;

/** Extensions of manifests and the names that remain without them (semantics 1.1, 1.6, 2.4). */
public final class Extensions {

    public static final List<String> LOOKUP = List.of(".yaml", ".yml", ".yaml.tmpl", ".yml.tmpl");

    private Extensions() {}

    /**
     * Returns the extension of a path with its dot: the text from the last dot of the last segment, or an empty text.
     */
    public static String of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    public static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    public static boolean isTemplate(String path) {
        return path.endsWith(".yaml.tmpl") || path.endsWith(".yml.tmpl");
    }

    /** The name by which users know a manifest: its path without the extension. */
    public static String withoutExtension(String path) {
        String extension = of(path);
        return path.substring(0, path.length() - extension.length());
    }
}

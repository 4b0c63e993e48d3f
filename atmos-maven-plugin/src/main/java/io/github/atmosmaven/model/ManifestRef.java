package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.Inclusion;
import java.util.List;
import java.util.Map;

/**
 * The top-level manifest an instance comes from.
 *
 * @param name path below the stacks directory without extension, for instance {@code orgs/acme/plat/dev}
 * @param file path relative to the project, with extension
 * @param imports names of all transitively imported files, sorted, each once (semantics 2.11)
 * @param importChains for every imported file (path relative to the project) the files on the way to it, the manifest
 *     first and the file itself last; of several ways the one that is merged last (D11). The file that is merged last
 *     comes first
 * @param inclusions by file that {@code !include} put into the manifest or into what it imports, the places that asked
 *     for it, those that are merged last first
 */
public record ManifestRef(
        String name,
        String file,
        List<String> imports,
        Map<String, List<String>> importChains,
        Map<String, List<Inclusion>> inclusions) {

    /** Of a manifest that includes nothing. */
    public ManifestRef(String name, String file, List<String> imports, Map<String, List<String>> importChains) {
        this(name, file, imports, importChains, Map.of());
    }

    /**
     * Returns true if one file is merged over another, so that it wins (semantics 2.8).
     *
     * @param one path relative to the project
     * @param other path relative to the project
     */
    public boolean isMergedOver(String one, String other) {
        String over = mergedWith(one);
        String under = mergedWith(other);
        if (over.equals(under) || under.equals(file)) {
            return false;
        }
        if (over.equals(file)) {
            return true;
        }
        for (String imported : importChains.keySet()) {
            if (imported.equals(over) || imported.equals(under)) {
                return imported.equals(over);
            }
        }
        return false;
    }

    /**
     * Returns the file that decides when a file is merged. An included file that is not also imported is merged with
     * the file that includes it last.
     */
    private String mergedWith(String path) {
        List<Inclusion> places = path.equals(file) || importChains.containsKey(path) ? null : inclusions.get(path);
        return places == null || places.isEmpty() ? path : places.get(0).place().file();
    }
}

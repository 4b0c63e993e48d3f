package io.github.atmosmaven.manifest.imports;

import io.github.atmosmaven.manifest.file.ManifestFile;
import io.github.atmosmaven.manifest.file.ManifestLibrary;
import io.github.atmosmaven.manifest.tree.Extensions;
import io.github.atmosmaven.model.Utf8Order;
import io.github.atmosmaven.model.value.Inclusion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * All files that a top-level manifest reaches, each with the way to it. Of several ways the one that is merged last
 * counts, so the walk goes backwards and the first arrival stays.
 */
public final class ImportClosure {

    private final Map<String, List<String>> chains = new LinkedHashMap<>();
    private final ManifestLibrary library;

    public ImportClosure(ManifestLibrary library, String topLevel) {
        this.library = library;
        walk(topLevel, List.of());
        chains.remove(topLevel);
    }

    private void walk(String path, List<String> way) {
        ManifestFile file = library.file(path);
        List<String> here = new ArrayList<>(way.size() + 1);
        here.addAll(way);
        here.add(file.displayName());
        if (chains.putIfAbsent(path, List.copyOf(here)) != null) {
            return;
        }
        List<String> imported = file.importedFiles();
        for (int i = imported.size() - 1; i >= 0; i--) {
            walk(imported.get(i), here);
        }
    }

    /** Paths below the stacks directory of everything imported, nearest to the end first. */
    public Iterable<String> files() {
        return chains.keySet();
    }

    /** Names of the imported files, sorted (semantics 2.11). */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>(Utf8Order.INSTANCE);
        chains.keySet().forEach(path -> names.add(Extensions.withoutExtension(path)));
        return List.copyOf(names);
    }

    /** By included file, the places in all these files that ask for it. */
    public Map<String, List<Inclusion>> inclusions(String topLevel) {
        Map<String, List<Inclusion>> inclusions = new LinkedHashMap<>();
        addInclusions(topLevel, inclusions);
        chains.keySet().forEach(path -> addInclusions(path, inclusions));
        return inclusions;
    }

    private void addInclusions(String path, Map<String, List<Inclusion>> inclusions) {
        library.file(path)
                .inclusions()
                .forEach((file, places) -> inclusions
                        .computeIfAbsent(file, key -> new ArrayList<>())
                        .addAll(places));
    }

    /** By the displayed name of a file, the displayed names of the files on the way to it and itself. */
    public Map<String, List<String>> chainsByFile() {
        Map<String, List<String>> byFile = new LinkedHashMap<>();
        chains.values().forEach(chain -> byFile.put(chain.get(chain.size() - 1), chain));
        return byFile;
    }
}

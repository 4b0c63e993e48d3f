package io.github.atmosmaven.manifest.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Every file that a set of manifests needs, each parsed once (D12), on all cores. */
public final class ManifestLibrary {

    private final Map<String, ManifestFile> files = new ConcurrentHashMap<>();

    private ManifestLibrary() {}

    /** Parses the given files and everything they import, directly or not. */
    public static ManifestLibrary load(Collection<String> topLevel, ManifestParser parser) {
        ManifestLibrary library = new ManifestLibrary();
        Set<String> wave = new LinkedHashSet<>(topLevel);
        while (!wave.isEmpty()) {
            List<ManifestFile> parsed = wave.parallelStream().map(parser::parse).toList();
            parsed.forEach(file -> library.files.put(file.path(), file));
            wave = parsed.stream()
                    .flatMap(file -> file.importedFiles().stream())
                    .filter(path -> !library.files.containsKey(path))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return library;
    }

    public ManifestFile file(String path) {
        ManifestFile file = files.get(path);
        if (file == null) {
            throw new IllegalArgumentException("not loaded: " + path);
        }
        return file;
    }

    public void replace(ManifestFile file) {
        files.put(file.path(), file);
    }

    /** The loaded files that have an import with a context, by path. */
    public List<ManifestFile> withContexts() {
        return files.values().stream()
                .filter(file ->
                        file.imports().stream().anyMatch(each -> each.item().context()))
                .sorted(Comparator.comparing(ManifestFile::path))
                .toList();
    }
}

package io.github.atmosmaven.manifest.imports;

import io.github.atmosmaven.manifest.file.ManifestLibrary;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.AtmosException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges a file with its imports: each import complete before it is merged, later over earlier, the file's own content
 * over all of them (semantics 2.8).
 *
 * <p>Overrides travel two ways (semantics 4.6): those of the importing files go down into what they import and win, those found in
 * imported files go on to later imports and to the importing file's own components. A file that neither way reaches
 * merges to the same result wherever it is imported, and is merged once. The overrides that reach a component replace
 * those an earlier file attached to it, which they contain, so that a list in them is joined once (D14); between the files
 * of one import both count.
 *
 * <p>Safe for use by several threads, which at worst merge a file twice to the same result.
 */
public final class ManifestMerge {

    private final ManifestLibrary library;
    private final DeepMerge merge;
    /** Imported files that no override reaches, by path. */
    private final Map<String, Merged> shared = new ConcurrentHashMap<>();

    public ManifestMerge(ManifestLibrary library, DeepMerge merge) {
        this.library = library;
        this.merge = merge;
    }

    /**
     * A merged file.
     *
     * @param attached the overrides that reach each component
     * @param passedOn the overrides that go on to later imports
     * @param files number of files that it was merged from; a file imported in several ways counts each time
     */
    public record Merged(
            MapValue body,
            Map<String, MapValue> attached,
            @Nullable MapValue passedOn,
            long files) {}

    /**
     * Merges a top-level manifest, which no other asks for again in this form.
     *
     * @throws AtmosException.InvalidConfiguration where imports multiply what they import beyond any use (D24)
     */
    public Merged merge(String path) {
        return new ImportWalk(library, merge, shared).merge(path);
    }
}

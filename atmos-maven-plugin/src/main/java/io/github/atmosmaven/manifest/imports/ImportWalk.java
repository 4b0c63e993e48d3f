package io.github.atmosmaven.manifest.imports;

import io.github.atmosmaven.manifest.file.ExpandedSize;
import io.github.atmosmaven.manifest.file.ImportPaths;
import io.github.atmosmaven.manifest.file.ManifestFile;
import io.github.atmosmaven.manifest.file.ManifestLibrary;
import io.github.atmosmaven.manifest.imports.ManifestMerge.Merged;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way of {@link ManifestMerge} through the imports of one top-level manifest. Single use. */
final class ImportWalk {

    private static final int MOST_OVERRIDDEN = 100_000;

    /** Fewer files hardly multiply anything, however often they import each other, and are not counted. */
    private static final int MANY_FILES = 100;

    /** Most values that may be counted for one manifest. */
    private static final long MOST_COUNTED = 50 * ExpandedSize.MOST_VALUES;

    private final ManifestLibrary library;
    private final DeepMerge merge;
    private final FileOverrides overrides;
    private final Map<String, Merged> shared;

    /** Files that overrides reach: in the same way whenever they are imported again, mostly. */
    private final Map<OverriddenFile, Merged> reached = new HashMap<>();

    private long counted;

    /** @param shared merged files of other walks, to which this walk adds its own */
    ImportWalk(ManifestLibrary library, DeepMerge merge, Map<String, Merged> shared) {
        this.library = library;
        this.merge = merge;
        this.overrides = new FileOverrides(merge);
        this.shared = shared;
    }

    /** @throws AtmosException.InvalidConfiguration where imports multiply what they import beyond any use (D24) */
    Merged merge(String topLevel) {
        return compute(topLevel, null, null);
    }

    /**
     * Returns an imported file, merged. Its maps are flattened if files share it, since many others are then laid over
     * it.
     */
    private Merged imported(String path, @Nullable MapValue fromImporters, @Nullable MapValue fromImports) {
        if (fromImporters != null || fromImports != null) {
            return overridden(new OverriddenFile(path, fromImporters, fromImports));
        }
        Merged known = shared.get(path);
        if (known == null) {
            Merged merged = compute(path, null, null);
            known = new Merged(merged.body().flattened(), merged.attached(), merged.passedOn(), merged.files());
            shared.put(path, known);
        }
        return known;
    }

    private Merged overridden(OverriddenFile file) {
        Merged known = reached.get(file);
        if (known == null) {
            if (reached.size() >= MOST_OVERRIDDEN) {
                throw tooMany(file.path());
            }
            known = compute(file.path(), file.fromImporters(), file.fromImports());
            reached.put(file, known);
        }
        return known;
    }

    private Merged compute(String path, @Nullable MapValue fromImporters, @Nullable MapValue fromImports) {
        ManifestFile file = library.file(path);
        MapValue own = overrides.of(file.body());
        MapValue inline = overrides.join(own, fromImporters);
        MapValue collected = fromImports;
        MapValue body = null;
        Map<String, MapValue> attached = new LinkedHashMap<>();
        long files = 1;
        for (ManifestFile.Import each : file.imports()) {
            // The files of one import reach what follows it, and not each other.
            MapValue before = collected;
            for (String imported : each.files()) {
                Merged part = imported(imported, inline, before);
                // What one file passes on holds what was collected before it.
                collected = each.files().size() == 1 ? part.passedOn() : overrides.join(collected, part.passedOn());
                body = body == null ? part.body() : merge.merge(body, part.body());
                attach(part, each.files().size() == 1, attached);
                files = Math.min(Integer.MAX_VALUE, files + part.files());
            }
        }
        MapValue self = FileOverrides.withoutOverrides(file.body());
        MapValue reaching = overrides.join(collected, inline);
        if (reaching != null) {
            components(self).forEach(component -> attached.put(component, reaching));
            self = FileOverrides.withoutWrittenOverrides(self);
        }
        MapValue whole = body == null ? self : merge.merge(body, self);
        if (files > MANY_FILES) {
            bound(whole, file);
        }
        return new Merged(whole, attached, overrides.join(collected, own), files);
    }

    /**
     * The overrides that reach a component in a file contain those of an earlier one, which they replace; only in files
     * of one import, which do not reach each other, both count.
     */
    private void attach(Merged part, boolean alone, Map<String, MapValue> attached) {
        part.attached().forEach((component, reaching) -> {
            MapValue earlier = attached.get(component);
            MapValue both = alone || earlier == null ? reaching : overrides.join(earlier, reaching);
            attached.put(component, both == null ? reaching : both);
        });
    }

    /** Files that are imported again and again append to their lists again and again. */
    private void bound(MapValue merged, ManifestFile file) {
        long values = new ExpandedSize().values(merged);
        counted += values;
        if (values > ExpandedSize.MOST_VALUES || counted > MOST_COUNTED) {
            throw tooLarge(file);
        }
    }

    private static AtmosException.InvalidConfiguration tooLarge(ManifestFile file) {
        return new AtmosException.InvalidConfiguration(Problem.error(
                ProblemCode.LIMIT_EXCEEDED,
                startOf(file),
                "this file has more than 1,000,000 values with all that it imports",
                "let its imports import each other less often: a file that is imported twice appends twice"));
    }

    private static Location startOf(ManifestFile file) {
        return file.imports().isEmpty()
                ? ImportPaths.startOf(file.displayName())
                : file.imports().get(0).item().location();
    }

    private AtmosException.InvalidConfiguration tooMany(String path) {
        return new AtmosException.InvalidConfiguration(Problem.error(
                ProblemCode.LIMIT_EXCEEDED,
                startOf(library.file(path)),
                "files are imported in more than 100,000 ways that overrides reach differently, this one among them",
                "let the files import each other less often, or override in fewer of them"));
    }

    private static Iterable<String> components(MapValue body) {
        Value components = body.at("components", "terraform");
        return components instanceof MapValue map ? map.keys() : Set.of();
    }
}

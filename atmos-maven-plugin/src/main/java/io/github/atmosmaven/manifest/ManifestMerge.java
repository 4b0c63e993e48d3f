package io.github.atmosmaven.manifest;

import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges a file with its imports: each import complete before it is merged, later over earlier, the file's own content
 * over all of them (stack-semantics 2.8).
 *
 * <p>Overrides travel two ways (4.6): those of the importing files go down into what they import and win, those found in
 * imported files go on to later imports and to the importing file's own components. A file that neither way reaches
 * merges to the same result wherever it is imported, and is merged once. The overrides that reach a component replace
 * those an earlier file attached to it, which they contain, so that a list in them is joined once (D14).
 *
 * <p>Safe for use by several threads, which at worst merge a file twice to the same result.
 */
final class ManifestMerge {

    private static final int MOST_OVERRIDDEN = 100_000;

    /** Fewer files hardly multiply anything, however often they import each other, and are not counted. */
    private static final int MANY_FILES = 100;

    /** How many values may be counted for one manifest. */
    private static final long MOST_COUNTED = 50 * ExpandedSize.MOST_VALUES;

    private final ManifestLibrary library;
    private final DeepMerge merge;
    /** Imported files that no override reaches, by path. */
    private final Map<String, Merged> shared = new ConcurrentHashMap<>();

    ManifestMerge(ManifestLibrary library, DeepMerge merge) {
        this.library = library;
        this.merge = merge;
    }

    /**
     * A merged file.
     *
     * @param attached the overrides that reach each component
     * @param passedOn the overrides that go on to later imports
     * @param files how many files it was merged from, one that is imported in several ways counted each time
     */
    record Merged(
            MapValue body,
            Map<String, MapValue> attached,
            @Nullable MapValue passedOn,
            long files) {}

    /**
     * Merges a top-level manifest, which no other asks for again in this form.
     *
     * @throws AtmosException.InvalidConfiguration where imports multiply what they import beyond any use (D24)
     */
    Merged merge(String path) {
        return new Walk().compute(path, null, null);
    }

    /** Through the imports of one top-level manifest. */
    private final class Walk {

        /** Files that overrides reach: in the same way whenever they are imported again, mostly. */
        private final Map<OverriddenFile, Merged> reached = new HashMap<>();

        private long counted;

        /** What files share by importing it is laid out to be built on. */
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
            MapValue own = overridesOf(file.body());
            MapValue inline = join(own, fromImporters);
            MapValue collected = fromImports;
            MapValue body = null;
            Map<String, MapValue> attached = new LinkedHashMap<>();
            long files = 1;
            for (String imported : file.importedFiles()) {
                Merged part = imported(imported, inline, collected);
                collected = part.passedOn();
                body = body == null ? part.body() : merge.merge(body, part.body());
                attached.putAll(part.attached());
                files = Math.min(Integer.MAX_VALUE, files + part.files());
            }
            MapValue self = withoutOverrides(file.body());
            MapValue reaching = join(collected, inline);
            if (reaching != null) {
                for (String component : components(self)) {
                    attached.put(component, reaching);
                }
                self = withoutWrittenOverrides(self);
            }
            MapValue whole = body == null ? self : merge.merge(body, self);
            if (files > MANY_FILES) {
                bound(whole, file);
            }
            return new Merged(whole, attached, join(collected, own), files);
        }

        /** Files that are imported again and again append to their lists again and again. */
        private void bound(MapValue merged, ManifestFile file) {
            long values = new ExpandedSize().values(merged);
            counted += values;
            if (values > ExpandedSize.MOST_VALUES || counted > MOST_COUNTED) {
                throw tooLarge(file);
            }
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

    private @Nullable MapValue join(@Nullable MapValue earlier, @Nullable MapValue later) {
        if (earlier == null || later == null) {
            return earlier == null ? later : earlier;
        }
        return merge.merge(earlier, later);
    }

    /** What the file itself overrides, under {@code terraform:} over the root. */
    private @Nullable MapValue overridesOf(MapValue body) {
        MapValue terraform = body.map("terraform");
        return join(nonEmpty(body.map("overrides")), terraform == null ? null : nonEmpty(terraform.map("overrides")));
    }

    private static @Nullable MapValue nonEmpty(@Nullable MapValue map) {
        return map == null || map.isEmpty() ? null : map;
    }

    private static MapValue withoutOverrides(MapValue body) {
        MapValue.Entry terraform = body.entry("terraform");
        boolean inTerraform =
                terraform != null && terraform.value() instanceof MapValue map && map.containsKey("overrides");
        if (!inTerraform && !body.containsKey("overrides")) {
            return body;
        }
        MapValue.Builder remaining = body.toBuilder().remove("overrides");
        if (inTerraform && terraform != null && terraform.value() instanceof MapValue map) {
            remaining.put(
                    terraform.withValue(map.toBuilder().remove("overrides").build()));
        }
        return remaining.build();
    }

    /** The overrides that reach a component replace those that the same file writes at it (4.6). */
    private static MapValue withoutWrittenOverrides(MapValue body) {
        if (!(body.at("components", "terraform") instanceof MapValue components)) {
            return body;
        }
        MapValue.Builder remaining = components.toBuilder();
        boolean changed = false;
        for (MapValue.Entry component : components.entries()) {
            if (component.value() instanceof MapValue written && written.containsKey("overrides")) {
                remaining.put(component.withValue(
                        written.toBuilder().remove("overrides").build()));
                changed = true;
            }
        }
        return changed ? withComponents(body, remaining.build()) : body;
    }

    private static MapValue withComponents(MapValue body, MapValue components) {
        MapValue.Entry kinds = body.entry("components");
        if (kinds == null || !(kinds.value() instanceof MapValue map)) {
            return body;
        }
        MapValue.Entry terraform = map.entry("terraform");
        if (terraform == null) {
            return body;
        }
        MapValue changed = map.toBuilder().put(terraform.withValue(components)).build();
        return body.toBuilder().put(kinds.withValue(changed)).build();
    }

    private static Iterable<String> components(MapValue body) {
        Value components = body.at("components", "terraform");
        return components instanceof MapValue map ? map.keys() : java.util.Set.of();
    }
}

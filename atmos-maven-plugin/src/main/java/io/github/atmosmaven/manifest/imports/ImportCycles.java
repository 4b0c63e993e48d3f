package io.github.atmosmaven.manifest.imports;

import io.github.atmosmaven.manifest.file.ImportItem;
import io.github.atmosmaven.manifest.file.ManifestFile;
import io.github.atmosmaven.manifest.file.ManifestLibrary;
import io.github.atmosmaven.manifest.tree.Extensions;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds import cycles and cuts each at the item that closes it, on the way from the first manifest that enters it (D12),
 * and chains of imports that no stack of a thread could follow. The cut is reported as a problem of the file that holds
 * the item, so every manifest that reaches it is broken, and merging can walk the rest without looking out.
 */
public final class ImportCycles {

    private static final int MAX_DEPTH = 1_000;

    private final ManifestLibrary library;
    /**
     * Number of files in the longest chain of imports, by the file that starts the chain. Holds finished files only.
     */
    private final Map<String, Integer> finished = new HashMap<>();

    private final Set<String> entered = new HashSet<>();

    private ImportCycles(ManifestLibrary library) {
        this.library = library;
    }

    public static void cut(Collection<String> topLevel, ManifestLibrary library) {
        ImportCycles cycles = new ImportCycles(library);
        topLevel.forEach(cycles::walk);
    }

    /** Depth first with a stack of its own: chains of imports may be longer than the thread's. */
    private void walk(String start) {
        if (finished.containsKey(start)) {
            return;
        }
        if (finished.keySet().containsAll(library.file(start).importedFiles())) {
            // Nothing that it imports leads back to it.
            finish(start);
            return;
        }
        Deque<Visit> path = new ArrayDeque<>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            if (!visit.pending.hasNext()) {
                path.pop();
                entered.remove(visit.file);
                finish(visit.file);
                continue;
            }
            Edge edge = visit.pending.next();
            if (entered.contains(edge.to)) {
                cut(visit.file, edge, path);
            } else if (!finished.containsKey(edge.to)) {
                path.push(enter(edge.to));
            }
        }
    }

    private void finish(String file) {
        int depth = 0;
        for (ManifestFile.Import each : library.file(file).imports()) {
            for (String to : each.files()) {
                int below = finished.getOrDefault(to, 0);
                if (below < MAX_DEPTH) {
                    depth = Math.max(depth, below);
                } else {
                    take(new Edge(each.item(), to), file, tooDeep(each.item()));
                }
            }
        }
        finished.put(file, depth + 1);
    }

    private static Problem tooDeep(ImportItem item) {
        return Problem.error(
                ProblemCode.LIMIT_EXCEEDED,
                item.location(),
                "import '" + item.path() + "' starts a chain of more than " + MAX_DEPTH + " imports",
                "let the files import fewer from each other");
    }

    private record Edge(ImportItem item, String to) {}

    private record Visit(String file, Iterator<Edge> pending) {}

    private Visit enter(String file) {
        entered.add(file);
        return new Visit(file, edges(file).iterator());
    }

    private List<Edge> edges(String file) {
        List<Edge> edges = new ArrayList<>();
        for (ManifestFile.Import each : library.file(file).imports()) {
            each.files().forEach(to -> edges.add(new Edge(each.item(), to)));
        }
        return edges;
    }

    private void cut(String from, Edge edge, Deque<Visit> path) {
        List<String> cycle = new ArrayList<>();
        Iterator<Visit> outward = path.iterator();
        String step;
        do {
            step = outward.next().file;
            cycle.add(0, Extensions.withoutExtension(step));
        } while (!step.equals(edge.to));
        cycle.add(Extensions.withoutExtension(edge.to));
        take(
                edge,
                from,
                Problem.error(
                        ProblemCode.IMPORT_CYCLE,
                        edge.item.location(),
                        "import '" + edge.item.path() + "' closes a cycle: " + String.join(" -> ", cycle),
                        "remove one import from the cycle, or move what both need into a third file"));
    }

    private void take(Edge edge, String from, Problem problem) {
        ManifestFile file = library.file(from);
        List<ManifestFile.Import> remaining = file.imports().stream()
                .map(each -> each.item() != edge.item
                        ? each
                        : new ManifestFile.Import(
                                each.item(),
                                each.files().stream()
                                        .filter(to -> !to.equals(edge.to))
                                        .toList()))
                .toList();
        library.replace(file.withImports(remaining, problem));
    }
}

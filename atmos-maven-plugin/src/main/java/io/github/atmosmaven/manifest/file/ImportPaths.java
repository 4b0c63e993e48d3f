package io.github.atmosmaven.manifest.file;

import io.github.atmosmaven.manifest.tree.BrokenLink;
import io.github.atmosmaven.manifest.tree.Extensions;
import io.github.atmosmaven.manifest.tree.PathGlob;
import io.github.atmosmaven.manifest.tree.StacksTree;
import io.github.atmosmaven.model.Utf8Order;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.Obstacle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the path of an import into the files it means, in the order they are merged (semantics 2.3, 2.4, 2.5, 2.6, 2.7, D13, D22). */
public final class ImportPaths {

    private static final Pattern REMOTE = Pattern.compile("^(\\w+::|\\w+://|git@|[\\w.-]+@[\\w.-]+:).*|.*://.*|.*::.*");
    private static final Pattern HOST =
            Pattern.compile("^[\\w-][\\w.-]*\\.(com|org|net|io|dev|cloud|sh|gov|edu)(/.*)?$");

    private static final String IS_REMOTE = "is remote, which is not supported";
    private static final String COPY = "copy the file below the stacks directory, and import it by its path from there";
    private static final String FILES = "import manifests below it, for instance 'catalog/vpc' or 'catalog/*'";
    private static final String BELOW =
            "import a file below the stacks directory, by its path from there or relative with ./ or ../";

    /** Beyond so many paths that lead nowhere it is no misspelling, and comparing names takes long. */
    private static final int MAX_GUESSES = 1_000;

    private final StacksTree tree;
    private final AtomicInteger guesses = new AtomicInteger();
    /** Files found by plain paths from the stacks directory. Most files of a project import the same few. */
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    ImportPaths(StacksTree tree) {
        this.tree = tree;
    }

    /**
     * @param importer path of the importing file below the stacks directory
     * @return paths below the stacks directory; empty after a problem, or when nothing is there and that is allowed
     */
    List<String> resolve(ImportItem item, String importer, Consumer<Problem> problems) {
        if (item.path().startsWith(".")) {
            return find(item, importer, problems);
        }
        List<String> files = known.get(item.path());
        if (files == null) {
            List<Problem> told = new ArrayList<>();
            files = find(item, importer, told::add);
            told.forEach(problems);
            // What was told of one import, or passed over because it may be missing, is to be told of the next.
            if (!files.isEmpty() && told.isEmpty() && !item.skipIfMissing()) {
                known.put(item.path(), files);
            }
        }
        return files;
    }

    private List<String> find(ImportItem item, String importer, Consumer<Problem> problems) {
        String path = usablePath(item, importer, problems);
        List<String> found = path == null ? null : filesAt(path, item, problems);
        if (path == null || found == null) {
            return List.of();
        }
        if (found.isEmpty() && isHosted(item.path())) {
            // Nothing of that name is here, so the name of a host means the host.
            refuse(item, IS_REMOTE, COPY, problems);
        } else if (found.isEmpty() && !item.skipIfMissing()) {
            problems.accept(Problem.error(
                    ProblemCode.IMPORT_MISSING,
                    item.location(),
                    "import '" + item.path() + "' is not found",
                    missingHint(path)));
        }
        return found.stream()
                .filter(file -> !isUnrenderedTemplate(file, item, problems))
                .toList();
    }

    /** The path below the stacks directory; null where it is refused, which is reported. */
    private @Nullable String usablePath(ImportItem item, String importer, Consumer<Problem> problems) {
        String reason = refusal(item.path());
        String path = reason == null ? belowStacks(item.path(), importer) : null;
        if (path != null && path.isEmpty()) {
            refuse(item, "is the stacks directory itself", FILES, problems);
            return null;
        }
        if (path == null || tree.escapes(path)) {
            refuse(item, reason == null ? "leads out of the stacks directory" : reason, BELOW, problems);
            return null;
        }
        if (REMOTE.matcher(item.path()).matches()) {
            refuse(item, IS_REMOTE, COPY, problems);
            return null;
        }
        return path;
    }

    /** The files that a path or a pattern means; null where they cannot be looked for, which is reported. */
    private @Nullable List<String> filesAt(String path, ImportItem item, Consumer<Problem> problems) {
        try {
            return PathGlob.isPattern(path) ? matches(path, item, problems) : lookup(path, item, problems);
        } catch (IllegalArgumentException e) {
            problems.accept(Problem.error(
                    ProblemCode.IMPORT_MALFORMED,
                    item.location(),
                    "import '" + item.path() + "': " + e.getMessage(),
                    "correct the glob; a character with \\ before it stands for itself"));
            return null;
        }
    }

    private static @Nullable String refusal(String path) {
        if (TextValue.isTemplate(path)) {
            return "is a template, " + Obstacle.NOT_YET;
        }
        return path.startsWith("/") ? "is absolute" : null;
    }

    /**
     * Returns true if the path begins with a host, or has the {@code //} that separates a repository from a folder in it
     * (semantics 2.15).
     */
    private static boolean isHosted(String path) {
        return HOST.matcher(path).matches() || path.contains("//");
    }

    private static void refuse(ImportItem item, String reason, String hint, Consumer<Problem> problems) {
        problems.accept(Problem.error(
                ProblemCode.IMPORT_REFUSED, item.location(), "import '" + item.path() + "' " + reason, hint));
    }

    /**
     * The path below the stacks directory with {@code .} and {@code ..} taken out, empty for the directory itself, or
     * null when it ends outside. It may climb out on the way (D22).
     */
    private @Nullable String belowStacks(String path, String importer) {
        String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
        boolean relative = first.equals(".") || first.equals("..");
        int folder = importer.lastIndexOf('/');
        String full = relative && folder >= 0 ? importer.substring(0, folder) + "/" + path : path;
        List<String> base = new ArrayList<>();
        tree.directory().forEach(name -> base.add(name.toString()));
        List<String> segments = new ArrayList<>(base);
        for (String segment : full.split("/", -1)) {
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        boolean inside = segments.size() >= base.size()
                && segments.subList(0, base.size()).equals(base);
        return inside ? String.join("/", segments.subList(base.size(), segments.size())) : null;
    }

    /** The files that a pattern means; null where it reaches out of the directory, which is reported. */
    private @Nullable List<String> matches(String path, ImportItem item, Consumer<Problem> problems) {
        // The pattern as written first, so that one that is malformed is told in the user's words.
        PathGlob written = PathGlob.of(path);
        PathGlob glob = Extensions.of(path).isEmpty() ? PathGlob.of(path + ".yaml") : written;
        List<String> leading = tree.escaping(glob::matches);
        if (!leading.isEmpty()) {
            refuse(item, leadsOut(leading.get(0)), BELOW, problems);
            return null;
        }
        List<BrokenLink> broken = tree.broken(glob::matches);
        if (!broken.isEmpty() && !item.skipIfMissing()) {
            breaks(item, broken.get(0), problems);
            return null;
        }
        List<String> found = new ArrayList<>();
        for (String file : tree.files()) {
            if (glob.matches(file)) {
                found.add(file);
            }
        }
        if (glob.hasChoices()) {
            found.sort(Utf8Order.INSTANCE);
        }
        return found;
    }

    /** The file that a path means; null where it is a link out of the directory, which is reported. */
    private @Nullable List<String> lookup(String path, ImportItem item, Consumer<Problem> problems) {
        List<String> candidates = new ArrayList<>();
        if (Extensions.isYaml(path)) {
            candidates.add(path + ".tmpl");
            candidates.add(path);
        } else {
            candidates.add(path);
            Extensions.LOOKUP.forEach(extension -> candidates.add(path + extension));
        }
        for (String candidate : candidates) {
            if (tree.contains(candidate)) {
                return List.of(candidate);
            }
            if (tree.escapes(candidate)) {
                refuse(item, leadsOut(candidate), BELOW, problems);
                return null;
            }
        }
        List<BrokenLink> broken = tree.broken(candidates::contains);
        if (!broken.isEmpty() && !item.skipIfMissing()) {
            breaks(item, broken.get(0), problems);
            return null;
        }
        return List.of();
    }

    private static void breaks(ImportItem item, BrokenLink link, Consumer<Problem> problems) {
        problems.accept(Problem.error(
                ProblemCode.IMPORT_MISSING,
                item.location(),
                "import '" + item.path() + "' is not found: the symbolic link " + link.path() + " " + link.leadsTo(),
                "mend the link, or remove it"));
    }

    private static String leadsOut(String link) {
        return "leads out of the stacks directory by the symbolic link " + link;
    }

    private static boolean isUnrenderedTemplate(String file, ImportItem item, Consumer<Problem> problems) {
        if (!Extensions.isTemplate(file)) {
            return false;
        }
        problems.accept(Problem.error(
                ProblemCode.UNSUPPORTED_FEATURE,
                item.location(),
                "import '" + item.path() + "' is the template file " + file + ", " + Obstacle.NOT_YET,
                "write it as plain YAML without .tmpl"));
        return true;
    }

    private String missingHint(String path) {
        if (PathGlob.isPattern(path)) {
            // A pattern without an extension stands for .yaml alone (semantics 2.4).
            String pattern = Extensions.of(path).isEmpty() ? path + ".yaml" : path;
            return "no file below the stacks directory matches " + pattern + "; set skip_if_missing: true if none need";
        }
        String where =
                "no file " + path + (Extensions.isYaml(path) ? "" : ".yaml or .yml") + " below the stacks directory";
        return nearest(path)
                .map(near -> where + "; did you mean '" + near + "'?")
                .orElse(where + "; correct the path, or set skip_if_missing: true");
    }

    private Optional<String> nearest(String path) {
        return guesses.incrementAndGet() > MAX_GUESSES ? Optional.empty() : NearestName.of(path, names());
    }

    private Collection<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (String file : tree.files()) {
            if (Extensions.isYaml(file)) {
                names.add(Extensions.withoutExtension(file));
            }
        }
        return names;
    }

    /** The place of the first character of a file, for problems with the file as a whole. */
    public static Location startOf(String displayName) {
        return new Location(displayName, 1, 1);
    }
}

package io.github.atmosmaven.upload;

import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.upload.ignore.IgnoreRule;
import io.github.atmosmaven.upload.ignore.IgnoreRules;
import io.github.atmosmaven.upload.ignore.Packing;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walk over a directory in the way of the tools. A link out of the directory is packed as what it leads to; the paths below it
 * are compared with the patterns from there on, not from the directory. Single use.
 */
final class PackedTree {

    private static final int MOST_LINKS = 255;

    private final Path root;
    private final IgnoreRules rules;
    private final Packing packing;
    private final Function<Path, String> shown;
    private final Map<Path, Part> parts;
    private final List<UploadedFile> entries = new ArrayList<>();
    private final LeftOutFiles leftOut = new LeftOutFiles();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<IgnoreRule, String> unreached = new LinkedHashMap<>();
    private final Set<IgnoreRule> idle = new HashSet<>();
    /** Directories behind links that the walk is in. */
    private final Deque<Path> behind = new ArrayDeque<>();

    private int links;

    /** A directory behind a link, with names from there on. It holds no link, so that it is the same for all who reach it. */
    record Part(List<UploadedFile> entries, List<LeftOut> leftOut) {}

    /**
     * Place of the walk.
     *
     * @param directory directory that is looked at
     * @param path its path as it is compared with the patterns; with a slash at its end, or empty
     * @param prefix what its names in the archive begin with before that path
     */
    private record Place(Path directory, String path, String prefix) {

        Place below(String name) {
            return new Place(directory.resolve(name), path + name + "/", prefix);
        }
    }

    /** @param parts what is known of directories behind links under the same rules */
    PackedTree(Path root, IgnoreRules rules, Packing packing, Function<Path, String> shown, Map<Path, Part> parts) {
        this.root = root;
        this.rules = rules;
        this.packing = packing;
        this.shown = shown;
        this.parts = parts;
    }

    void walk() {
        directory(new Place(root, "", ""));
        unreached.forEach((rule, path) -> problems.add(Problem.warning(
                ProblemCode.IGNORE_PATTERN_IDLE,
                rule.place(),
                "the pattern '" + rule.text() + "' does not leave out '" + path
                        + "': it lies behind a link, and the tools compare paths behind a link from there on",
                "use a pattern that needs no folder above it, such as '" + last(path) + "'")));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    List<UploadedFile> entries() {
        return entries;
    }

    List<LeftOut> leftOut() {
        return leftOut.since(0);
    }

    List<Problem> problems() {
        return problems;
    }

    private void directory(Place place) {
        for (String name : names(place.directory())) {
            Path child = place.directory().resolve(name);
            try {
                child(place, name, child);
            } catch (IOException e) {
                fails(child, IoReason.of(e), "the tool stops at it; remove it, or leave it out");
            }
        }
    }

    private List<String> names(Path directory) {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            fails(directory, IoReason.of(e), "the tool stops at it; make it readable, or leave it out");
            return List.of();
        }
    }

    private void child(Place place, String name, Path child) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String path = place.path() + name;
        IgnoreRule excluding = excluding(path);
        if (attributes.isDirectory()) {
            folder(place.below(name), excluding);
        } else if (excluding != null) {
            leftOut.add(place.prefix() + path, attributes, excluding);
        } else if (attributes.isSymbolicLink()) {
            link(place, path, child);
        } else if (attributes.isRegularFile()) {
            if (!Files.isReadable(child)) {
                fails(child, "permission denied", "the tool stops at it; make it readable, or leave it out");
            }
            add(UploadedFile.file(place.prefix() + path, attributes.size(), child), place);
        }
    }

    private @Nullable IgnoreRule excluding(String path) {
        IgnoreRules.Verdict verdict = rules.of(path);
        return verdict.isExcluded() ? verdict.rule() : null;
    }

    /** @param hit rule that leaves out the directory by its name, which then leaves out none of its files */
    private void folder(Place place, @Nullable IgnoreRule hit) {
        IgnoreRules.Verdict verdict = rules.of(place.path());
        String name = place.prefix() + place.path();
        int entriesBefore = entries.size();
        int leftOutBefore = leftOut.size();
        if (hit != null) {
            directory(place);
            // A pattern that hits the files as well was followed by one that takes them in again.
            boolean isIdle = hit.place() != null && verdict.rule() != hit && entries.size() > entriesBefore;
            if (isIdle && idle.add(hit)) {
                problems.add(onlyTheEntry(hit, name));
            }
            return;
        }
        IgnoreRule rule = verdict.isExcluded() ? verdict.rule() : null;
        if (rule == null) {
            entries.add(UploadedFile.directory(name, place.directory()));
            directory(place);
        } else if (verdict.isLast()) {
            leftOut.addBelow(place.directory(), name, rule);
        } else {
            directory(place);
        }
        if (rule != null && entries.size() == entriesBefore) {
            leftOut.shorten(leftOutBefore, name, rule);
        }
    }

    private static Problem onlyTheEntry(IgnoreRule rule, String name) {
        return Problem.warning(
                ProblemCode.IGNORE_PATTERN_IDLE,
                rule.place(),
                "the pattern '" + rule.text() + "' hits the directory '" + name
                        + "' but none of its files, which are uploaded",
                "write '" + rule.text() + "/'");
    }

    private void link(Place place, String path, Path link) throws IOException {
        links++;
        Path text = Files.readSymbolicLink(link);
        String name = place.prefix() + path;
        if (isInside(target(link, text))) {
            entries.add(UploadedFile.link(name, link, slashed(text)));
            return;
        }
        Path end = end(link);
        BasicFileAttributes attributes =
                Files.readAttributes(end, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isDirectory()) {
            add(UploadedFile.file(name, attributes.size(), end), place);
        } else if (behind.contains(end)) {
            fails(link, "it leads back to a directory that holds it, and packing would never end", "leave it out");
        } else {
            follow(link, end);
        }
    }

    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static Path target(Path link, Path text) {
        return link.resolveSibling(text).normalize();
    }

    private boolean isInside(Path target) {
        return packing.comparesPaths()
                ? target.startsWith(root)
                : target.toString().startsWith(root.toString());
    }

    /** The target of a link, over any number of links. */
    private static Path end(Path link) throws IOException {
        Path end = link;
        for (int i = 0; i < MOST_LINKS; i++) {
            end = target(end, Files.readSymbolicLink(end));
            if (!Files.isSymbolicLink(end)) {
                return end;
            }
        }
        throw new FileSystemLoopException(link.toString());
    }

    /** A link that is itself behind a link gets its name from the place where it really lies. */
    private void follow(Path link, Path end) {
        String prefix = slashed(root.relativize(link)) + "/";
        int entriesBefore = entries.size();
        Part known = parts.get(end);
        if (known == null) {
            enter(end, prefix);
        } else {
            known.entries().forEach(entry -> add(entry.named(prefix + entry.path()), new Place(end, "", prefix)));
            known.leftOut().forEach(each -> leftOut.add(each.named(prefix + each.path())));
        }
        if (prefix.startsWith("../") && entries.size() > entriesBefore) {
            fails(
                    link,
                    "the tool packs what it leads to as '" + prefix + "', which the service does not unpack",
                    "replace the link, or leave it out");
        }
    }

    private void enter(Path end, String prefix) {
        int linksBefore = links;
        int problemsBefore = problems.size();
        int entriesBefore = entries.size();
        int leftOutBefore = leftOut.size();
        behind.push(end);
        directory(new Place(end, "", prefix));
        behind.pop();
        if (links == linksBefore && problems.size() == problemsBefore) {
            parts.put(end, part(prefix, entriesBefore, leftOutBefore));
        }
    }

    private Part part(String prefix, int entriesBefore, int leftOutBefore) {
        int from = prefix.length();
        return new Part(
                entries.subList(entriesBefore, entries.size()).stream()
                        .map(entry -> entry.named(entry.path().substring(from)))
                        .toList(),
                leftOut.since(leftOutBefore).stream()
                        .map(each -> each.named(each.path().substring(from)))
                        .toList());
    }

    /** Whoever wrote a pattern for a file behind a link had the path in mind that it has in the upload. */
    private void add(UploadedFile entry, Place place) {
        entries.add(entry);
        if (!place.prefix().isEmpty() && entry.isFile()) {
            IgnoreRule meant = excluding(entry.path());
            if (meant != null && meant.place() != null) {
                unreached.putIfAbsent(meant, entry.path());
            }
        }
    }

    private void fails(Path path, String reason, String hint) {
        String name = shown.apply(path);
        problems.add(Problem.error(
                ProblemCode.UPLOAD_FAILS,
                new Location(name, 1, 1),
                "'" + name + "' cannot be uploaded: " + reason,
                hint));
    }
}

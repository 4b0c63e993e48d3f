package io.github.atmosmaven.upload;

import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.upload.ignore.IgnoreFile;
import io.github.atmosmaven.upload.ignore.IgnoreRules;
import io.github.atmosmaven.upload.ignore.Packing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Finds what a tool would upload of a directory. Several directories are looked at with one packer, which judges the same path
 * under the same rules once. Safe for use by several threads.
 */
public final class Packer {

    private final Packing packing;
    private final Map<List<String>, IgnoreFile> files = new ConcurrentHashMap<>();
    private final Map<IgnoreRules, Map<Path, PackedTree.Part>> parts = new ConcurrentHashMap<>();
    private final IgnoreRules builtIn;

    public Packer(Packing packing) {
        this.packing = packing;
        this.builtIn = IgnoreRules.builtInOnly(packing);
    }

    /**
     * @param directory the directory that is uploaded
     * @param shown names a file of it as messages do
     */
    public Upload pack(Path directory, Function<Path, String> shown) throws IOException {
        Path root = directory.toRealPath();
        Path file = root.resolve(IgnoreFile.NAME);
        List<Problem> problems = new ArrayList<>();
        IgnoreRules rules = builtIn;
        boolean counts = isRead(root, file, shown, problems);
        if (counts) {
            byte[] content = Files.readAllBytes(file);
            String name = shown.apply(file);
            // Rules remember what they have judged, so the same file is read once for all instances of a root module.
            IgnoreFile read = files.computeIfAbsent(
                    List.of(name, new String(content, StandardCharsets.ISO_8859_1)),
                    same -> IgnoreFile.read(content, name, packing));
            problems.addAll(read.problems());
            rules = read.rules();
        }
        PackedTree tree = new PackedTree(
                root, rules, packing, shown, parts.computeIfAbsent(rules, same -> new ConcurrentHashMap<>()));
        tree.walk();
        problems.addAll(tree.problems());
        return new Upload(counts, tree.entries(), tree.leftOut(), problems);
    }

    private boolean isRead(Path root, Path file, Function<Path, String> shown, List<Problem> problems) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        String reason = null;
        try {
            boolean leaves = Files.isSymbolicLink(file)
                    && (Files.readSymbolicLink(file).isAbsolute()
                            || !file.toRealPath().startsWith(root));
            if (leaves && !packing.followsIgnoreFile()) {
                reason = "it is a link that leads out of the uploaded directory";
            } else if (!Files.isRegularFile(file)) {
                reason = "it is no file";
            } else if (!Files.isReadable(file)) {
                reason = "permission denied";
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            reason = IoReason.of(e);
        }
        if (reason != null) {
            problems.add(Problem.warning(
                    ProblemCode.IGNORE_FILE_BYPASSED,
                    new Location(shown.apply(file), 1, 1),
                    "the tool does not read this file, and only its built-in rules count: " + reason,
                    "put a plain file in its place"));
        }
        return reason == null;
    }
}

package io.github.atmosmaven.manifest;

import io.github.atmosmaven.manifest.file.ImportPaths;
import io.github.atmosmaven.manifest.file.ManifestParser;
import io.github.atmosmaven.manifest.tree.SettingPlaces;
import io.github.atmosmaven.manifest.tree.StacksTree;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Problems of the stacks directory as a whole: it cannot be read, is not a directory, or holds no top-level manifest.
 */
final class TreeProblems {

    private static final String PARAMETERS =
            "put one there, for instance dev.yaml, or set -Datmos.stacksDirectory and -Datmos.includedPaths";
    private static final String OTHER_DIRECTORY = "correct stacks.base_path, or the base_path that it starts from";

    private final StacksTree tree;
    private final ManifestParser parser;
    private final SettingPlaces places;

    TreeProblems(StacksTree tree, ManifestParser parser, SettingPlaces places) {
        this.tree = tree;
        this.parser = parser;
        this.places = places;
    }

    /** @param found true if there is a top-level manifest, sound or not */
    List<Problem> list(boolean found) {
        List<Problem> problems = new ArrayList<>();
        for (String folder : tree.unreadable()) {
            problems.add(Problem.error(
                    ProblemCode.UNREADABLE_FILE,
                    ImportPaths.startOf(parser.displayName(folder)),
                    "the directory " + parser.displayName(folder) + " cannot be read",
                    "give this user the permission to read it"));
        }
        if (Files.isRegularFile(tree.directory())) {
            problems.add(isAFile());
        } else if (!found && problems.isEmpty()) {
            problems.add(Files.isDirectory(tree.directory()) ? nothingFound() : isMissing());
        }
        return problems;
    }

    private Problem isAFile() {
        return none(
                places.directory(),
                parser.displayName("") + " is a file, not a directory of stack manifests",
                places.directory() == null
                        ? "put a directory in its place, or name another one with -Datmos.stacksDirectory"
                        : OTHER_DIRECTORY);
    }

    private Problem isMissing() {
        return places.directory() == null
                ? none(null, "no stack manifests found below " + parser.displayName(""), PARAMETERS)
                : none(
                        places.directory(),
                        "this leads to " + parser.displayName("")
                                + ", and there is no such directory of stack manifests",
                        OTHER_DIRECTORY);
    }

    private Problem nothingFound() {
        String message = "no stack manifests found below " + parser.displayName("");
        if (places.included() != null) {
            return none(
                    places.included(),
                    message + ": no file matches stacks.included_paths and is not excluded",
                    "correct the globs, which start at the stacks directory");
        }
        return places.directory() == null
                ? none(null, message, PARAMETERS)
                : none(
                        places.directory(),
                        message,
                        "put one there, for instance dev.yaml, or correct stacks.base_path");
    }

    private static Problem none(@Nullable Location at, String message, String hint) {
        return Problem.error(ProblemCode.NO_MANIFESTS, at, message, hint);
    }
}

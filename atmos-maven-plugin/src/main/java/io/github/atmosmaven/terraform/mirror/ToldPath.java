package io.github.atmosmaven.terraform.mirror;

import io.github.atmosmaven.files.RealPaths;
import io.github.atmosmaven.model.path.PathForms;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Paths in the configuration of a backend as the tool has to be told them (D39). It composes the characters of every such
 * text, so that a folder whose name is decomposed, as macOS writes {@code Café}, cannot be named where the file system
 * keeps the two apart: a path is told from the working directory, which leaves out what both have in common.
 */
public final class ToldPath {

    private final Path workingDirectory;

    /** @param workingDirectory an existing directory */
    public ToldPath(Path workingDirectory) throws IOException {
        this.workingDirectory = workingDirectory.toRealPath();
    }

    /**
     * The text for a path. An absolute one stays as it is written where the tool takes it as it is.
     *
     * @param directory directory in which a relative path starts
     * @throws AtmosException.InvalidConfiguration where no text leads there
     */
    public String of(Path directory, String path) throws IOException {
        String composed = PathForms.composed(path);
        if (Path.of(path).isAbsolute() && path.equals(composed)) {
            return path;
        }
        Path real = new RealPaths().of(directory.resolve(Path.of(path).isAbsolute() ? path : composed));
        Path there = real;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!leadsTo(there)) {
            throw refusal(there);
        }
        return PathForms.composed(relative(real));
    }

    /** Returns true if the tool, given the text of an existing path, finds exactly that path. */
    private boolean leadsTo(Path there) throws IOException {
        String text = relative(there);
        Path found = workingDirectory.resolve(PathForms.composed(text));
        return text.equals(PathForms.composed(text)) || Files.exists(found) && Files.isSameFile(found, there);
    }

    private String relative(Path real) {
        Path told = real;
        if (real.getRoot().equals(workingDirectory.getRoot())) {
            told = workingDirectory.relativize(real);
        }
        return told.toString().replace('\\', '/');
    }

    private static AtmosException refusal(Path there) {
        return new AtmosException.InvalidConfiguration(List.of(Problem.error(
                ProblemCode.STATE_PLACE_REFUSED,
                null,
                "no state can be kept in " + there + ": its name has decomposed characters, and Terraform and OpenTofu"
                        + " would use another directory, whose name has composed ones",
                "name a directory with composed characters (Unicode form C), or one of the project")));
    }
}

package io.github.atmosmaven.workflow.upload;

import io.github.atmosmaven.files.LinkTarget;
import io.github.atmosmaven.problem.PathsFrom;
import java.nio.file.Path;
import java.util.Set;

/**
 * Leads from the copies in a working directory to the files that users edit.
 *
 * @param base the directory that stands for the root of the repository, free of links
 * @param repository the root of the repository
 * @param names paths of what is copied, from there
 * @param project directory that files are named from
 */
record CopiedFiles(Path base, Path repository, Set<String> names, Path project) {

    /** The file itself where it is no copy. */
    Path original(Path file) {
        if (!file.startsWith(base)) {
            return file;
        }
        Path place = base.relativize(file);
        String name = place.toString().replace(place.getFileSystem().getSeparator(), "/");
        return names.contains(name) ? repository.resolve(place) : file;
    }

    /** The original as messages name it. */
    String shown(Path file) {
        Path original = original(file);
        Path real = LinkTarget.real(project);
        return new PathsFrom(original.startsWith(real) ? real : project).shown(original);
    }
}

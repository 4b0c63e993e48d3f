package io.github.atmosmaven.terraform.mirror;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The folders of a Maven build that working directories have to know of (D61).
 *
 * @param top the folder of the topmost POM
 * @param buildDirectories {@code target} of every module, whatever its name
 */
public record MavenBuild(Path top, Set<Path> buildDirectories) {

    public MavenBuild {
        buildDirectories = Set.copyOf(buildDirectories);
    }

    /** Returns this build with a further build directory. */
    public MavenBuild with(Path directory) {
        Set<Path> all = new HashSet<>(buildDirectories);
        all.add(directory);
        return new MavenBuild(top, all);
    }
}

package io.github.atmosmaven.terraform.mirror;

import java.nio.file.Path;
import java.util.Set;

/** Repositories of tests, with the root modules at their usual place. */
public final class Repositories {

    private Repositories() {}

    /** A repository that is one project and its top. */
    public static SourceTree at(Path project) {
        Path output = project.resolve("target");
        return SourceTree.of(project, project.resolve("src/main/terraform"), new MavenBuild(project, Set.of(output)));
    }
}

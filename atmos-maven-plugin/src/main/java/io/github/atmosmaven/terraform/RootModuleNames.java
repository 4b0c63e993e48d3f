package io.github.atmosmaven.terraform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names of everything right below the root modules' directory. */
public final class RootModuleNames {

    private RootModuleNames() {}

    /** Empty for a directory that is not there or cannot be read; running an instance says so in its place. */
    public static Set<String> below(Path rootModulesDirectory) {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(rootModulesDirectory)) {
            try (Stream<Path> children = Files.list(rootModulesDirectory)) {
                children.forEach(child -> names.add(child.getFileName().toString()));
            } catch (IOException e) {
                return Set.of();
            }
        }
        return names;
    }
}

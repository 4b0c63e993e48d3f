package io.github.atmosmaven.terraform.test;

import io.github.atmosmaven.model.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the test files of a root module as a tool does: in the module itself and in its directory {@code tests}. */
public final class TestFiles {

    private static final List<String> OF_BOTH = List.of(".tftest.hcl", ".tftest.json");
    private static final List<String> OF_OPENTOFU = List.of(".tofutest.hcl", ".tofutest.json");

    private TestFiles() {}

    /** Returns true if the tool finds a test in the module. */
    public static boolean areIn(Path module, Tool.Kind tool) throws IOException {
        return areRightIn(module, tool) || areRightIn(module.resolve("tests"), tool);
    }

    private static boolean areRightIn(Path folder, Tool.Kind tool) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString())
                    .anyMatch(name -> OF_BOTH.stream().anyMatch(name::endsWith)
                            || tool == Tool.Kind.OPENTOFU
                                    && OF_OPENTOFU.stream().anyMatch(name::endsWith));
        }
    }
}

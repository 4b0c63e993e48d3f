package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.model.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of a folder that a tool reads (D74). */
enum ModuleSyntax {
    /** Files of {@code .tf} and {@code .tf.json} only. */
    TERRAFORM,
    /** Files of {@code .tofu} and {@code .tofu.json} as well, which hide those of {@code .tf} of the same name. */
    OPENTOFU;

    private static final int OPENTOFU_MINOR = 8;

    static ModuleSyntax of(Tool tool) {
        return tool.isOpenTofu() && tool.isAtLeast(1, OPENTOFU_MINOR) ? OPENTOFU : TERRAFORM;
    }

    /** The names of the files that make up the module in a folder, sorted. */
    List<String> files(Path folder) throws IOException {
        Set<String> names;
        try (Stream<Path> children = Files.list(folder)) {
            names = children.filter(Files::isRegularFile)
                    .map(child -> child.getFileName().toString())
                    .filter(this::reads)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        return names.stream().filter(name -> !isHidden(name, names)).toList();
    }

    private boolean reads(String name) {
        boolean ignored = name.startsWith(".") || name.endsWith("~") || name.startsWith("#") && name.endsWith("#");
        return !ignored
                && (name.endsWith(".tf")
                        || name.endsWith(".tf.json")
                        || this == OPENTOFU && (name.endsWith(".tofu") || name.endsWith(".tofu.json")));
    }

    private static boolean isHidden(String name, Set<String> names) {
        return names.contains(twin(name)) && !twin(name).equals(name);
    }

    /** The name of the file that would hide another. */
    static String twin(String name) {
        return name.endsWith(".tf")
                ? name.substring(0, name.length() - ".tf".length()) + ".tofu"
                : name.endsWith(".tf.json")
                        ? name.substring(0, name.length() - ".tf.json".length()) + ".tofu.json"
                        : name;
    }

    /** Returns true if the content of a file overrides that of other files, so that it is read after them. */
    static boolean isOverride(String name) {
        String plain = name.replaceFirst("\\.(tf|tofu)(\\.json)?$", "");
        return plain.equals("override") || plain.endsWith("_override");
    }
}

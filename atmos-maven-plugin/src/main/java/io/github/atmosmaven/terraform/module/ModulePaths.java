package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.hcl.HclBlocks;
import io.github.atmosmaven.model.path.CleanPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Paths of files in the code of modules: where they are written, and where they lead (D61). */
final class ModulePaths {

    private static final Set<String> FUNCTIONS = Set.of(
            "file",
            "filebase64",
            "filemd5",
            "filesha1",
            "filesha256",
            "filesha512",
            "filebase64sha256",
            "filebase64sha512",
            "fileexists",
            "fileset",
            "templatefile");

    private static final Set<String> ARCHIVES = Set.of("data archive_file", "resource archive_file");
    private static final Set<String> OF_ARCHIVES = Set.of("source_file", "source_dir", "output_path");

    private ModulePaths() {}

    /** Returns true if an attribute of a data source or resource is a path. */
    static boolean isPath(List<String> block, String attribute) {
        return block.size() == 1 && ARCHIVES.contains(block.get(0)) && OF_ARCHIVES.contains(attribute);
    }

    static List<ModuleFile.Source> of(List<HclBlocks.Call> calls) {
        return calls.stream()
                .filter(call -> FUNCTIONS.contains(call.function()))
                .map(call -> new ModuleFile.Source(call.argument(), call.location()))
                .toList();
    }

    /**
     * Target of a path. The result is {@code null} if the text alone does not tell the target, or if the path means the
     * same wherever the tool runs. A path without a beginning such as {@code ${path.module}} is relative to the root
     * module, also in the modules that the root module calls.
     *
     * @param module the module that the path is written in
     * @param root the root module
     */
    static @Nullable Path target(String written, Path module, Path root) {
        Map<String, Path> starts = Map.of("${path.module}", module, "${path.root}", root, "${path.cwd}", root);
        Path from = root;
        String path = written;
        if (written.startsWith("${")) {
            String start = written.substring(0, written.indexOf('}') + 1).replaceAll("\\s", "");
            if (!starts.containsKey(start)) {
                return null;
            }
            from = starts.get(start);
            path = written.substring(written.indexOf('}') + 1);
            if (!path.isEmpty() && !path.startsWith("/")) {
                return null;
            }
            path = path.replaceFirst("^/+", "");
        }
        if (path.contains("${") || path.contains("%{") || path.startsWith("~") || CleanPath.isAbsolute(path)) {
            return null;
        }
        try {
            return from.resolve(path).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }
}

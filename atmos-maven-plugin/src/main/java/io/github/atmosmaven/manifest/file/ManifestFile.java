package io.github.atmosmaven.manifest.file;

import io.github.atmosmaven.model.value.Inclusion;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One file, parsed, and the files that it imports.
 *
 * @param path path below the stacks directory
 * @param displayName path relative to the project, as in locations
 * @param body its content without {@code import}; empty for an empty file
 * @param imports its imports, in order
 * @param importedFiles the paths of all imported files, in the order of merging
 * @param inclusions places where it includes files, by the path of the included file relative to the project
 * @param problems everything wrong with the file by itself and with its imports
 */
public record ManifestFile(
        String path,
        String displayName,
        MapValue body,
        List<Import> imports,
        List<String> importedFiles,
        Map<String, List<Inclusion>> inclusions,
        List<Problem> problems) {

    /**
     * An import with the files it means.
     *
     * @param files paths below the stacks directory, in the order of merging
     */
    public record Import(ImportItem item, List<String> files) {}

    static ManifestFile of(
            String path,
            String displayName,
            MapValue body,
            List<Import> imports,
            Map<String, List<Inclusion>> inclusions,
            List<Problem> problems) {
        List<String> files = new ArrayList<>(imports.size());
        imports.forEach(each -> files.addAll(each.files()));
        return new ManifestFile(
                path, displayName, body, List.copyOf(imports), List.copyOf(files), inclusions, List.copyOf(problems));
    }

    public ManifestFile withImports(List<Import> remaining, Problem problem) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(problem);
        return of(path, displayName, body, remaining, inclusions, all);
    }
}

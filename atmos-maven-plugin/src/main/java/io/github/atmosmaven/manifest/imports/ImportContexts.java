package io.github.atmosmaven.manifest.imports;

import io.github.atmosmaven.manifest.file.ImportItem;
import io.github.atmosmaven.manifest.file.ManifestFile;
import io.github.atmosmaven.manifest.file.ManifestLibrary;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An import with a {@code context} asks for its files to be rendered as templates before they are read, which is not
 * supported yet. Where none of the files holds a template the context changes nothing; otherwise it is refused, since
 * the values would come out wrong without a word.
 */
public final class ImportContexts {

    private final ManifestLibrary library;

    public ImportContexts(ManifestLibrary library) {
        this.library = library;
    }

    public void check() {
        for (ManifestFile file : library.withContexts()) {
            for (ManifestFile.Import each : file.imports()) {
                if (each.item().context()) {
                    firstTemplate(each).ifPresent(template -> refuse(file.path(), each.item(), template));
                }
            }
        }
    }

    private void refuse(String path, ImportItem item, Value template) {
        ManifestFile file = library.file(path);
        library.replace(file.withImports(
                file.imports(),
                Problem.error(
                        ProblemCode.UNSUPPORTED_FEATURE,
                        item.location(),
                        "import '" + item.path() + "' has a context, and the template at "
                                + template.location().fileAndLine() + " cannot be rendered with it yet",
                        "write the values out, or set them with vars and locals")));
    }

    private Optional<Value> firstTemplate(ManifestFile.Import start) {
        Set<String> seen = new HashSet<>(start.files());
        Deque<String> pending = new ArrayDeque<>(start.files());
        while (!pending.isEmpty()) {
            ManifestFile file = library.file(pending.pop());
            Optional<Value> template = file.body()
                    .leaves()
                    .filter(leaf -> leaf instanceof TextValue && leaf.isDynamic())
                    .findFirst();
            if (template.isPresent()) {
                return template;
            }
            file.importedFiles().stream().filter(seen::add).forEach(pending::push);
        }
        return Optional.empty();
    }
}

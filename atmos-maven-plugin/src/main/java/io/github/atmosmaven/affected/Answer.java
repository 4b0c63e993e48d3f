package io.github.atmosmaven.affected;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import java.util.SortedMap;

/**
 * Everything that a commit says of an instance: what it resolves to, and the files that it reads (D90).
 *
 * @param document resolved sections, backend, workspace, root module and command
 * @param shown the document with secrets hidden
 * @param files files of the root module, of the local modules that it calls, and those that settings name, by path from the
 *     project. A file is told by its mode and the name of its content
 */
public record Answer(Instance instance, MapValue document, MapValue shown, SortedMap<String, String> files) {

    Identity identity() {
        return new Identity(instance.stack(), instance.name());
    }
}

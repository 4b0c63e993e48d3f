package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Additions of {@code -backend-config} arguments to a backend at {@code init}. They are never written into a generated
 * file, since they may be kept in files of their own for that reason.
 *
 * @param attributes of all arguments together; a later one wins
 * @param forms of their names
 * @param arguments in the order in which {@code init} gets them
 */
public record BackendAdditions(MapValue attributes, WrittenForms forms, List<Argument> arguments) {

    public static final BackendAdditions NONE =
            new BackendAdditions(MapValue.empty(new Location("", 1, 1)), WrittenForms.NONE, List.of());

    public BackendAdditions {
        arguments = List.copyOf(arguments);
    }

    /**
     * One argument.
     *
     * @param text {@code key=value}; a file by its absolute path
     * @param file the file; null for {@code key=value}
     */
    public record Argument(String text, @Nullable Path file) {}

    /** Findings that remain where others say something of these attributes. */
    public BackendAdditions without(Set<String> names) {
        if (areNone()) {
            return this;
        }
        MapValue.Builder rest = attributes.toBuilder();
        names.forEach(rest::remove);
        return new BackendAdditions(rest.build(), forms, arguments);
    }

    public boolean areNone() {
        return arguments.isEmpty();
    }
}

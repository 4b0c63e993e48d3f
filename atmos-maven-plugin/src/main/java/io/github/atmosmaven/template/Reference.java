package io.github.atmosmaven.template;

import java.util.List;

/** A field that a template names: {@code {{ .vars.stage }}} has the path {@code vars}, {@code stage}. */
public record Reference(List<String> path) {

    /** The path with dots, without the leading one. */
    @Override
    public String toString() {
        return String.join(".", path);
    }
}

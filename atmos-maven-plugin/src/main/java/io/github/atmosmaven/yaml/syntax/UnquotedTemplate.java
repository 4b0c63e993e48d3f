package io.github.atmosmaven.yaml.syntax;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A template without quotes, which SnakeYAML reads as a map whose key is a map. Never leaves the packages that know SnakeYAML. */
public final class UnquotedTemplate extends MarkedYAMLException {

    private static final long serialVersionUID = 1L;

    /** @param second place of the second of its two brackets */
    public UnquotedTemplate(Mark second) {
        super(null, null, "a template is not quoted", second);
    }
}

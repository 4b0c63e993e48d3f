package io.github.atmosmaven.template;

import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;

/**
 * The type of what a template comes to. Atmos renders templates inside YAML text: a value that stands there in quotes,
 * since it begins with a template or is no plain scalar, stays text; any other is read anew (semantics 10.4, 10.10).
 */
public record ScalarTyping(ScalarReader scalars) {

    /** Every result is text. */
    public static final ScalarTyping NONE = new ScalarTyping(TextValue::new);

    /**
     * The value of a rendered text.
     *
     * @param template the text before rendering
     * @param literal true if the text is taken as it is from now on, and never as a template
     */
    public Value of(String template, String rendered, boolean literal, Location at) {
        String text = rendered.stripTrailing();
        if (!PlainScalar.fits(template) || !PlainScalar.fits(text)) {
            return new TextValue(rendered, literal, at);
        }
        Value value = scalars.read(text, at);
        return value instanceof TextValue read ? new TextValue(read.text(), literal, at) : value;
    }
}

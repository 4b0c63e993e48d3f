package io.github.atmosmaven.terraform.outcome;

import org.jspecify.annotations.Nullable;

/**
 * An output of a root module, as the state of an instance has it. It has no text form, so that no log can hold its value.
 *
 * @param isSensitive true if the module declares that its value is not to be shown
 * @param json the value as JSON on one line, its numbers as the tool wrote them
 * @param text the value if it is a text; null if it is something else
 */
public record Output(
        String name,
        boolean isSensitive,
        String json,
        @Nullable String text) {

    /** The value for places that know texts only: a text as it is, anything else as JSON. */
    public String plain() {
        return text == null ? json : text;
    }

    @Override
    public String toString() {
        return "Output[" + name + "]";
    }
}

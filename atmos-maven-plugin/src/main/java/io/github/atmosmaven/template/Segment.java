package io.github.atmosmaven.template;

/** A piece of a template. */
sealed interface Segment {

    /** Text that stands for itself. */
    record Literal(String text) implements Segment {}

    /**
     * A reference to one field.
     *
     * @param source text as it was written, trim markers included
     */
    record Field(Reference reference, String source) implements Segment {}

    /** An action beyond a reference, as it was written. */
    record Other(String source) implements Segment {}

    /** The rest of a text from where an action begins that never ends. */
    record Unclosed(String source) implements Segment {}
}

package io.github.atmosmaven.template;

import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with Go template actions, compiled once and kept with its text. It is the door to the language: callers ask what a
 * template names, what stands in its way, and what it evaluates to, and never look at its actions.
 *
 * <pre>{@code
 * Template.compile("{{ .vars.tenant }}-{{ .vars.stage }}").evaluate(scope).text()   // plat-dev
 * }</pre>
 */
public final class Template {

    /** Most characters that evaluation may add: a few references that name each other's texts can ask for terabytes. */
    static final int MOST_ADDED = 1 << 20;

    private final String text;
    private final List<Segment> segments;

    private Template(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
    }

    /** Compiles any text. A text that no template engine accepts has an {@linkplain #obstacle() obstacle}. */
    public static Template compile(String text) {
        return new Template(text, TemplateParser.parse(text));
    }

    /** Returns the actions for a message, without the text around them, which may be a secret in part (D35, D80). */
    public String expressions() {
        StringBuilder shown = new StringBuilder();
        for (Segment segment : segments) {
            if (segment instanceof Segment.Literal) {
                shown.append('…');
            } else {
                shown.append(segment instanceof Segment.Unclosed ? "{{ …" : written(segment));
            }
        }
        return shown.toString();
    }

    /** Returns true if the text holds no action at all. */
    public boolean isPlain() {
        return segments.isEmpty() && text.isEmpty()
                || segments.size() == 1
                        && segments.get(0) instanceof Segment.Literal literal
                        && literal.text().length() == text.length();
    }

    /** Returns the reason why {@link #evaluate} cannot tell the whole truth, whatever the scope. */
    public Optional<Obstacle> obstacle() {
        if (!segments.isEmpty() && segments.get(segments.size() - 1) instanceof Segment.Unclosed) {
            return Optional.of(Obstacle.unclosed());
        }
        boolean references = segments.stream()
                .allMatch(segment -> segment instanceof Segment.Literal || segment instanceof Segment.Field);
        return references ? Optional.empty() : Optional.of(Obstacle.beyondReferences());
    }

    /** Returns the fields that the text names, in their order. */
    public List<Reference> references() {
        return segments.stream()
                .filter(Segment.Field.class::isInstance)
                .map(segment -> ((Segment.Field) segment).reference())
                .toList();
    }

    /** Returns the reference if the whole text is exactly one. */
    public Optional<Reference> single() {
        return segments.size() == 1 && segments.get(0) instanceof Segment.Field field
                ? Optional.of(field.reference())
                : Optional.empty();
    }

    /** Returns true if an action beyond references has the given text in it. */
    public boolean mentionsBeyondReferences(String name) {
        return segments.stream()
                .filter(segment -> !(segment instanceof Segment.Literal || segment instanceof Segment.Field))
                .anyMatch(segment -> written(segment).contains(name));
    }

    /** Fills in the references that the scope fills. Everything else stays as written. */
    public Evaluation evaluate(Scope scope) {
        int most = text.length() + MOST_ADDED;
        StringBuilder result = new StringBuilder();
        List<Reference> missing = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment instanceof Segment.Field field && scope.fills(field.reference())) {
                Value value = scope.lookup(field.reference().path());
                if (value == null || value instanceof NullValue) {
                    missing.add(field.reference());
                }
                result.append(GoPrint.print(value, most - result.length()));
            } else {
                result.append(written(segment));
            }
            if (result.length() > most) {
                return new Evaluation(result.substring(0, most), List.copyOf(missing), true);
            }
        }
        return new Evaluation(result.toString(), List.copyOf(missing), false);
    }

    private static String written(Segment segment) {
        if (segment instanceof Segment.Literal literal) {
            return literal.text();
        }
        if (segment instanceof Segment.Field field) {
            return field.source();
        }
        return segment instanceof Segment.Other other ? other.source() : ((Segment.Unclosed) segment).source();
    }
}

package io.github.atmosmaven.template;

import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A text with Go template actions, taken apart.
 *
 * <pre>{@code
 * TextTemplate.parse("{{ .vars.tenant }}-{{ .vars.stage }}").render(data).text()   // plat-dev
 * }</pre>
 */
public final class TextTemplate {

    /** How many characters rendering may add: a few references that name each other's texts can ask for terabytes. */
    static final int MOST_ADDED = 1 << 20;

    private final String source;
    private final List<Segment> segments;

    private TextTemplate(String source, List<Segment> segments) {
        this.source = source;
        this.segments = segments;
    }

    /**
     * What a template came to.
     *
     * @param missing references without a value, in their order; each printed as Go does, {@code <no value>}
     * @param tooLong whether the text was cut, since it is more than a megabyte longer than its template
     */
    public record Rendered(String text, List<Reference> missing, boolean tooLong) {}

    public static TextTemplate parse(String text) {
        return new TextTemplate(text, TemplateParser.parse(text));
    }

    /** The actions of a text for a message, without the text around them, which may be a secret in part (D35, D80). */
    public static String expressions(String text) {
        StringBuilder shown = new StringBuilder();
        for (Segment segment : TemplateParser.parse(text)) {
            if (segment instanceof Segment.Literal) {
                shown.append('…');
            } else {
                shown.append(segment instanceof Segment.Unclosed ? "{{ …" : written(segment));
            }
        }
        return shown.toString();
    }

    /** Whether the text holds no action at all. */
    public boolean isPlain() {
        return segments.isEmpty() && source.isEmpty()
                || segments.size() == 1
                        && segments.get(0) instanceof Segment.Literal literal
                        && literal.text().length() == source.length();
    }

    /** Whether every action is a reference to one field, so that {@link #render} tells the whole truth. */
    public boolean isReferencesOnly() {
        return segments.stream()
                .allMatch(segment -> segment instanceof Segment.Literal || segment instanceof Segment.Field);
    }

    /** Whether an action begins that does not end, which no template engine accepts. */
    public boolean isUnclosed() {
        return !segments.isEmpty() && segments.get(segments.size() - 1) instanceof Segment.Unclosed;
    }

    public List<Reference> references() {
        return segments.stream()
                .filter(Segment.Field.class::isInstance)
                .map(segment -> ((Segment.Field) segment).reference())
                .toList();
    }

    /** The reference, when the whole text is exactly one. */
    public Optional<Reference> single() {
        return segments.size() == 1 && segments.get(0) instanceof Segment.Field field
                ? Optional.of(field.reference())
                : Optional.empty();
    }

    /** Whether an action beyond references has the given text in it. */
    public boolean mentionsBeyondReferences(String text) {
        return segments.stream()
                .filter(segment -> !(segment instanceof Segment.Literal || segment instanceof Segment.Field))
                .anyMatch(segment -> written(segment).contains(text));
    }

    /** Fills in all references; actions beyond them stay as written. */
    public Rendered render(Lookup data) {
        return render(data, reference -> true);
    }

    /** Fills in the references that are asked for; everything else stays as written. */
    public Rendered render(Lookup data, Predicate<Reference> wanted) {
        int most = source.length() + MOST_ADDED;
        StringBuilder text = new StringBuilder();
        List<Reference> missing = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment instanceof Segment.Field field && wanted.test(field.reference())) {
                Value value = data.lookup(field.reference().path());
                if (value == null || value instanceof NullValue) {
                    missing.add(field.reference());
                }
                text.append(GoPrint.print(value, most - text.length()));
            } else {
                text.append(written(segment));
            }
            if (text.length() > most) {
                return new Rendered(text.substring(0, most), List.copyOf(missing), true);
            }
        }
        return new Rendered(text.toString(), List.copyOf(missing), false);
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

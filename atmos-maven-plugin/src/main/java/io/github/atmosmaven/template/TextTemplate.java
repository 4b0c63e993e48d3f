package io.github.atmosmaven.template;

import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with Go template actions, taken apart.
 *
 * <pre>{@code
 * TextTemplate.parse("{{ .vars.tenant }}-{{ .vars.stage }}").render(data).text()   // plat-dev
 * }</pre>
 */
public final class TextTemplate {

    private static final Pattern FIELD = Pattern.compile("(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)+");

    private sealed interface Segment {}

    private record Literal(String text) implements Segment {}

    private record Field(Reference reference, String source) implements Segment {}

    /** An action beyond a reference, kept as it was written. */
    private record Other(String source) implements Segment {}

    private final List<Segment> segments;

    private TextTemplate(List<Segment> segments) {
        this.segments = segments;
    }

    /**
     * What a template came to.
     *
     * @param missing references without a value, in their order; each printed as Go does, {@code <no value>}
     */
    public record Rendered(String text, List<Reference> missing) {}

    public static TextTemplate parse(String text) {
        List<Segment> segments = new ArrayList<>();
        int position = 0;
        boolean trim = false;
        int open = text.indexOf("{{");
        while (open >= 0) {
            int close = text.indexOf("}}", open + 2);
            if (close < 0) {
                segments.add(new Other(text.substring(open)));
                return new TextTemplate(withLiteral(segments, text.substring(position, open), trim, false));
            }
            String inner = text.substring(open + 2, close);
            boolean trimLeft = inner.startsWith("-") && inner.length() > 1 && Character.isWhitespace(inner.charAt(1));
            boolean trimRight = inner.endsWith("-")
                    && inner.length() > 1
                    && Character.isWhitespace(inner.charAt(inner.length() - 2));
            addLiteral(segments, text.substring(position, open), trim, trimLeft);
            inner = inner.substring(trimLeft ? 1 : 0, inner.length() - (trimRight ? 1 : 0));
            addAction(segments, inner.strip(), text.substring(open, close + 2));
            position = close + 2;
            trim = trimRight;
            open = text.indexOf("{{", position);
        }
        addLiteral(segments, text.substring(position), trim, false);
        return new TextTemplate(List.copyOf(segments));
    }

    private static List<Segment> withLiteral(List<Segment> segments, String text, boolean left, boolean right) {
        Segment last = segments.remove(segments.size() - 1);
        addLiteral(segments, text, left, right);
        segments.add(last);
        return List.copyOf(segments);
    }

    private static void addLiteral(List<Segment> segments, String text, boolean trimLeft, boolean trimRight) {
        String kept = trimLeft ? text.stripLeading() : text;
        kept = trimRight ? kept.stripTrailing() : kept;
        if (!kept.isEmpty()) {
            segments.add(new Literal(kept));
        }
    }

    private static void addAction(List<Segment> segments, String action, String source) {
        if (action.startsWith("/*") && action.endsWith("*/")) {
            return;
        }
        Matcher field = FIELD.matcher(action);
        segments.add(
                field.matches()
                        ? new Field(new Reference(List.of(action.substring(1).split("\\."))), source)
                        : new Other(source));
    }

    /** Whether the text holds no action at all. */
    public boolean isPlain() {
        return segments.stream().allMatch(Literal.class::isInstance);
    }

    /** Whether every action is a reference to one field, so that {@link #render} tells the whole truth. */
    public boolean isReferencesOnly() {
        return segments.stream().noneMatch(Other.class::isInstance);
    }

    public List<Reference> references() {
        return segments.stream()
                .filter(Field.class::isInstance)
                .map(segment -> ((Field) segment).reference())
                .toList();
    }

    /** The reference, when the whole text is exactly one. */
    public Optional<Reference> single() {
        return segments.size() == 1 && segments.get(0) instanceof Field field
                ? Optional.of(field.reference())
                : Optional.empty();
    }

    /** Whether an action beyond references has the given text in it. */
    public boolean mentionsBeyondReferences(String text) {
        return segments.stream()
                .anyMatch(segment ->
                        segment instanceof Other other && other.source().contains(text));
    }

    /** Fills in all references; actions beyond them stay as written. */
    public Rendered render(Lookup data) {
        return render(data, reference -> true);
    }

    /** Fills in the references that are asked for; everything else stays as written. */
    public Rendered render(Lookup data, Predicate<Reference> wanted) {
        StringBuilder text = new StringBuilder();
        List<Reference> missing = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment instanceof Literal literal) {
                text.append(literal.text());
            } else if (segment instanceof Field field && wanted.test(field.reference())) {
                Value value = data.lookup(field.reference().path());
                if (isMissing(value)) {
                    missing.add(field.reference());
                }
                text.append(GoPrint.print(value));
            } else {
                text.append(segment instanceof Field field ? field.source() : ((Other) segment).source());
            }
        }
        return new Rendered(text.toString(), List.copyOf(missing));
    }

    private static boolean isMissing(@Nullable Value value) {
        return value == null || value instanceof NullValue;
    }
}

package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.DisplayText;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.yaml.syntax.Excerpt;
import io.github.atmosmaven.yaml.syntax.UnquotedTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Keys of maps: always text, whatever they were written as, and each once (semantics 1.8, 3.7). */
final class MapKeys {

    private final Map<String, String> names;
    private final List<Problem> problems;

    /** @param names every key that was read before, in all files */
    MapKeys(Map<String, String> names, List<Problem> problems) {
        this.names = names;
        this.problems = problems;
    }

    /**
     * An unquoted template reads as a map whose key is a map. That is one mistake, and nothing behind it says more, so
     * reading ends with it.
     */
    static void refuseTemplate(Event key, Location map, Location at) {
        if (key instanceof MappingStartEvent inner
                && inner.isFlow()
                && at.line() == map.line()
                && at.column() == map.column() + 1) {
            throw new UnquotedTemplate(key.getStartMark());
        }
    }

    /**
     * A copied no-break space looks like indentation and is a letter of the key, which so stands at the start of its line;
     * a character without a width makes a key look like another one.
     */
    void warnOfLookalike(ScalarEvent key, Location at) {
        String text = key.getValue();
        int odd = key.isPlain() ? firstUnseen(text) : -1;
        if (odd < 0) {
            return;
        }
        int codePoint = text.codePointAt(odd);
        boolean indents = odd == 0 && Character.isSpaceChar(codePoint);
        problems.add(Problem.warning(
                ProblemCode.MALFORMED_YAML,
                at,
                String.format(
                        indents
                                ? "the key '%s' starts with U+%04X, which indents nothing"
                                : "the key '%s' holds U+%04X, which does not show",
                        Excerpt.of(text),
                        codePoint),
                indents ? "indent with plain spaces" : "remove it, or quote the key if it is meant"));
    }

    private static int firstUnseen(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean odd = c >= 0x80 && (!DisplayText.isSeen(text.codePointAt(i)) || i == 0 && Character.isSpaceChar(c));
            if (odd && !Character.isLowSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    /** The text of a key ({@code 0777} is {@code 511}), or {@code null} where it cannot be a key. */
    @Nullable
    String text(Value key, Location at) {
        if (key instanceof NullValue) {
            problems.add(Problem.error(
                    ProblemCode.MALFORMED_YAML, at, "a key is empty or null", "name the key, or quote it: \"null\""));
            return null;
        }
        if (key instanceof FunctionValue function) {
            problems.add(Problem.error(
                    ProblemCode.INVALID_FUNCTION,
                    at,
                    "the function " + function.tag() + " cannot be a key",
                    "quote a key that starts with '!'"));
            return null;
        }
        if (key instanceof MapValue || key instanceof ListValue) {
            problems.add(Problem.error(
                    ProblemCode.MALFORMED_YAML,
                    at,
                    "a key must be text, not " + key.aKind(),
                    "quote a key that starts with a bracket"));
            return null;
        }
        String name = key.toString();
        String known = names.putIfAbsent(name, name);
        return known == null ? name : known;
    }

    /** Reports a key that stands in the map already. Returns whether it is the first. */
    boolean refuseSecond(MapValue.@Nullable Entry first, String key, Location at) {
        if (first == null) {
            return true;
        }
        String hint =
                key.equals(MergeKeys.KEY) ? "merge several maps at once: '<<: [*one, *two]'" : "keep one of the two";
        problems.add(Problem.error(
                ProblemCode.DUPLICATE_KEY,
                at,
                "key '" + Excerpt.of(key) + "' is already defined at line "
                        + first.keyLocation().line(),
                hint));
        return false;
    }
}

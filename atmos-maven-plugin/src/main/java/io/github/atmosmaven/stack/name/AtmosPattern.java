package io.github.atmosmaven.stack.name;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A name pattern of {@code atmos.yaml}, read as Atmos reads it, since states lie where the names lead that come of it
 * (semantics 6.3, D17): of its parts between hyphens only four tokens count, everything else is dropped.
 */
final class AtmosPattern {

    private static final List<String> TOKENS = List.of("{namespace}", "{tenant}", "{environment}", "{stage}");

    private final String text;
    private final List<Part> counting = new ArrayList<>();
    private final List<Part> dropped = new ArrayList<>();

    /** A part and where it begins. */
    private record Part(String text, int start) {}

    AtmosPattern(String text) {
        this.text = text;
        int start = 0;
        for (String part : text.split("-", -1)) {
            if (!part.isEmpty()) {
                (TOKENS.contains(part) ? counting : dropped).add(new Part(part, start));
            }
            start += part.length() + 1;
        }
    }

    /** Pattern of the tokens that count. If there are none, the pattern is empty and names no stack. */
    TokenPattern counting() {
        return new TokenPattern(
                String.join("-", counting.stream().map(Part::text).toList()));
    }

    /**
     * A warning at each part that is dropped.
     *
     * @param place place of the pattern
     */
    List<Problem> warnings(Location place) {
        String left = counting.isEmpty() ? "their files" : counting().text();
        return dropped.stream()
                .map(part -> Problem.warning(
                        ProblemCode.NAME_PATTERN_PART_DROPPED,
                        within(place, part.start()),
                        "Atmos passes over '" + part.text() + "' of the name pattern '" + text
                                + "', and so do we: stacks are named by " + left,
                        "remove it, or set stacks.name_template, which heeds every variable; other names of stacks"
                                + " mean other workspaces"))
                .toList();
    }

    /** A scalar that begins with a brace is in quotes. */
    private Location within(Location place, int offset) {
        int quote = text.startsWith("{") ? 1 : 0;
        return new Location(place.file(), place.line(), place.column() + quote + offset);
    }
}

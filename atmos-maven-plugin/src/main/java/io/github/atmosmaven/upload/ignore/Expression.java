package io.github.atmosmaven.upload.ignore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A regular expression of Go, as patterns become one inside the tools. It is matched in time that grows with the text alone,
 * whatever a pattern holds.
 */
final class Expression {

    /** One step of the program. */
    sealed interface Step {}

    /** Takes one character. */
    record Take(IntPredicate characters) implements Step {}

    /** Goes on at both places. */
    record Fork(int one, int other) implements Step {}

    /** Goes on only at a place of the text. */
    record Assert(Place place) implements Step {}

    /** Matches. */
    record Done() implements Step {}

    /** Places of a text. */
    enum Place {
        BEGIN,
        END,
        WORD_EDGE,
        NO_WORD_EDGE
    }

    private final List<Step> steps;

    Expression(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** @throws InvalidExpression where Go refuses it */
    static Expression of(String text) throws InvalidExpression {
        return new ExpressionParser(text).read();
    }

    /** Returns true if any part of the text matches. */
    boolean isFoundIn(String text) {
        int[] characters = text.codePoints().toArray();
        BitSet now = new BitSet(steps.size());
        for (int at = 0; at <= characters.length; at++) {
            BitSet reached = new BitSet(steps.size());
            if (reaches(0, at, characters, reached)) {
                return true;
            }
            for (int step = now.nextSetBit(0); step >= 0; step = now.nextSetBit(step + 1)) {
                if (reaches(step, at, characters, reached)) {
                    return true;
                }
            }
            now = at < characters.length ? after(characters[at], reached) : reached;
        }
        return false;
    }

    private BitSet after(int character, BitSet reached) {
        BitSet next = new BitSet(steps.size());
        for (int step = reached.nextSetBit(0); step >= 0; step = reached.nextSetBit(step + 1)) {
            if (steps.get(step) instanceof Take take && take.characters().test(character)) {
                next.set(step + 1);
            }
        }
        return next;
    }

    /** Adds what is reached from a step without taking a character; true if that is the end. */
    private boolean reaches(int first, int at, int[] characters, BitSet reached) {
        List<Integer> open = new ArrayList<>(List.of(first));
        while (!open.isEmpty()) {
            int step = open.remove(open.size() - 1);
            if (reached.get(step)) {
                continue;
            }
            reached.set(step);
            Step done = steps.get(step);
            if (done instanceof Done) {
                return true;
            } else if (done instanceof Fork fork) {
                open.add(fork.one());
                open.add(fork.other());
            } else if (done instanceof Assert condition && holds(condition.place(), at, characters)) {
                open.add(step + 1);
            }
        }
        return false;
    }

    private static boolean holds(Place place, int at, int[] characters) {
        boolean isEdge = at > 0 && isWord(characters[at - 1]) != (at < characters.length && isWord(characters[at]))
                || at == 0 && characters.length > 0 && isWord(characters[0]);
        return switch (place) {
            case BEGIN -> at == 0;
            case END -> at == characters.length;
            case WORD_EDGE -> isEdge;
            case NO_WORD_EDGE -> !isEdge;
        };
    }

    static boolean isWord(int character) {
        return character == '_'
                || character >= '0' && character <= '9'
                || character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z';
    }
}

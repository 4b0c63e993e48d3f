package io.github.atmosmaven.upload.ignore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads a regular expression of Go into the steps of an {@link Expression}. Single use. */
final class ExpressionParser {

    private static final int MOST_REPETITIONS = 1000;
    private static final int MOST_STEPS = 20_000;

    private final ExpressionText text;
    private int level;

    ExpressionParser(String text) {
        this.text = new ExpressionText(text);
    }

    Expression read() throws InvalidExpression {
        List<Expression.Step> steps = new ArrayList<>(alternatives());
        if (!text.isAtEnd()) {
            throw new InvalidExpression("a ')' without its '('");
        }
        steps.add(new Expression.Done());
        return new Expression(steps);
    }

    private List<Expression.Step> alternatives() throws InvalidExpression {
        List<Expression.Step> all = sequence();
        while (text.take('|')) {
            all = either(all, sequence());
        }
        return all;
    }

    private List<Expression.Step> sequence() throws InvalidExpression {
        List<Expression.Step> all = new ArrayList<>();
        while (!text.isAtEnd() && text.peek() != '|' && !(text.peek() == ')' && level > 0)) {
            if (text.peek() == ')') {
                return all;
            }
            Repetition early = repetition();
            if (early != null) {
                throw new InvalidExpression("a repetition of nothing");
            }
            List<Expression.Step> one = one();
            Repetition times = repetition();
            if (times != null) {
                one = repeated(one, times);
                if (repetition() != null) {
                    throw new InvalidExpression("a repetition of a repetition");
                }
            }
            append(all, one);
        }
        return all;
    }

    private List<Expression.Step> one() throws InvalidExpression {
        int character = text.peek();
        if (character == '\\') {
            return escaped();
        }
        text.next();
        return switch (character) {
            case '(' -> group();
            case '[' -> List.of(new Expression.Take(CharacterClass.read(text)));
            case '.' -> List.of(new Expression.Take(each -> each != '\n'));
            case '^' -> List.of(new Expression.Assert(Expression.Place.BEGIN));
            case '$' -> List.of(new Expression.Assert(Expression.Place.END));
            default -> literal(character);
        };
    }

    private List<Expression.Step> group() throws InvalidExpression {
        level++;
        List<Expression.Step> inner = alternatives();
        level--;
        if (!text.take(')')) {
            throw new InvalidExpression("a '(' without its ')'");
        }
        return inner;
    }

    private List<Expression.Step> escaped() throws InvalidExpression {
        IntPredicate characters = CharacterClass.escaped(text);
        if (characters != null) {
            return List.of(new Expression.Take(characters));
        }
        text.next();
        switch (text.peek()) {
            case 'A', 'z', 'b', 'B':
                return List.of(new Expression.Assert(
                        switch (text.next()) {
                            case 'A' -> Expression.Place.BEGIN;
                            case 'z' -> Expression.Place.END;
                            case 'b' -> Expression.Place.WORD_EDGE;
                            default -> Expression.Place.NO_WORD_EDGE;
                        }));
            case 'Q':
                return quoted();
            default:
                return literal(text.escape());
        }
    }

    private List<Expression.Step> quoted() {
        text.next();
        List<Expression.Step> all = new ArrayList<>();
        while (!text.isAtEnd() && !text.startsWith("\\E")) {
            all.addAll(literal(text.next()));
        }
        if (!text.isAtEnd()) {
            text.next();
            text.next();
        }
        return all;
    }

    private static List<Expression.Step> literal(int character) {
        return List.of(new Expression.Take(each -> each == character));
    }

    /** @param most negative for any number */
    private record Repetition(int least, int most) {}

    private @Nullable Repetition repetition() throws InvalidExpression {
        if (text.take('*')) {
            return new Repetition(0, -1);
        }
        if (text.take('+')) {
            return new Repetition(1, -1);
        }
        if (text.take('?')) {
            return new Repetition(0, 1);
        }
        return text.peek() == '{' ? counted() : null;
    }

    /** A brace that begins no count is an ordinary character. */
    private @Nullable Repetition counted() throws InvalidExpression {
        int start = text.place();
        text.next();
        int least = text.number();
        int most = least;
        if (least >= 0 && text.take(',')) {
            most = text.peek() == '}' ? -1 : text.number();
            least = most < 0 && text.peek() != '}' ? -1 : least;
        }
        if (least < 0 || !text.take('}')) {
            text.back(start);
            return null;
        }
        if (least > MOST_REPETITIONS || most > MOST_REPETITIONS || most >= 0 && most < least) {
            throw new InvalidExpression("a repetition that is too long, or ends before it begins");
        }
        return new Repetition(least, most);
    }

    private static List<Expression.Step> repeated(List<Expression.Step> one, Repetition times)
            throws InvalidExpression {
        if ((long) one.size() * Math.max(times.least(), times.most()) > MOST_STEPS) {
            throw new InvalidExpression("a repetition that is too long");
        }
        List<Expression.Step> all = new ArrayList<>();
        for (int i = 0; i < times.least(); i++) {
            append(all, one);
        }
        if (times.most() < 0) {
            // Forward past the loop, or through it and back.
            int start = all.size();
            all.add(new Expression.Fork(start + 1, start + one.size() + 2));
            append(all, one);
            all.add(new Expression.Fork(start, start));
        }
        for (int i = times.least(); i < times.most(); i++) {
            List<Expression.Step> optional = new ArrayList<>();
            optional.add(new Expression.Fork(1, one.size() + 1));
            append(optional, one);
            append(all, optional);
        }
        return all;
    }

    private static List<Expression.Step> either(List<Expression.Step> one, List<Expression.Step> other) {
        List<Expression.Step> all = new ArrayList<>();
        all.add(new Expression.Fork(1, one.size() + 2));
        append(all, one);
        int end = one.size() + 2 + other.size();
        all.add(new Expression.Fork(end, end));
        append(all, other);
        return all;
    }

    /** Places within a part are counted from its start. */
    private static void append(List<Expression.Step> all, List<Expression.Step> part) {
        int shift = all.size();
        for (Expression.Step step : part) {
            all.add(
                    step instanceof Expression.Fork fork
                            ? new Expression.Fork(fork.one() + shift, fork.other() + shift)
                            : step);
        }
    }
}

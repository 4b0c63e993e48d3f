package io.github.atmosmaven.upload.ignore;

import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Characters that a class of a regular expression stands for: {@code [a-z]}, {@code \d}, {@code [[:alpha:]]}. */
final class CharacterClass {

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("alnum", "Alnum"),
            Map.entry("alpha", "Alpha"),
            Map.entry("ascii", "ASCII"),
            Map.entry("blank", "Blank"),
            Map.entry("cntrl", "Cntrl"),
            Map.entry("digit", "Digit"),
            Map.entry("graph", "Graph"),
            Map.entry("lower", "Lower"),
            Map.entry("print", "Print"),
            Map.entry("punct", "Punct"),
            Map.entry("space", "Space"),
            Map.entry("upper", "Upper"),
            Map.entry("xdigit", "XDigit"));

    private CharacterClass() {}

    /** The class that opens at the bracket before the cursor. */
    static IntPredicate read(ExpressionText text) throws InvalidExpression {
        boolean isNegated = text.take('^');
        IntPredicate all = character -> false;
        for (boolean isFirst = true; isFirst || text.peek() != ']'; isFirst = false) {
            if (text.isAtEnd()) {
                throw new InvalidExpression("a '[' without its ']'");
            }
            all = all.or(item(text));
        }
        text.take(']');
        return isNegated ? all.negate() : all;
    }

    private static IntPredicate item(ExpressionText text) throws InvalidExpression {
        if (text.startsWith("[:")) {
            String name = text.named();
            if (!name.isEmpty()) {
                return named(name);
            }
        }
        if (text.peek() == '\\') {
            IntPredicate several = escaped(text);
            if (several != null) {
                return several;
            }
        }
        int first = character(text);
        if (text.peek() != '-' || text.peekSecond() == ']' || text.peekSecond() < 0) {
            return character -> character == first;
        }
        text.next();
        int last = character(text);
        if (last < first) {
            throw new InvalidExpression("a range between brackets that goes backwards");
        }
        return character -> character >= first && character <= last;
    }

    private static int character(ExpressionText text) throws InvalidExpression {
        if (text.isAtEnd()) {
            throw new InvalidExpression("a '[' without its ']'");
        }
        int character = text.next();
        return character == '\\' ? text.escape() : character;
    }

    private static IntPredicate named(String name) throws InvalidExpression {
        boolean isNegated = name.startsWith("^");
        String plain = isNegated ? name.substring(1) : name;
        String known = NAMED.get(plain);
        if (known == null && !plain.equals("word")) {
            throw new InvalidExpression("no class of characters is called '" + name + "'");
        }
        IntPredicate characters = known == null ? Expression::isWord : property("\\p{" + known + "}");
        return isNegated ? characters.negate() : characters;
    }

    /** A class that is written with a backslash, such as {@code \d}; null, and nothing read, where there is none. */
    static @Nullable IntPredicate escaped(ExpressionText text) throws InvalidExpression {
        IntPredicate found = switch (text.peekSecond()) {
            case 'd', 'D' -> character -> character >= '0' && character <= '9';
            case 's', 'S' ->
                character -> character == ' '
                        || character == '\t'
                        || character == '\n'
                        || character == '\f'
                        || character == '\r';
            case 'w', 'W' -> Expression::isWord;
            case 'p', 'P' -> null;
            default -> character -> false;
        };
        int kind = text.peekSecond();
        if ("dDsSwWpP".indexOf(kind) < 0) {
            return null;
        }
        text.next();
        text.next();
        IntPredicate characters = found == null ? unicode(text.property()) : found;
        return Character.isUpperCase(kind) ? characters.negate() : characters;
    }

    private static IntPredicate unicode(String name) throws InvalidExpression {
        boolean isNegated = name.startsWith("^");
        String plain = isNegated ? name.substring(1) : name;
        IntPredicate characters;
        try {
            characters = property("\\p{" + plain + "}");
        } catch (PatternSyntaxException e) {
            try {
                characters = property("\\p{Is" + plain + "}");
            } catch (PatternSyntaxException other) {
                throw new InvalidExpression("no class of characters is called '" + name + "'");
            }
        }
        return isNegated ? characters.negate() : characters;
    }

    private static IntPredicate property(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return character -> pattern.matcher(Character.toString(character)).matches();
    }
}

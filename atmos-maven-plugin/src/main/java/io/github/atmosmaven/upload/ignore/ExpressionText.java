package io.github.atmosmaven.upload.ignore;

/** Text of a regular expression that is read from left to right. */
final class ExpressionText {

    private static final int NONE = -1;
    private static final int MOST_HEX = 6;

    private final int[] characters;
    private int at;

    ExpressionText(String text) {
        this.characters = text.codePoints().toArray();
    }

    boolean isAtEnd() {
        return at >= characters.length;
    }

    /** The next character; negative at the end. */
    int peek() {
        return peek(0);
    }

    int peekSecond() {
        return peek(1);
    }

    private int peek(int ahead) {
        return at + ahead < characters.length ? characters[at + ahead] : NONE;
    }

    int next() {
        return characters[at++];
    }

    boolean take(int wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    boolean startsWith(String wanted) {
        for (int i = 0; i < wanted.length(); i++) {
            if (peek(i) != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int place() {
        return at;
    }

    void back(int place) {
        at = place;
    }

    /** A number of at most nine digits; negative, and nothing read, where there is none. */
    int number() {
        int start = at;
        int number = 0;
        while (peek() >= '0' && peek() <= '9' && at - start < 9) {
            number = number * 10 + (next() - '0');
        }
        return at == start || peek() >= '0' && peek() <= '9' ? NONE : number;
    }

    /** The name of {@code [:name:]}; empty, and nothing read, where the form is another. */
    String named() {
        int start = at;
        StringBuilder name = new StringBuilder();
        at += 2;
        while (!isAtEnd() && !startsWith(":]")) {
            name.appendCodePoint(next());
        }
        if (isAtEnd()) {
            at = start;
            return "";
        }
        at += 2;
        return name.toString();
    }

    /** The name behind {@code \p}. */
    String property() throws InvalidExpression {
        if (isAtEnd()) {
            throw new InvalidExpression("a '\\p' without a name");
        }
        int first = next();
        if (first != '{') {
            return Character.toString(first);
        }
        StringBuilder name = new StringBuilder();
        while (!isAtEnd() && peek() != '}') {
            name.appendCodePoint(next());
        }
        if (!take('}')) {
            throw new InvalidExpression("a '\\p{' without its '}'");
        }
        return name.toString();
    }

    /** The character that an escape stands for whose backslash is read. */
    int escape() throws InvalidExpression {
        if (isAtEnd()) {
            throw new InvalidExpression("a backslash at the end");
        }
        int character = next();
        return switch (character) {
            case 'a' -> 7;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case 'x' -> hexadecimal();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(character);
            default -> {
                if (character >= 0x80 || Character.isLetterOrDigit(character)) {
                    throw new InvalidExpression("the escape '\\" + Character.toString(character) + "'");
                }
                yield character;
            }
        };
    }

    private int octal(int first) throws InvalidExpression {
        if (first != '0' && !isOctal(peek())) {
            throw new InvalidExpression("the escape '\\" + (char) first + "'");
        }
        int value = first - '0';
        for (int i = 0; i < 2 && isOctal(peek()); i++) {
            value = value * 8 + next() - '0';
        }
        return value;
    }

    private static boolean isOctal(int character) {
        return character >= '0' && character <= '7';
    }

    private int hexadecimal() throws InvalidExpression {
        boolean isBraced = take('{');
        int most = isBraced ? MOST_HEX : 2;
        int digits = 0;
        int value = 0;
        while (digits < most && Character.digit(peek() < 0 ? ' ' : peek(), 16) >= 0) {
            value = value * 16 + Character.digit(next(), 16);
            digits++;
        }
        if (isBraced ? digits == 0 || !take('}') || !Character.isValidCodePoint(value) : digits < 2) {
            throw new InvalidExpression("the escape '\\x'");
        }
        return value;
    }
}

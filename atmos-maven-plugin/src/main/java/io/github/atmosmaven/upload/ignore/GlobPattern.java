package io.github.atmosmaven.upload.ignore;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as the tools compile it. {@code *} and {@code ?} stay within a name and {@code **} goes over all; a dot and a
 * dollar stand for themselves. Every other character reaches the regular expression as it is.
 */
final class GlobPattern {

    private static final String WITH_MEANING = "[](){}+|^\\";
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final boolean composes;
    private final @Nullable Pattern plain;
    private final @Nullable Expression expression;

    /** @throws InvalidExpression where Go refuses the expression: the tools then pass over the pattern */
    GlobPattern(String pattern, Packing packing) throws InvalidExpression {
        this.composes = packing.composes();
        String composed = composes ? Normalizer.normalize(pattern, Normalizer.Form.NFC) : pattern;
        String text = expression(composed, packing.separator());
        boolean isPlain = packing.separator() == '/'
                && composed.chars().noneMatch(character -> WITH_MEANING.indexOf(character) >= 0);
        // Java's own expressions are the faster ones where both mean the same.
        this.plain = isPlain ? Pattern.compile(text.substring(0, text.length() - 1) + "\\z", Pattern.UNIX_LINES) : null;
        this.expression = isPlain ? null : Expression.of(text);
    }

    boolean matches(String path) {
        String composed = composes ? Normalizer.normalize(path, Normalizer.Form.NFC) : path;
        if (plain != null) {
            return plain.matcher(composed).find();
        }
        return expression != null && expression.isFoundIn(composed);
    }

    /** The regular expression that a pattern becomes. */
    static String expression(String pattern, char separator) {
        String quoted = separator == '\\' ? "\\\\" : Character.toString(separator);
        StringBuilder text = new StringBuilder("^");
        int[] characters = pattern.codePoints().toArray();
        for (int i = characters.length > 0 && characters[0] == BYTE_ORDER_MARK ? 1 : 0; i < characters.length; i++) {
            int character = characters[i];
            boolean isDouble = character == '*' && i + 1 < characters.length && characters[i + 1] == '*';
            if (isDouble) {
                i++;
                if (i + 1 < characters.length && characters[i + 1] == separator) {
                    i++;
                }
                text.append(i + 1 == characters.length ? ".*" : "(.*" + quoted + ")?");
            } else if (character == '*') {
                text.append("[^").append(quoted).append("]*");
            } else if (character == '?') {
                text.append("[^").append(quoted).append(']');
            } else if (character == '.' || character == '$') {
                text.append('\\').append((char) character);
            } else if (character == '\\' && separator == '\\') {
                text.append(quoted);
            } else if (character == '\\') {
                text.append('\\');
                if (i + 1 < characters.length) {
                    i++;
                    text.appendCodePoint(characters[i]);
                }
            } else {
                text.appendCodePoint(character);
            }
        }
        return text.append('$').toString();
    }
}

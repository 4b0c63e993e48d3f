package io.github.atmosmaven.model.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The space that YAML wants behind the colon of a key and the dash of a list item. Without it {@code a:1} and
 * {@code -a} are text, several lines of them one text, which surprises everybody once.
 */
public final class MissingSpace {

    private static final Pattern KEY = Pattern.compile("([A-Za-z_][\\w.-]*|\"[^\"]*\"|'[^']*'):([^\\s:/\\\\]\\S*)");
    private static final Pattern ITEM = Pattern.compile("-([^\\s-]\\S*)");
    private static final int LONGEST = 60;

    private MissingSpace() {}

    /**
     * Returns advice for a text that starts like a key or a list item without the space that belongs there. The advice
     * says how to write it and does not quote the value.
     */
    public static Optional<String> in(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Matcher key = KEY.matcher(start);
        if (key.lookingAt()) {
            return Optional.of(advice(key.group(1) + ":", ':'));
        }
        Matcher item = ITEM.matcher(start);
        return item.lookingAt() ? Optional.of(advice("-", '-')) : Optional.empty();
    }

    private static String advice(String sign, char last) {
        return "write '" + sign + " …', with a plain space behind the '" + last + "'";
    }

    /** The advice where a value is such a text, else another hint. */
    public static String hint(Value value, String otherwise) {
        return value instanceof TextValue text ? in(text.text()).orElse(otherwise) : otherwise;
    }
}

package io.github.atmosmaven.stack.name;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern such as {@code {tenant}-{stage}}: literal text and tokens, both kept (semantics 6.3, 7.5, D17). */
record TokenPattern(String text) {

    private static final Pattern TOKEN = Pattern.compile("\\{([A-Za-z0-9_-]+)}");

    /**
     * A filled pattern.
     *
     * @param missing tokens without a value, in their order; the text is of no use unless it is empty
     */
    record Filled(String text, List<String> missing) {}

    /** @param values the text of a token, or null where it has none */
    Filled fill(Function<String, @Nullable String> values) {
        StringBuilder filled = new StringBuilder();
        List<String> missing = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String value = values.apply(matcher.group(1));
            if (value == null || value.isEmpty()) {
                missing.add(matcher.group(1));
            } else {
                filled.append(text, end, matcher.start()).append(value);
            }
            end = matcher.end();
        }
        return new Filled(filled.append(text.substring(end)).toString(), List.copyOf(missing));
    }
}

package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form that the text of an attribute must have: a pattern or one of some words.
 *
 * @param since minor version of the first release that checks it
 * @param words the words, if it is no pattern
 */
record TextForm(
        Set<Tool.Kind> tools,
        String since,
        @Nullable Pattern pattern,
        List<String> words,
        boolean isCaseIgnored,
        boolean mayBeEmpty) {

    static List<TextForm> all(@Nullable Value constraints) {
        List<TextForm> forms = new ArrayList<>();
        if (constraints instanceof ListValue list) {
            for (Value item : list.items()) {
                if (item instanceof MapValue map && (map.containsKey("pattern") || map.containsKey("allowed"))) {
                    forms.add(of(map));
                }
            }
        }
        return List.copyOf(forms);
    }

    private static TextForm of(MapValue json) {
        String pattern = json.text("pattern");
        String since = json.text("since");
        String rule = String.valueOf(json.text("rule"));
        String note = String.valueOf(json.text("note"));
        return new TextForm(
                tools(json.get("tools")),
                since == null ? "" : since,
                pattern == null ? null : Pattern.compile(pattern, Pattern.DOTALL),
                AttributeFacts.texts(json.get("allowed")),
                note.contains("case-insensitively"),
                rule.contains("empty string allowed"));
    }

    private static Set<Tool.Kind> tools(@Nullable Value value) {
        Set<Tool.Kind> tools = EnumSet.noneOf(Tool.Kind.class);
        for (Tool.Kind kind : Tool.Kind.values()) {
            if (value == null
                    || value instanceof TextValue
                    || AttributeFacts.texts(value).contains(AttributeFacts.word(kind))) {
                tools.add(kind);
            }
        }
        return tools;
    }

    boolean isCheckedBy(Release release) {
        return tools.contains(release.kind())
                && (since.isEmpty() || release.isAtLeast(Release.of(release.kind(), since)));
    }

    boolean allows(String text) {
        if (mayBeEmpty && text.isEmpty()) {
            return true;
        }
        if (pattern != null) {
            return pattern.matcher(text).find();
        }
        return words.contains(text)
                || isCaseIgnored
                        && words.stream()
                                .anyMatch(
                                        word -> word.equals(text) || lower(word).equals(lower(text)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    String description() {
        return pattern == null ? "one of: " + String.join(", ", words) : "text that matches " + pattern.pattern();
    }

    void addChange(Set<Release> changes) {
        if (!since.isEmpty()) {
            tools.forEach(kind -> changes.add(Release.of(kind, since)));
        }
    }
}

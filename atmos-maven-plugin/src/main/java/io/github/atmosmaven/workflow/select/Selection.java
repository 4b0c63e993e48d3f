package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.manifest.tree.PathGlob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stacks and components that a user selected with {@code -Dstack} and {@code -Dcomponent} (D20): exact names, manifest
 * paths or globs.
 *
 * @param stacks stacks; empty for all
 * @param components components; empty for all
 */
public record Selection(List<String> stacks, List<String> components) {

    public static final Selection ALL = new Selection(List.of(), List.of());

    /** Reads comma-separated lists; null or blank selects everything. */
    public static Selection of(@Nullable String stacks, @Nullable String components) {
        return new Selection(split(stacks), split(components));
    }

    private static List<String> split(@Nullable String list) {
        return list == null
                ? List.of()
                : items(list).stream()
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    /** The commas in the braces of a glob belong to the glob. */
    private static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == ',' && depth == 0) {
                items.add(list.substring(start, i));
                start = i + 1;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth = Math.max(0, depth - 1);
            }
        }
        items.add(list.substring(start));
        return items;
    }

    public boolean namesStacks() {
        return !stacks.isEmpty();
    }

    /**
     * Returns true if a stack is selected, or if all are.
     *
     * @param manifest path of its manifest below the stacks directory, without extension
     */
    public boolean takesStack(String stack, String manifest) {
        return stacks.isEmpty()
                || stacks.stream().anyMatch(pattern -> matches(pattern, stack) || matches(pattern, manifest));
    }

    /** Returns true if an instance of this name is selected, or if all are. */
    public boolean takesComponent(String name) {
        return components.isEmpty() || components.stream().anyMatch(pattern -> matches(pattern, name));
    }

    static boolean matches(String pattern, String name) {
        return pattern.equals(name) || PathGlob.isPattern(pattern) && glob(pattern, name);
    }

    private static boolean glob(String pattern, String name) {
        try {
            return PathGlob.of(pattern).matches(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

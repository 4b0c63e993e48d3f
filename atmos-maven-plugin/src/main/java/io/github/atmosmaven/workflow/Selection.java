package io.github.atmosmaven.workflow;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user selected with {@code -Dstack} and {@code -Dcomponent} (D20): exact names, manifest paths or globs.
 *
 * @param stacks empty for all
 * @param components empty for all
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
                : Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    public boolean namesStacks() {
        return !stacks.isEmpty();
    }
}

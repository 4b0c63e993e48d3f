package io.github.atmosmaven.terraform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many resources a plan would add, change and destroy, as the tool printed it.
 *
 * @param text the tool's words, such as {@code 1 to add, 0 to change, 0 to destroy}; others may stand between them
 */
public record PlannedChanges(int add, int change, int destroy, String text) {

    private static final String START = "Plan: ";
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9}) to (add|change|destroy)\\b");

    /** The last such line; none where only outputs change. */
    static Optional<PlannedChanges> in(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(START) && COUNT.matcher(line).find())
                .reduce((first, second) -> second)
                .map(PlannedChanges::parse);
    }

    private static PlannedChanges parse(String line) {
        int add = 0;
        int change = 0;
        int destroy = 0;
        Matcher counts = COUNT.matcher(line);
        while (counts.find()) {
            int count = Integer.parseInt(counts.group(1));
            switch (counts.group(2)) {
                case "add" -> add = count;
                case "change" -> change = count;
                default -> destroy = count;
            }
        }
        String text = line.substring(START.length()).strip();
        return new PlannedChanges(
                add, change, destroy, text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
    }
}

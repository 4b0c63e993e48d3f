package io.github.atmosmaven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages of the site that hold rules, and the anchors on them. */
final class SitePages {

    private static final Path DIRECTORY = Path.of("src/site/markdown");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");

    private SitePages() {}

    static String text(String page) throws IOException {
        return Files.readString(DIRECTORY.resolve(page));
    }

    /** Anchors in their order; one that stands twice comes twice. */
    static List<String> anchors(String... pages) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String page : pages) {
            text.append(text(page));
        }
        return ANCHOR.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /** Rules among the anchors. A section of a page such as {@code semantics-4} is a heading and no rule. */
    static Set<String> rules(List<String> anchors) {
        return anchors.stream()
                .filter(anchor -> !anchor.matches("semantics-\\d+"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

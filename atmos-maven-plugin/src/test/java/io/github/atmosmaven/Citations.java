package io.github.atmosmaven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Citations of rules in code, tests and documents: the anchor of each rule with the files that cite it. */
final class Citations {

    private static final Pattern DECISION = Pattern.compile("\\bD\\d{1,2}\\b");
    private static final Pattern NUMBERED =
            Pattern.compile("\\b(semantics|remote-backend) (\\d+(?:\\.\\d+)?(?:, \\d+(?:\\.\\d+)?)*)");

    /** Forms that lead to no anchor: numbers without the name of their page, spans, and signs of sections. */
    private static final List<Pattern> OTHER_FORMS = List.of(
            Pattern.compile("\\bstack-semantics\\b"),
            Pattern.compile("§ ?\\d"),
            Pattern.compile("\\bD\\d{1,2} ?[–-] ?D\\d"),
            Pattern.compile("\\b(?:semantics|remote-backend) [\\d., ]*\\d ?[–-] ?\\d"),
            Pattern.compile("\\((?:D\\d{1,2}, )*\\d{1,2}\\.\\d{1,2}(?:, (?:\\d{1,2}\\.\\d{1,2}|D\\d{1,2}))*\\)"),
            Pattern.compile("DisplayName\\(\\s*\"(?:D\\d{1,2}, )*\\d{1,2}\\.\\d{1,2}[,:]"));

    private static final Pattern LINE_OF_COMMENT = Pattern.compile("\\R\\s*(?:\\*(?!/)|//|#)?\\s*");
    private static final Pattern JOINED_TEXTS = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern RULES_OF_CASE = Pattern.compile("\"rules\"\\s*:\\s*\\[([^]]*)]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private final Map<String, Set<String>> byAnchor = new TreeMap<>();
    private final Set<String> otherForms = new TreeSet<>();

    /** Reads every text file below the directories. */
    static Citations in(List<Path> directories) throws IOException {
        Citations citations = new Citations();
        for (Path directory : directories) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Citations::isSource).toList()) {
                    citations.read(file.toString(), Files.readString(file));
                }
            }
        }
        return citations;
    }

    /** Reads a text that is a source, or a {@code case.json} by its name. */
    void read(String file, String text) {
        if (file.endsWith("case.json")) {
            readCase(file, text);
            return;
        }
        String oneLine = JOINED_TEXTS
                .matcher(LINE_OF_COMMENT.matcher(text).replaceAll(" "))
                .replaceAll("");
        DECISION.matcher(oneLine).results().forEach(match -> cite(match.group(), file));
        NUMBERED.matcher(oneLine).results().forEach(match -> citeEach(match, file));
        for (Pattern form : OTHER_FORMS) {
            form.matcher(oneLine).results().forEach(match -> otherForms.add(file + ": " + match.group()));
        }
    }

    Map<String, Set<String>> byAnchor() {
        return byAnchor;
    }

    /** Citations in a form that leads nowhere, each with its file. */
    Set<String> otherForms() {
        return otherForms;
    }

    /** A conformance case lists numbers of {@code semantics} without the name of the page. */
    private void readCase(String file, String text) {
        RULES_OF_CASE
                .matcher(text)
                .results()
                .flatMap(rules -> QUOTED.matcher(rules.group(1)).results())
                .map(match -> match.group(1))
                .forEach(rule -> cite(rule.startsWith("D") ? rule : "semantics-" + rule, file));
    }

    private void citeEach(MatchResult match, String file) {
        for (String number : match.group(2).split(", ")) {
            cite(match.group(1) + "-" + number, file);
        }
    }

    private void cite(String anchor, String file) {
        byAnchor.computeIfAbsent(anchor, key -> new TreeSet<>()).add(file);
    }

    /** The description of the conformance cases came with them and stays as it is: it names documents, not rules. */
    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith("Citations")
                && !file.endsWith(Path.of("conformance", "README.md"))
                && (name.matches(".*\\.(java|groovy|properties|md)|pom\\.xml|case\\.json"))
                && Files.isRegularFile(file);
    }
}

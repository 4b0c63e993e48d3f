package io.github.atmosmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules that code and tests cite stand on the pages of the site, and the pages hold no others. */
class CitationsTest {

    private static final String[] PAGES = {"rules.md", "semantics.md", "remote-backend.md"};
    private static final List<Path> CITING = List.of(
            Path.of("src/main/java"),
            Path.of("src/test"),
            Path.of("../it/src"),
            Path.of("../atmos-archetype/src"),
            Path.of("../README.md"));
    /** Files that a reader has to open to follow one attribute from its manifest to the backend file. */
    private static final int LONGEST_WALK = 40;

    private static final Pattern NAMED_CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");
    private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. `(\\w+)`");

    @Test
    @DisplayName("every citation leads to a rule or section of a page")
    void everyCitationResolves() throws IOException {
        Map<String, Set<String>> unresolved = new TreeMap<>(Citations.in(CITING).byAnchor());
        SitePages.anchors(PAGES).forEach(unresolved::remove);

        assertThat(unresolved).isEmpty();
    }

    @Test
    @DisplayName("code and tests cite every rule of a page, and a page cites only rules there are")
    void everyRuleIsCited() throws IOException {
        Set<String> rules = SitePages.rules(SitePages.anchors(PAGES));
        rules.removeAll(Citations.in(CITING).byAnchor().keySet());

        assertThat(rules).isEmpty();
        assertThat(SitePages.anchors(PAGES))
                .containsAll(Citations.in(List.of(Path.of("src/site/markdown")))
                        .byAnchor()
                        .keySet());
    }

    @Test
    @DisplayName("a citation has one form: the number of a decision, or page and number")
    void citationsHaveOneForm() throws IOException {
        assertThat(Citations.in(CITING).otherForms()).isEmpty();
    }

    @Test
    @DisplayName("an anchor is that of one rule")
    void anchorsAreUnique() throws IOException {
        assertThat(SitePages.anchors(PAGES)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("citations are found over the ends of lines, in lists, in joined texts and in conformance cases")
    void findsCitations() {
        Citations citations = new Citations();
        citations.read("A.java", "/** First (semantics\n * 4.6, 5.1, D31). */\n// remote-backend\n// 6, 7\n");
        citations.read("B.java", "\"D1\" + \"2: joined\"");
        citations.read("case.json", "{\"rules\": [\"2.8\", \"D14\"], \"title\": \"D99\"}");

        assertThat(citations.byAnchor())
                .containsOnlyKeys(
                        "semantics-4.6",
                        "semantics-5.1",
                        "D31",
                        "remote-backend-6",
                        "remote-backend-7",
                        "D12",
                        "semantics-2.8",
                        "D14");
        assertThat(citations.otherForms()).isEmpty();
    }

    @Test
    @DisplayName("other forms of a citation are told with their file")
    void findsOtherForms() {
        Citations citations = new Citations();
        citations.read("A.java", "(stack-semantics 4.6) §7 D30–D39 semantics 2.3–2.7 (4.6, 4.7) (D16, 4.11)");
        citations.read("B.java", "@DisplayName(\"2.8: later imports win\")");

        assertThat(citations.otherForms()).hasSize(7).allMatch(form -> form.matches("[AB]\\.java: .*"));
    }

    @Test
    @DisplayName(
            "the page of the architecture names classes that exist, and the walk of one attribute has at most 40 files")
    void architectureIsThatOfTheCode() throws IOException {
        String page = SitePages.text("architecture.md");
        Set<String> classes = classes();

        assertThat(NAMED_CLASS.matcher(page).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(classes).contains(name));
        assertThat(STEP.matcher(page).results().map(match -> match.group(1)))
                .as("files of the walk")
                .hasSizeBetween(10, LONGEST_WALK)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(classes).contains(name));
    }

    @Test
    @DisplayName("every page is in the menu of the site")
    void pagesAreInTheMenu() throws IOException {
        String menu = Files.readString(Path.of("src/site/site.xml"));
        try (Stream<Path> pages = Files.list(Path.of("src/site/markdown"))) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", ".html")))
                    .allSatisfy(page -> assertThat(menu).contains("href=\"" + page + "\""));
        }
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> main = Files.walk(Path.of("src/main/java"));
                Stream<Path> test = Files.walk(Path.of("src/test/java"))) {
            return Stream.concat(main, test)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}

package io.github.atmosmaven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan of the house, held. */
class ArchitectureTest {

    private static final String ROOT = "io.github.atmosmaven.";
    private static final Path SOURCES = Path.of("src/main/java/io/github/atmosmaven");
    private static final int LONGEST_FILE = 400;
    private static final int MOST_FILES = 22;

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.atmosmaven");

    private static final Path LAYERS = Path.of("src/test/resources/architecture/layers.txt");

    /** Packages that each package may use, lowest layers first. */
    private static final Map<String, List<String>> MAY_USE = layers();

    private static Map<String, List<String>> layers() {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(LAYERS)) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split(":", 2);
                    assertThat(parts).as(line).hasSize(2);
                    layers.put(
                            parts[0],
                            parts[1].isBlank()
                                    ? List.of()
                                    : List.of(parts[1].trim().split(", ")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return layers;
    }

    static Stream<String> packages() {
        return MAY_USE.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    @DisplayName("a package uses only what lies below it")
    void layersHold(String name) {
        List<String> allowed = MAY_USE.get(name);
        DescribedPredicate<JavaClass> forbidden = new DescribedPredicate<>("other packages than " + allowed) {
            @Override
            public boolean test(JavaClass used) {
                String other = packageOf(used);
                return !other.isEmpty() && !other.equals(name) && !allowed.contains(other);
            }
        };
        noClasses()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat(forbidden)
                .check(CLASSES);
    }

    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : "";
    }

    @Test
    @DisplayName("a package stands above those that it uses")
    void layersAreInOrder() {
        List<String> order = List.copyOf(MAY_USE.keySet());
        MAY_USE.forEach((name, used) ->
                assertThat(order.subList(0, order.indexOf(name))).as(name).containsAll(used));
    }

    @Test
    @DisplayName("a package holds at most about twenty files")
    void packagesAreSmall() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Map<Path, Long> counts = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
            assertThat(counts)
                    .isNotEmpty()
                    .allSatisfy((folder, count) ->
                            assertThat(count).as(folder.toString()).isLessThanOrEqualTo(MOST_FILES));
        }
    }

    @Test
    @DisplayName("every package has its place in the plan")
    void everyPackageIsPlanned() {
        assertThat(CLASSES.stream().map(ArchitectureTest::packageOf))
                .filteredOn(name -> !name.isEmpty())
                .allMatch(name -> MAY_USE.containsKey(name) || name.matches("(maven|mojo)(\\..*)?"));
    }

    @Test
    @DisplayName("packages have no cycles")
    void noCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    @DisplayName("only the edge knows Maven, and only one package knows each library")
    void librariesHaveOnePackage() {
        only("org.apache.maven..", "mojo", "maven").check(CLASSES);
        only("org.eclipse.aether..", "mojo", "maven").check(CLASSES);
        only("org.yaml..", "yaml").check(CLASSES);
        only("com.fasterxml..", "json").check(CLASSES);
        only("software.amazon..", "aws").check(CLASSES);
        only("com.sun.net.httpserver..", "localaws").check(CLASSES);
        only("java.lang.ProcessBuilder", "process").check(CLASSES);
    }

    private static ArchRule only(String library, String... packages) {
        String[] own = Stream.of(packages).map(name -> ROOT + name + "..").toArray(String[]::new);
        return library.endsWith("..")
                ? noClasses()
                        .that()
                        .resideOutsideOfPackages(own)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library)
                : noClasses()
                        .that()
                        .resideOutsideOfPackages(own)
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName(library);
    }

    @Test
    @DisplayName("the process, its environment and its console are the edge's business")
    void theEdgeAloneTouchesTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "maven..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    @DisplayName("values are records, enums, interfaces, final classes, or sealed over final classes")
    void valuesAreFinal() {
        classes()
                .that()
                .resideInAPackage(ROOT + "model..")
                .and(DescribedPredicate.describe(
                        "are not sealed", type -> !type.reflect().isSealed()))
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beInterfaces()
                .orShould()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    @DisplayName("no class is called a util, a helper or a manager")
    void namesSayWhatThingsAre() {
        noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager)").check(CLASSES);
    }

    @Test
    @DisplayName("every package says what it is for and is null-marked")
    void packagesAreDescribed() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(folders).isNotEmpty();
            for (Path folder : folders) {
                assertThat(folder.resolve("package-info.java"))
                        .exists()
                        .content()
                        .contains("/**")
                        .contains("@NullMarked");
            }
        }
    }

    @Test
    @DisplayName("a file is about one thing")
    void filesAreShort() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty();
            for (Path source : sources) {
                assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
            }
        }
    }
}

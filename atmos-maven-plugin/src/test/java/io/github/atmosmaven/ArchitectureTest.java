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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.atmosmaven");

    /** Packages that each package may use. A package below another is one of its own, with a line of its own. */
    private static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("problem", List.of()),
            Map.entry("http", List.of("problem")),
            Map.entry("backend.endpoint", List.of()),
            Map.entry("model.path", List.of()),
            Map.entry("model.value", List.of("problem")),
            Map.entry("model", List.of("problem", "model.path", "model.value")),
            Map.entry("backend.s3", List.of("problem", "model.value", "model")),
            Map.entry(
                    "backend.type",
                    List.of("problem", "backend.endpoint", "model.path", "model.value", "model", "backend.s3")),
            Map.entry("aws.settings", List.of("http", "backend.s3")),
            Map.entry("files", List.of("problem")),
            Map.entry("provision", List.of("problem", "model.value", "model", "files")),
            Map.entry(
                    "provision.s3",
                    List.of("problem", "backend.endpoint", "model.value", "model", "backend.s3", "provision")),
            Map.entry("aws.call", List.of("http", "backend.endpoint", "backend.s3", "aws.settings", "provision.s3")),
            Map.entry(
                    "aws.identity", List.of("model", "http", "backend.s3", "aws.settings", "provision.s3", "aws.call")),
            Map.entry(
                    "aws",
                    List.of(
                            "model",
                            "http",
                            "backend.endpoint",
                            "backend.s3",
                            "aws.settings",
                            "provision.s3",
                            "aws.call",
                            "aws.identity")),
            Map.entry("json", List.of("problem", "model.value", "model")),
            Map.entry("lint", List.of("problem", "model.value", "model", "json")),
            Map.entry("backend.type.rules", List.of("problem", "backend.endpoint", "model.value", "lint")),
            Map.entry("merge", List.of("problem", "model.value")),
            Map.entry(
                    "backend",
                    List.of(
                            "problem",
                            "backend.endpoint",
                            "model.path",
                            "model.value",
                            "model",
                            "backend.type",
                            "backend.config",
                            "json",
                            "merge")),
            Map.entry("hcl", List.of("problem", "model.value", "model", "json")),
            Map.entry("hosted", List.of("problem", "backend.endpoint", "model.value", "model", "json", "hcl")),
            Map.entry("backend.config", List.of("problem", "model.value", "model", "json", "hcl", "backend.type")),
            Map.entry("manifest.tree", List.of("problem", "model")),
            Map.entry("template", List.of("problem", "model.value", "model")),
            Map.entry("manifest.file", List.of("problem", "model.value", "model", "manifest.tree", "template")),
            Map.entry(
                    "function",
                    List.of("problem", "model.value", "model", "files", "json", "hcl", "template", "manifest.file")),
            Map.entry(
                    "stack.settings",
                    List.of(
                            "model",
                            "problem",
                            "model.value",
                            "merge",
                            "backend.config",
                            "backend",
                            "manifest.tree",
                            "function")),
            Map.entry(
                    "config",
                    List.of(
                            "problem",
                            "model.value",
                            "model",
                            "files",
                            "merge",
                            "backend.config",
                            "backend",
                            "manifest.tree",
                            "manifest.file",
                            "function",
                            "stack.settings")),
            Map.entry("localaws.request", List.of()),
            Map.entry("localaws.sign", List.of("localaws.request")),
            Map.entry("localaws.s3", List.of("localaws.request", "localaws.sign")),
            Map.entry("localaws", List.of("localaws.request", "localaws.sign", "localaws.s3")),
            Map.entry(
                    "manifest.imports",
                    List.of("problem", "model.value", "model", "merge", "manifest.tree", "manifest.file")),
            Map.entry(
                    "manifest",
                    List.of(
                            "problem",
                            "model.value",
                            "model",
                            "merge",
                            "manifest.tree",
                            "template",
                            "manifest.file",
                            "manifest.imports")),
            Map.entry("manifest.locals", List.of("problem", "model.value", "template", "manifest.file")),
            Map.entry("terraform.tool", List.of("problem", "model.value", "model", "files", "json")),
            Map.entry("process", List.of("aws.settings", "terraform.tool")),
            Map.entry("git", List.of("problem", "files", "terraform.tool")),
            Map.entry("terraform.fetch", List.of("problem", "model", "files", "http", "terraform.tool")),
            Map.entry(
                    "stack.component",
                    List.of(
                            "manifest",
                            "problem",
                            "model.value",
                            "model",
                            "merge",
                            "backend",
                            "manifest.file",
                            "function",
                            "stack.settings")),
            Map.entry(
                    "stack.name",
                    List.of(
                            "problem",
                            "model.path",
                            "model.value",
                            "model",
                            "template",
                            "stack.settings",
                            "manifest",
                            "stack.component")),
            Map.entry("stack.order", List.of("problem", "model.value", "model")),
            Map.entry(
                    "stack",
                    List.of(
                            "problem",
                            "model.path",
                            "model.value",
                            "model",
                            "backend.type",
                            "merge",
                            "backend.config",
                            "backend",
                            "template",
                            "manifest.file",
                            "function",
                            "stack.settings",
                            "manifest",
                            "stack.component",
                            "stack.name",
                            "stack.order")),
            Map.entry("affected", List.of("problem", "model.value", "model", "stack.order")),
            Map.entry("terraform.mirror", List.of("problem", "model.path", "model.value", "model", "files", "json")),
            Map.entry(
                    "terraform.module",
                    List.of(
                            "problem",
                            "model.path",
                            "model.value",
                            "model",
                            "backend.type",
                            "files",
                            "json",
                            "backend",
                            "hcl",
                            "terraform.mirror")),
            Map.entry("terraform.test", List.of("model", "json")),
            Map.entry("terraform.typed", List.of("problem", "model")),
            Map.entry("terraform.plan", List.of("json")),
            Map.entry("terraform.gate", List.of("problem", "model.value", "model", "terraform.plan")),
            Map.entry(
                    "terraform.outcome",
                    List.of("problem", "model", "files", "json", "terraform.tool", "terraform.plan", "terraform.gate")),
            Map.entry(
                    "terraform.saved",
                    List.of(
                            "problem",
                            "model.value",
                            "model",
                            "files",
                            "json",
                            "terraform.mirror",
                            "terraform.module")),
            Map.entry(
                    "terraform.run",
                    List.of(
                            "problem",
                            "model.path",
                            "model.value",
                            "model",
                            "backend.s3",
                            "files",
                            "terraform.tool",
                            "terraform.mirror",
                            "terraform.module",
                            "terraform.typed",
                            "terraform.test",
                            "terraform.plan",
                            "terraform.gate",
                            "terraform.saved",
                            "terraform.outcome")),
            Map.entry(
                    "workflow.report",
                    List.of(
                            "lint",
                            "problem",
                            "model.value",
                            "model",
                            "files",
                            "provision",
                            "json",
                            "terraform.plan",
                            "terraform.gate",
                            "terraform.test",
                            "terraform.outcome")),
            Map.entry(
                    "workflow.select",
                    List.of(
                            "problem",
                            "model.path",
                            "model.value",
                            "model",
                            "files",
                            "json",
                            "backend",
                            "manifest.tree",
                            "stack.settings",
                            "config",
                            "stack",
                            "terraform.mirror",
                            "workflow.report")),
            Map.entry(
                    "workflow",
                    List.of(
                            "problem",
                            "model.value",
                            "model",
                            "files",
                            "provision",
                            "provision.s3",
                            "json",
                            "backend",
                            "backend.type",
                            "stack.settings",
                            "terraform.tool",
                            "stack",
                            "stack.order",
                            "terraform.mirror",
                            "terraform.module",
                            "terraform.test",
                            "terraform.plan",
                            "terraform.gate",
                            "terraform.outcome",
                            "terraform.run",
                            "workflow.lint",
                            "workflow.report",
                            "workflow.select")),
            Map.entry("upload.ignore", List.of("problem", "model")),
            Map.entry("upload", List.of("problem", "model.value", "model", "json", "hcl", "upload.ignore")),
            Map.entry("yaml.syntax", List.of("problem", "model.value")),
            Map.entry("yaml", List.of("problem", "model.value", "model", "template", "yaml.syntax")),
            Map.entry(
                    "workflow.lint",
                    List.of(
                            "problem",
                            "model.value",
                            "model",
                            "backend.config",
                            "backend",
                            "lint",
                            "backend.s3",
                            "backend.type.rules")),
            Map.entry(
                    "workflow.describe",
                    List.of(
                            "problem",
                            "model.value",
                            "model",
                            "backend.type",
                            "json",
                            "backend",
                            "workflow.report",
                            "yaml")),
            Map.entry(
                    "workflow.matrix",
                    List.of(
                            "problem",
                            "model.value",
                            "model",
                            "json",
                            "manifest.tree",
                            "stack",
                            "affected",
                            "workflow.select",
                            "yaml")),
            Map.entry(
                    "workflow.affected",
                    List.of(
                            "problem",
                            "model.value",
                            "model",
                            "files",
                            "json",
                            "git",
                            "stack.settings",
                            "config",
                            "stack",
                            "affected",
                            "terraform.tool",
                            "terraform.mirror",
                            "terraform.module",
                            "workflow.report",
                            "workflow.select",
                            "workflow.describe")),
            Map.entry(
                    "workflow.compare",
                    List.of(
                            "problem",
                            "model.value",
                            "model",
                            "merge",
                            "backend.type",
                            "json",
                            "backend",
                            "stack.settings",
                            "workflow.describe",
                            "workflow.report",
                            "workflow.select"))));

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

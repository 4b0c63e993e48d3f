package io.github.atmosmaven.workflow.affected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.Surroundings;
import io.github.atmosmaven.git.TestRepository;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.select.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D90: what a commit affects")
class AffectedAnswersTest {

    private static final String STACK = "src/main/stacks/dev.yaml";
    private static final String MODULES = "src/main/terraform/";

    @TempDir
    private Path directory;

    private static FindAffected.Result find(TestRepository repository, String base) {
        return new AffectedProject(repository.directory()).find(base, "HEAD", false);
    }

    private static List<String> reasons(FindAffected.Result result) {
        return AffectedProject.reasons(result.affected().get(0));
    }

    private static List<String> messages(FindAffected.Result result) {
        return result.problems().stream().map(Problem::message).toList();
    }

    private static String vpc(String vars) {
        return "components: {terraform: {vpc: {vars: " + vars + "}}}\n";
    }

    @Test
    @DisplayName("reasons hold keys, both values and their places")
    void tellsReasons() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository
                .file(STACK, "components:\n  terraform:\n    vpc:\n      vars: {a: 1, gone: x, tags: {b.c: 2, d: 3}}\n")
                .file(MODULES + "vpc/main.tf", "")
                .commit("base");
        repository
                .file(
                        STACK,
                        "\ncomponents:\n  terraform:\n    vpc:\n      vars: {a: '1', tags: {b.c: 4, d: 3}, more: [1]}\n      env: {E: f}\n")
                .file(MODULES + "vpc/main.tf", "#\n")
                .file(MODULES + "vpc/new.tf", "")
                .commit("head");
        String empty = repository.git("hash-object", "--stdin").strip();
        String comment =
                repository.git("rev-parse", "HEAD:" + MODULES + "vpc/main.tf").strip();

        FindAffected.Result result = find(repository, base);

        assertThat(reasons(result))
                .containsExactly(
                        "env.E: null -> f at " + STACK + ":6",
                        "vars.a: 1 -> 1 at " + STACK + ":5",
                        "vars.gone: x -> null at " + STACK + ":4",
                        "vars.more: null -> [1] at " + STACK + ":5",
                        "vars.tags.\"b.c\": 2 -> 4 at " + STACK + ":5",
                        MODULES + "vpc/main.tf: " + empty + " -> " + comment + " at " + MODULES + "vpc/main.tf",
                        MODULES + "vpc/new.tf: null -> " + empty + " at " + MODULES + "vpc/new.tf");
        assertThat(AffectedFile.text(result))
                .contains("\"base\": \"" + base + "\"")
                .contains("\"after\": \"1\",\n          \"at\": \"" + STACK + ":5\",\n          \"before\": 1,\n"
                        + "          \"what\": \"vars.a\"");
        assertThat(AffectedTable.of(result.affected()).plain())
                .contains("vars.a")
                .contains(STACK + ":4 -> " + STACK + ":5");
    }

    @Test
    @DisplayName("D35: secrets of a backend are hidden, and told to have changed")
    void hidesSecrets() {
        TestRepository repository = TestRepository.in(directory);
        String text =
                "terraform: {backend_type: s3, backend: {s3: {bucket: b, key: k, region: r, secret_key: SECRET}}}\n"
                        + "components: {terraform: {vpc: {}}}\n";
        String base =
                repository.file(STACK, text.replace("SECRET", "canary-one")).commit("base");
        repository.file(STACK, text.replace("SECRET", "canary-two")).commit("head");

        FindAffected.Result result = find(repository, base);

        assertThat(reasons(result)).contains("backend.secret_key: (sensitive) -> (sensitive) at " + STACK + ":1");
        assertThat(AffectedFile.text(result)).doesNotContain("canary");
    }

    @Test
    @DisplayName("D79: variables that the module declares sensitive, and what its name calls a secret, are hidden")
    void hidesSensitiveVariables() {
        TestRepository repository = TestRepository.in(directory);
        String text =
                "components: {terraform: {vpc: {vars: {pin: SECRET, db: {password: SECRET}, url: 'https://u:SECRET@h/'},"
                        + " env: {API_TOKEN: SECRET}, settings: {hooks: [{secret: SECRET}]}}}}\n";
        String base = repository
                .file(MODULES + "vpc/main.tf", "variable \"pin\" {\n  sensitive = true\n}\n")
                .file(STACK, text.replace("SECRET", "canary-one"))
                .commit("base");
        repository.file(STACK, text.replace("SECRET", "canary-two")).commit("head");

        FindAffected.Result result = find(repository, base);

        assertThat(reasons(result))
                .hasSize(5)
                .contains("vars.pin: (sensitive) -> (sensitive) at " + STACK + ":1")
                .contains("vars.db.password: (sensitive) -> (sensitive) at " + STACK + ":1");
        assertThat(AffectedFile.text(result)).doesNotContain("canary");
        assertThat(AffectedTable.of(result.affected()).plain()).doesNotContain("canary");
    }

    @Test
    @DisplayName("D64: dependents are added on request, by way of others too")
    void addsDependents() {
        TestRepository repository = TestRepository.in(directory);
        String text = """
                components:
                  terraform:
                    vpc: {vars: {a: 1}}
                    eks: {settings: {depends_on: {1: {component: vpc}}}}
                    app: {dependencies: {components: [{name: eks}]}}
                    other: {}
                """;
        String base = repository.file(STACK, text).commit("base");
        repository.file(STACK, text.replace("a: 1", "a: 2")).commit("head");
        AffectedProject project = new AffectedProject(directory);

        assertThat(AffectedProject.told(project.find(base, "HEAD", false))).containsExactly("changed dev/vpc");
        FindAffected.Result result = project.find(base, "HEAD", true);
        assertThat(AffectedProject.told(result))
                .containsExactly("dependent dev/app", "dependent dev/eks", "changed dev/vpc");
        assertThat(reasons(result)).containsExactly("depends on dev/eks: null -> null at null");
    }

    @Test
    @DisplayName("what does not resolve in the base counts as changed, with a warning; other stacks are compared")
    void comparesWithBrokenBase() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository
                .file(STACK, "import: [nowhere]\n" + vpc("{a: 1}"))
                .file("src/main/stacks/prod.yaml", vpc("{a: 1}"))
                .commit("base");
        repository.file(STACK, vpc("{a: 1}")).commit("head");

        FindAffected.Result result = find(repository, base);

        assertThat(AffectedProject.told(result)).containsExactly("changed dev/vpc");
        assertThat(reasons(result)).containsExactly("the base does not resolve: null -> null at null");
        assertThat(messages(result))
                .singleElement()
                .asString()
                .contains("src/main/stacks/dev.yaml does not resolve")
                .contains("import 'nowhere' is not found");
    }

    @Test
    @DisplayName("what does not resolve in the head is an error, as in every goal")
    void refusesBrokenHead() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository.file(STACK, vpc("{a: 1}")).commit("base");
        repository.file(STACK, "import: [nowhere]\n" + vpc("{a: 1}")).commit("head");

        assertThat(find(repository, base).problems()).anyMatch(Problem::isError);
    }

    @Test
    @DisplayName("a head without stacks is an error, and not a commit in which nothing is affected")
    void refusesEmptyHead() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository.file("README.md", "").commit("base");

        assertThat(messages(find(repository, base))).isNotEmpty();
        assertThat(find(repository, base).problems()).anyMatch(Problem::isError);
    }

    @Test
    @DisplayName("a project that the base does not have is new as a whole")
    void findsNewProject() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository.file("README.md", "").commit("base");
        repository.file("infra/" + STACK, vpc("{a: 1}")).commit("head");

        FindAffected.Result result = new AffectedProject(directory.resolve("infra")).find(base, "HEAD", false);

        assertThat(AffectedProject.told(result)).containsExactly("added dev/vpc");
        assertThat(result.problems()).isEmpty();
    }

    @Test
    @DisplayName("a project below the top of the repository reads an atmos.yaml and modules above it")
    void comparesBelowTheTop() {
        TestRepository repository = TestRepository.in(directory.resolve("with space ü"));
        repository
                .file(
                        "atmos.yaml",
                        "base_path: .\nstacks: {base_path: stacks, name_pattern: '{stage}'}\n"
                                + "components: {terraform: {base_path: parts}}\n")
                .file("stacks/a.yaml", "vars: {stage: dev, root: !repo-root }\n" + vpc("{a: 1}"))
                .file("parts/vpc/main.tf", "")
                .file("build/infra/pom.xml", "");
        String base = repository.commit("base");
        AffectedProject project = new AffectedProject(repository.directory().resolve("build/infra"));
        repository.file("parts/vpc/main.tf", "#\n").file("build/other.txt", "").commit("head");
        FindAffected.Result result = project.find(base, "HEAD", false);

        assertThat(AffectedProject.told(result)).containsExactly("changed dev/vpc");
        assertThat(result.affected().get(0).reasons().get(0).what()).isEqualTo("../../parts/vpc/main.tf");
        assertThat(result.stacks().settings().directories().stacks())
                .isEqualTo(repository.directory().resolve("stacks"));
        String second = repository
                .file("stacks/a.yaml", "vars: {stage: dev, root: '-'}\n" + vpc("{a: 1}"))
                .commit("second");
        assertThat(reasons(project.find("HEAD~1", second, false)).get(0))
                .startsWith("vars.root: " + repository.directory() + " -> - at ");
    }

    @Test
    @DisplayName("links count with what they lead to")
    void followsLinks() throws IOException {
        TestRepository repository = TestRepository.in(directory);
        repository
                .file(STACK, "components: {terraform: {vpc: {}, linked: {}, other: {}}}\n")
                .file("modules/real/main.tf", "")
                .file("common/versions.tf", "")
                .file(MODULES + "vpc/main.tf", "")
                .file(MODULES + "other/main.tf", "");
        Files.createSymbolicLink(directory.resolve(MODULES + "linked"), Path.of("../../../modules/real"));
        Files.createSymbolicLink(
                directory.resolve(MODULES + "vpc/versions.tf"), Path.of("../../../../common/versions.tf"));
        String base = repository.commit("base");
        repository.file("common/versions.tf", "#\n").commit("file");
        assertThat(AffectedProject.told(find(repository, base))).containsExactly("changed dev/vpc");
        repository.file("modules/real/main.tf", "#\n").commit("folder");
        assertThat(AffectedProject.told(find(repository, base)))
                .containsExactly("changed dev/linked", "changed dev/vpc");
    }

    @Test
    @DisplayName("of a submodule the commit counts, which is told")
    void comparesSubmodules() {
        TestRepository other = TestRepository.in(directory.resolve("other"));
        other.file("main.tf", "").commit("one");
        TestRepository repository = TestRepository.in(directory.resolve("mine"));
        repository.file(STACK, "components: {terraform: {vpc: {}, app: {}}}\n").file(MODULES + "app/main.tf", "");
        repository.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "-q",
                "add",
                other.directory().toString(),
                MODULES + "vpc");
        String base = repository.commit("base");
        TestRepository checkedOut = TestRepository.at(repository.directory().resolve(MODULES + "vpc"));
        checkedOut.file("main.tf", "#\n").commit("two");
        repository.commit("head");

        FindAffected.Result result = find(repository, base);

        assertThat(AffectedProject.told(result)).containsExactly("changed dev/vpc");
        assertThat(messages(result))
                .containsExactly("instances read files of the submodule src/main/terraform/vpc, whose content is"
                        + " unknown here: only its commit is compared");
    }

    @Test
    @DisplayName("includes reach the directories of includeRoots by relative paths")
    void includesFromOutside() throws IOException {
        Path shared = Files.createDirectories(directory.resolve("shared"));
        Files.writeString(shared.resolve("vars.yaml"), "{a: 1}\n");
        TestRepository repository = TestRepository.in(directory.resolve("mine"));
        String base = repository
                .file(STACK, vpc("!include ../../../../shared/vars.yaml"))
                .commit("base");
        repository.file(STACK, vpc("{a: 2}")).commit("head");
        Path project = repository.directory();
        PluginSettings plain = PluginSettings.of(new Surroundings(project, project, project, Map.of()));
        PluginSettings settings = new PluginSettings(
                plain.surroundings(),
                new PluginSettings.Directories(null, List.of(shared), null, null, null),
                plain.manifests(),
                plain.names(),
                plain.states(),
                null);

        FindAffected.Result result = new AffectedProject(project)
                .find(new FindAffected.Request(settings, base, "HEAD", Selection.ALL, false));

        assertThat(result.problems()).isEmpty();
        assertThat(reasons(result)).containsExactly("vars.a: 1 -> 2 at " + STACK + ":1");
    }

    @Test
    @DisplayName("D20: a selection narrows the answer; what only the base has counts as found")
    void selects() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository
                .file(STACK, "components: {terraform: {vpc: {}, old: {}}}\n")
                .file("src/main/stacks/prod.yaml", vpc("{a: 1}"))
                .commit("base");
        repository
                .file(STACK, vpc("{a: 1}"))
                .file("src/main/stacks/prod.yaml", vpc("{a: 2}"))
                .commit("head");
        AffectedProject project = new AffectedProject(directory);

        FindAffected.Result result = project.find(base, "HEAD", Selection.of("dev", "old"), false, Map.of());
        assertThat(AffectedProject.told(result)).containsExactly("removed dev/old");
        assertThat(result.unmatched().isEmpty()).isTrue();
        assertThat(project.find(base, "HEAD", Selection.of("dve", null), false, Map.of())
                        .unmatched()
                        .stacks())
                .containsExactly("dve");
    }

    @Test
    @DisplayName("neither index, nor work tree, nor what is not committed is touched or read, also after a failure")
    void touchesNothing() throws IOException {
        TestRepository repository = TestRepository.in(directory);
        String base = repository
                .file(".gitignore", "target/\n")
                .file(STACK, vpc("{a: 1}"))
                .commit("base");
        repository.file(STACK, vpc("{a: 2}")).commit("head");
        repository.file(STACK, "broken: [").file("src/main/stacks/new.yaml", vpc("{}"));
        repository.git("add", "src/main/stacks/new.yaml");
        String status = repository.git("status", "--porcelain");
        byte[] index = Files.readAllBytes(directory.resolve(".git/index"));
        AffectedProject project = new AffectedProject(directory);
        Files.createDirectories(project.output().resolve(".atmos-affected-zzzzzz-1/tree"));

        assertThat(AffectedProject.told(find(repository, base))).containsExactly("changed dev/vpc");
        Path lost = directory.resolve(".git/objects").resolve(object(repository.git("rev-parse", "HEAD:" + STACK)));
        Files.move(lost, directory.resolve("lost"));
        assertThatThrownBy(() -> find(repository, base))
                .isInstanceOf(AtmosException.EnvironmentFailure.class)
                .hasMessageContaining("the repository lacks the content of ");
        Files.move(directory.resolve("lost"), lost);

        assertThat(Files.readAllBytes(directory.resolve(".git/index"))).isEqualTo(index);
        assertThat(repository.git("status", "--porcelain")).isEqualTo(status);
        assertThat(project.output()).isEmptyDirectory();
    }

    private static String object(String id) {
        return id.substring(0, 2) + "/" + id.strip().substring(2);
    }

    @Test
    @DisplayName("D74: a file that only the other tool reads is a file of the module, and calls nothing")
    void readsAsTheToolDoes() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository
                .file(STACK, "components: {terraform: {vpc: {}}}\n")
                .file(MODULES + "vpc/main.tf", "")
                .file(MODULES + "vpc/more.tofu", "module \"a\" { source = \"../../../../modules/a\" }\n")
                .file("modules/a/main.tf", "")
                .commit("base");
        repository.file("modules/a/main.tf", "#\n").commit("called by OpenTofu");
        assertThat(AffectedProject.told(find(repository, base))).isEmpty();
        repository.file(".opentofu-version", "1.9.0\n").commit("with OpenTofu");
        assertThat(AffectedProject.told(find(repository, base))).containsExactly("changed dev/vpc");
    }
}

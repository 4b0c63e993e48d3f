package io.github.atmosmaven.workflow.affected;

import static io.github.atmosmaven.workflow.affected.AffectedProject.MODULES;
import static io.github.atmosmaven.workflow.affected.AffectedProject.STACK;
import static io.github.atmosmaven.workflow.affected.AffectedProject.find;
import static io.github.atmosmaven.workflow.affected.AffectedProject.reasons;
import static io.github.atmosmaven.workflow.affected.AffectedProject.vpc;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.git.TestRepository;
import io.github.atmosmaven.workflow.select.Selection;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D90: what a commit affects")
class AffectedAnswersTest {

    @TempDir
    private Path directory;

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

    private static String object(String id) {
        return id.substring(0, 2) + "/" + id.strip().substring(2);
    }
}

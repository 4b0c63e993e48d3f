package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D77: names that become paths")
class PlaceNamesTest {

    private static final String COMPOSED = "caf\u00e9";
    private static final String DECOMPOSED = "cafe\u0301";

    @TempDir
    private Path directory;

    private TestProject project;

    @BeforeEach
    void startWithNothing() {
        project = new TestProject(directory);
    }

    private List<Problem> problems() {
        return project.load().problems();
    }

    private void components(String... names) {
        StringBuilder text = new StringBuilder("components:\n  terraform:\n");
        for (String name : names) {
            text.append("    ? \"").append(name).append("\"\n    : {metadata: {terraform_workspace: w}}\n");
        }
        project.stack("dev", text.toString());
    }

    private void assertOneProblem(String place, String... words) {
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_NAME);
            assertThat(problem.isError()).isTrue();
            assertThat(problem.location()).hasToString("src/main/stacks/" + place);
            assertThat(problem.message()).contains(words);
        });
    }

    @ParameterizedTest(name = "{0} beside {1}")
    @CsvSource({
        "vpc, VPC, in case",
        "eks/blue, eks/Blue, in case",
        "straße, STRASSE, in case",
        "" + COMPOSED + ", " + DECOMPOSED + ", in the Unicode form",
        "" + COMPOSED + ", CAFE\u0301, in case",
        "\u00c5, \u212b, in the Unicode form",
        "K, \u212a, in the Unicode form",
    })
    @DisplayName("two of one stack that differ only in case or Unicode form")
    void twinsOfOneStack(String first, String second, String difference) {
        components(first, second);

        assertOneProblem("dev.yaml:5:7", "'" + second + "' of stack 'dev'", "'" + first + "'", difference);
    }

    @Test
    @DisplayName("two stacks that differ only in case, told once each where the stack is named")
    void twinStacks() {
        project.stack("a", "name: Dev\ncomponents: {terraform: {vpc: {}, db: {}}}")
                .stack("b", "name: dev\ncomponents: {terraform: {vpc: {}, db: {}}}");

        assertOneProblem("b.yaml:1:7", "the stacks 'dev' and 'Dev' (src/main/stacks/a.yaml:1)", "in case");
        assertThat(project.load().resolution().manifests()).allMatch(ResolvedManifest::hasErrors);
    }

    @Test
    @DisplayName("two stacks that are named like their files")
    void twinStacksOfFiles() {
        String text = "components: {terraform: {vpc: {metadata: {terraform_workspace: w}}}}";
        project.stack("a/" + COMPOSED, text).stack("a/" + DECOMPOSED, text);

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("in the Unicode form");
            assertThat(String.valueOf(problem.location())).endsWith(".yaml:1:1");
        });
    }

    @Test
    @DisplayName("case apart, one stack continues another")
    void twinsAcrossStacks() {
        project.stack("dev", "components: {terraform: {VPC/a: {}}}")
                .stack("dev/vpc", "components: {terraform: {a: {}}}");

        assertOneProblem("dev/vpc.yaml:1:26", "'a' of stack 'dev/vpc'", "'VPC/a' of stack 'dev'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terraform.tfstate",
                "terraform.tfstate.d",
                "terraform.tfstate.d/x",
                "terraform.tfstate.backup",
                "Terraform.TFState",
                ".terraform",
                ".terraform.lock.hcl",
                ".terraform-local/x",
                "backend.tf.json",
                "zz-atmos.auto.tfvars.json",
                "providers_override.tf.json",
                "plan.log",
                "errored.tfstate",
                "errored-12.tfstate",
                ".atmos-copied",
            })
    @DisplayName("one that lies at a file of the tool or the plugin in the place of another")
    void inPlaceOfFiles(String file) {
        components("db", "db/" + file);

        assertThat(problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_NAME);
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:5:7");
            assertThat(problem.message()).contains("'db/" + file + "'", "'db'");
        });
    }

    @Test
    @DisplayName("the instance in whose place it lies is named as it is written, also beside a twin")
    void namesTheHolderAsWritten() {
        components("Db", "db", "db/plan.log");

        assertThat(problems())
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message).contains("lies at 'plan.log' of 'db' of stack"));
    }

    @Test
    @DisplayName("one whose state would be in a directory where another has its state as a file")
    void statesThatAreFileAndDirectory() {
        project.stack("dev", """
                terraform: {backend_type: local}
                components:
                  terraform:
                    db: {backend: {workspace_dir: a}, metadata: {terraform_workspace: w}}
                    x: {backend: {workspace_dir: ../db/a/w/terraform.tfstate}, metadata: {terraform_workspace: w}}
                """);

        assertOneProblem("dev.yaml:5:5", "runs into the state", "dev/db/a/w/terraform.tfstate of 'db'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.log", "terraform.tfstate", ".terraform/x"})
    @DisplayName("the same names are fine where no instance has that place")
    void ownNamesAloneAreFine(String name) {
        components("vpc", name, "db/" + name);

        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"v, 260", "v, 256", "\u00e9, 128", "':', 86", "'a/V', 100"})
    @DisplayName("segments of more than 255 bytes, as they are written")
    void longSegments(String piece, int times) {
        components(piece.repeat(times));
        if (!piece.contains("/")) {
            assertOneProblem("dev.yaml:3:7", "more than 255 bytes");
        } else {
            assertThat(problems()).isEmpty();
        }
    }

    @Test
    @DisplayName("255 bytes are fine, and a long name whose slashes are escaped is not")
    void longestSegments() {
        components("v".repeat(255), "\u00e9".repeat(127), "a/b".repeat(90));
        assertThat(problems()).isEmpty();

        components("a/b".repeat(90), "a");
        assertOneProblem("dev.yaml:3:7", "more than 255 bytes");
    }

    @Test
    @DisplayName("stacks of more than 255 bytes, where they are named")
    void longStacks() {
        project.stack("dev", "name: " + "s".repeat(300) + "\ncomponents: {terraform: {vpc: {}}}");

        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:1:7");
            assertThat(problem.message()).contains("the stack", "more than 255 bytes");
        });
    }

    @ParameterizedTest
    @CsvSource({"256, local, 1", "255, local, 0", "256, s3, 0"})
    @DisplayName("a workspace of more than 255 bytes, where it is a directory of a local state")
    void longWorkspaces(int length, String type, int problems) {
        project.stack("dev", """
                components:
                  terraform:
                    vpc:
                      metadata: {terraform_workspace: %s}
                      backend_type: %s
                      backend: {s3: {bucket: b, key: k, region: r}, local: {}}
                """.formatted("w".repeat(length), type));

        assertThat(problems())
                .hasSize(problems)
                .allSatisfy(problem -> assertThat(problem.message()).contains("the workspace", "more than 255 bytes"));
    }

    @Test
    @DisplayName("'vpc' beside 'vpc/1' is legal, and the places of states are those of every earlier edition")
    void placesOfStatesNeverChange() {
        components("vpc", "vpc/1", "vpc/1/a", "Net", "a:b", "..hidden/x", "caf\u00e9", "v1.");
        project.stack("plans", "components: {terraform: {vpc: {metadata: {terraform_workspace: default}}}}");

        LoadedStacks loaded = project.load();
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.resolution().instances())
                .extracting(Instance::stateAddress)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        ".atmos/state/dev/vpc/terraform.tfstate.d/w/terraform.tfstate",
                        ".atmos/state/dev/vpc/1/terraform.tfstate.d/w/terraform.tfstate",
                        ".atmos/state/dev/vpc/1/a/terraform.tfstate.d/w/terraform.tfstate",
                        ".atmos/state/dev/Net/terraform.tfstate.d/w/terraform.tfstate",
                        ".atmos/state/dev/a%3Ab/terraform.tfstate.d/w/terraform.tfstate",
                        ".atmos/state/dev/..hidden/x/terraform.tfstate.d/w/terraform.tfstate",
                        ".atmos/state/dev/caf\u00e9/terraform.tfstate.d/w/terraform.tfstate",
                        ".atmos/state/dev/v1%2E/terraform.tfstate.d/w/terraform.tfstate",
                        ".atmos/state/plans/vpc/terraform.tfstate");
    }
}

package io.github.atmosmaven.terraform.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.mirror.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleChecksTest {

    @TempDir
    Path project;

    private final Instance withBackend = new InstanceOf("dev", "vpc")
            .backend("s3", Map.of("bucket", InstanceOf.text("b")))
            .section("providers", Map.of("aws", InstanceOf.map(Map.of())))
            .get();

    @Test
    @DisplayName(
            "a root module that is not there is told once for all its instances, and not where there are none at all")
    void tellsAMissingModuleOnce() throws IOException {
        List<Instance> instances = List.of(
                new InstanceOf("dev", "a").component("x").get(),
                new InstanceOf("dev", "b").component("x").get());

        assertThat(checks(Tool.Kind.TERRAFORM).ofProject(instances)).isEmpty();
        assertThat(checks(Tool.Kind.TERRAFORM).of(instances)).hasSize(1);
        write("other/main.tf", "");

        assertThat(checks(Tool.Kind.TERRAFORM).ofProject(instances))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.ROOT_MODULE_MISSING);
                    assertThat(problem.message())
                            .isEqualTo(
                                    "the root module of 'dev/a' and 1 more instance is not there: src/main/terraform/x");
                });
    }

    @Test
    @DisplayName("D7: root modules above the project are told with the way to them")
    void showsTheWayUp() throws IOException {
        write("other/main.tf", "");
        RootModules above = new RootModules(project.resolve("apps/web"), Repositories.at(project));
        ModuleChecks checks = new ModuleChecks(above, instance -> Tool.any(Tool.Kind.TERRAFORM));

        assertThat(checks.of(List.of(withBackend)))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).endsWith("is not there: ../../src/main/terraform/vpc"));
        write("vpc/main.tf", "");
        write("vpc/backend.tf.json", "{}");
        above = new RootModules(project.resolve("apps/web"), Repositories.at(project));
        assertThat(new ModuleChecks(above, instance -> Tool.any(Tool.Kind.TERRAFORM)).of(List.of(withBackend)))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.location()).hasToString("../../src/main/terraform/vpc/backend.tf.json:1:1"));
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @DisplayName("D74: a file that would replace or hide a generated one is an error at the file")
    @CsvSource({
        "backend.tf.json, TERRAFORM, true",
        "backend.tf.json, OPENTOFU, true",
        "backend.tofu.json, TERRAFORM, false",
        "backend.tofu.json, OPENTOFU, true",
        "backend.tofu, OPENTOFU, true",
        "backend.tf, OPENTOFU, false",
        "zz-atmos.auto.tfvars.json, TERRAFORM, false",
        "providers_override.tf.json, TERRAFORM, true",
        "providers_override.tofu.json, OPENTOFU, true",
        "terraform_override.tf.json, TERRAFORM, false",
    })
    void refusesAFileInTheWay(String name, Tool.Kind tool, boolean refused) throws IOException {
        write("vpc/main.tf", "");
        write("vpc/" + name, name.endsWith(".json") ? "{}" : "");

        List<Problem> problems = checks(tool).of(List.of(withBackend));

        assertThat(problems.isEmpty()).isNotEqualTo(refused);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.FILE_IN_THE_WAY);
            assertThat(problem.location()).hasToString("src/main/terraform/vpc/" + name + ":1:1");
        });
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @DisplayName("D74, D76: a backend block beside that of the stack is an error where the tool reads it")
    @CsvSource({
        "state.tf, TERRAFORM, true",
        "zz_override.tf, TERRAFORM, true",
        "state.tofu, TERRAFORM, false",
        "state.tofu, OPENTOFU, true",
    })
    void refusesASecondBackend(String name, Tool.Kind tool, boolean refused) throws IOException {
        write("vpc/main.tf", "");
        write("vpc/" + name, "terraform {\n  backend \"gcs\" {}\n}\n");

        List<Problem> problems = checks(tool).of(List.of(withBackend));

        assertThat(problems.isEmpty()).isNotEqualTo(refused);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_IN_ROOT_MODULE);
            assertThat(problem.location()).hasToString("src/main/terraform/vpc/" + name + ":2:3");
        });
    }

    @ParameterizedTest(name = "{0} beside backend.tf with {1}: {2}")
    @DisplayName("D76: a second backend or cloud block of a module is an error at the block; an override file replaces")
    @CsvSource({
        "more.tf, TERRAFORM, true",
        "state.tf.json, TERRAFORM, true",
        "more_override.tf, TERRAFORM, false",
        "more.tofu, TERRAFORM, false",
        "more.tofu, OPENTOFU, true",
        "backend.tofu, OPENTOFU, false",
    })
    void refusesTwoBlocks(String name, Tool.Kind tool, boolean refused) throws IOException {
        write("vpc/backend.tf", "terraform {\n  backend \"gcs\" {}\n}\n");
        write(
                "vpc/" + name,
                name.endsWith(".json") ? "{\"terraform\": {\"cloud\": {}}}" : "terraform {\n  cloud {}\n}\n");
        Instance instance = new InstanceOf("dev", "vpc").get();

        List<Problem> problems = checks(tool).of(List.of(instance)).stream()
                .filter(problem -> problem.code() == ProblemCode.DUPLICATE_BACKEND)
                .toList();

        assertThat(problems.isEmpty()).isNotEqualTo(refused);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.location().file()).isEqualTo("src/main/terraform/vpc/" + name);
            assertThat(problem.message())
                    .isEqualTo("the cloud block is the second of the module: the backend block 'gcs' is at"
                            + " src/main/terraform/vpc/backend.tf:2");
        });
    }

    @Test
    @DisplayName("D76: two blocks of one file, of one override file and of a module that is called are refused as well")
    void refusesTwoBlocksOfOneFile() throws IOException {
        String two = "terraform {\n  backend \"gcs\" {}\n  backend \"gcs\" {}\n}\n";
        write("vpc/main.tf", two + "module \"net\" {\n  source = \"../net\"\n}\n");
        write("vpc/main_override.tf", two);
        write("net/main.tf", two);

        assertThat(checks(Tool.Kind.TERRAFORM).of(List.of(new InstanceOf("dev", "vpc").get())))
                .filteredOn(problem -> problem.code() == ProblemCode.DUPLICATE_BACKEND)
                .extracting(problem -> problem.location().fileAndLine())
                .containsExactly(
                        "src/main/terraform/net/main.tf:3",
                        "src/main/terraform/vpc/main.tf:3",
                        "src/main/terraform/vpc/main_override.tf:3");
    }

    @Test
    @DisplayName("D76: where the tool that runs reads another block than the address was made of, nothing is run")
    void refusesABlockThatTheAddressDoesNotKnow() throws IOException {
        write("vpc/main.tf", "");
        write("vpc/state.tofu", "terraform {\n  backend \"gcs\" {}\n}\n");
        Instance instance = new InstanceOf("dev", "vpc").get();

        assertThat(checks(Tool.Kind.OPENTOFU).of(List.of(instance)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MODULE_BACKEND_UNKNOWN));
        assertThat(checks(Tool.Kind.TERRAFORM).of(List.of(instance))).isEmpty();
    }

    private ModuleChecks checks(Tool.Kind tool) {
        return new ModuleChecks(new RootModules(project, Repositories.at(project)), instance -> Tool.any(tool));
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve("src/main/terraform").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

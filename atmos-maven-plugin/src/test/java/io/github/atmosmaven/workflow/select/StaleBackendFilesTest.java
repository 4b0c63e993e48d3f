package io.github.atmosmaven.workflow.select;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.mirror.Repositories;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.RenderStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Backend files of the past")
class StaleBackendFilesTest {

    private static final Instance VPC = new InstanceOf("dev", "vpc")
            .backend("s3", Map.of("bucket", text("b")))
            .get();
    private static final Instance EKS = new InstanceOf("dev", "eks")
            .component("eks")
            .backend("s3", Map.of("bucket", text("b")))
            .get();

    @TempDir
    private Path project;

    private Path output;

    @BeforeEach
    void renderTwoInstances() throws IOException {
        output = Files.createDirectories(project.resolve("target/atmos"));
        render(List.of(VPC, EKS));
    }

    private int render(List<Instance> instances) {
        WorkingDirectories directories = new WorkingDirectories(output, instances, Repositories.at(project));
        new RenderBackends()
                .run(new RenderBackends.Request(
                        instances,
                        directories,
                        ToolsOf.project(project, Map.of(), null),
                        new BuildLocks(project, Duration.ofMinutes(1), note -> {})));
        int removed = new StaleBackendFiles(project, output, directories).remove(instances);
        IndexFile index = new IndexFile(project, directories);
        index.write(output, index.text(instances));
        return removed;
    }

    private Path file(String instance) {
        return output.resolve("dev/" + instance + "/src/main/terraform/" + instance + "/backend.tf.json");
    }

    @Test
    void goWithTheirInstance() {
        assertThat(render(List.of(VPC))).isEqualTo(1);
        assertThat(file("eks")).doesNotExist();
        assertThat(file("vpc")).exists();
    }

    @Test
    void goWhenTheInstanceLosesItsBackend() {
        assertThat(render(List.of(
                        VPC, new InstanceOf("dev", "eks").component("eks").get())))
                .isEqualTo(1);
        assertThat(file("eks")).doesNotExist();
    }

    @Test
    void stayAsLongAsTheirInstance() {
        assertThat(render(List.of(VPC, EKS))).isZero();
        assertThat(file("eks")).exists();
    }

    @Test
    void goAlone() throws IOException {
        Path neighbour = Files.writeString(file("eks").resolveSibling("main.tf"), "");
        Path unknown = Files.createDirectories(output.resolve("dev/mine")).resolve("backend.tf.json");
        Files.writeString(unknown, "{}");
        render(List.of(VPC));
        assertThat(neighbour).exists();
        assertThat(unknown).exists();
    }

    @ParameterizedTest
    @DisplayName("are never looked for outside of the output directory, whatever index.json says")
    @ValueSource(strings = {"backend.tf.json", "target/atmos/../../backend.tf.json", "target/atmos/dev/main.tf"})
    void areBelowTheOutputDirectory(String listed) throws IOException {
        Path kept = project.resolve(listed).normalize();
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "{}");
        Files.writeString(output.resolve("index.json"), "{\"instances\": [{\"backendFile\": \"" + listed + "\"}]}");
        assertThat(render(List.of(VPC, EKS))).isZero();
        assertThat(kept).exists();
    }

    @Test
    @DisplayName("are not reached through links")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void areNotReachedThroughLinks() throws IOException {
        Path elsewhere = Files.createDirectories(project.resolve("src/main/terraform/net"));
        Path kept = Files.writeString(elsewhere.resolve("backend.tf.json"), "{}");
        Files.createSymbolicLink(output.resolve("net"), elsewhere);
        Files.writeString(
                output.resolve("index.json"),
                "{\"instances\": [{\"backendFile\": \"target/atmos/net/backend.tf.json\"}]}");
        assertThat(render(List.of(VPC, EKS))).isZero();
        assertThat(kept).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"instances\": {}}", "{\"instances\": [1, {\"backendFile\": null}]}"})
    @DisplayName("are unknown where index.json cannot be read, which is no failure")
    void areUnknownWithoutIndex(String index) throws IOException {
        Files.writeString(output.resolve("index.json"), index);
        assertThat(render(List.of(VPC))).isZero();
        assertThat(file("eks")).exists();
    }

    @Test
    @DisplayName("go with the next sound run, when they lost their instance while anything was wrong")
    void goAfterARunWithErrors() {
        TestProject stacks = new TestProject(project);
        stacks.file("src/main/stacks/_defaults.yaml", "terraform: {backend_type: s3, backend: {bucket: b, key: k}}");
        stacks.stack("dev", "import: [_defaults]\ncomponents: {terraform: {vpc: {}, eks: {}}}")
                .stack("prod", "import: [_defaults]\ncomponents: {terraform: {vpc: {}}}");
        Path eks = leaveAndRender(stacks).resolve("dev/eks/src/main/terraform/eks/backend.tf.json");
        Path prod = output.resolve("prod/vpc/src/main/terraform/vpc/backend.tf.json");
        assertThat(eks).exists();
        assertThat(prod).exists();

        stacks.stack("dev", "import: [_defaults]\ncomponents: {terraform: {vpc: {}}}")
                .stack("prod", "import: [gone]\ncomponents: {terraform: {vpc: {}}}");
        leaveAndRender(stacks);
        leaveAndRender(stacks);
        assertThat(eks).exists();
        assertThat(prod).exists();

        stacks.stack("prod", "import: [_defaults]\ncomponents: {terraform: {vpc: {}}}");
        leaveAndRender(stacks);
        assertThat(eks).doesNotExist();
        assertThat(prod).exists();
        assertThat(output.resolve("former-backend-files.json")).doesNotExist();
    }

    @Test
    @DisplayName("stay where a goal is run that renders nothing, and go with the next that does")
    void stayWhereNothingIsRendered() {
        TestProject stacks = new TestProject(project);
        stacks.file("src/main/stacks/_defaults.yaml", "terraform: {backend_type: s3, backend: {bucket: b, key: k}}");
        stacks.stack("dev", "import: [_defaults]\ncomponents: {terraform: {vpc: {}, eks: {}}}");
        Path eks = leaveAndRender(stacks).resolve("dev/eks/src/main/terraform/eks/backend.tf.json");

        stacks.stack("dev", "import: [_defaults]\ncomponents: {terraform: {vpc: {}}}");
        leave(stacks.load());
        leave(stacks.load());
        assertThat(eks).exists();

        leaveAndRender(stacks);
        assertThat(eks).doesNotExist();
    }

    @Test
    @DisplayName("are noted only as long as they are there, so that the note does not grow for ever")
    void areNotedAsLongAsTheyAreThere() throws IOException {
        TestProject stacks = new TestProject(project);
        stacks.file("src/main/stacks/_defaults.yaml", "terraform: {backend_type: s3, backend: {bucket: b, key: k}}");
        Path note = output.resolve("former-backend-files.json");
        stacks.stack("dev", "import: [_defaults]\ncomponents: {terraform: {vpc: {}, eks: {}}}");
        Path eks = leaveAndRender(stacks).resolve("dev/eks/src/main/terraform/eks/backend.tf.json");

        for (int round = 0; round < 5; round++) {
            stacks.stack("dev", "import: [_defaults]\ncomponents: {terraform: {never-rendered-" + round + ": {}}}");
            leave(stacks.load());
        }
        assertThat(note).content().contains("eks").doesNotContain("never-rendered");

        Files.delete(eks);
        Files.delete(output.resolve("dev/vpc/src/main/terraform/vpc/backend.tf.json"));
        stacks.stack("dev", "import: [_defaults]\ncomponents: {terraform: {other: {}}}");
        leave(stacks.load());
        assertThat(note).doesNotExist();
    }

    @Test
    @DisplayName("D8, D9: stay where warnings stop the run, which writes nothing either, and in a dry run")
    void stayWhereTheRunIsRefused() {
        TestProject stacks = new TestProject(project);
        stacks.stack("dev", "terraform: {backend_type: s3, backend: {bucket: b}}\ncomponents: {terraform: {eks: {}}}");
        Path eks = leaveAndRender(stacks).resolve("dev/eks/src/main/terraform/eks/backend.tf.json");
        stacks.stack("dev", """
                terraform: {backend_type: s3, backend: {bucket: b, secret_key: hush-hush}}
                components: {terraform: {db: {}}}
                """);
        LoadedStacks loaded = stacks.load();
        Path db = output.resolve("dev/db/src/main/terraform/db/backend.tf.json");

        assertThatThrownBy(() -> render(loaded).run(warnings -> {
                    assertThat(warnings).extracting(Problem::code).containsExactly(ProblemCode.SENSITIVE_ATTRIBUTE);
                    throw new AtmosException.CheckFailed(warnings);
                }))
                .isInstanceOf(AtmosException.CheckFailed.class);
        assertThat(render(loaded).preview(warnings -> {}).removed()).isZero();
        assertThat(eks).exists();
        assertThat(db).doesNotExist();

        assertThat(render(loaded).run(warnings -> {}).removed()).isOne();
        assertThat(eks).doesNotExist();
        assertThat(db).exists();
    }

    private WorkingDirectories leave(LoadedStacks loaded) {
        WorkingDirectories directories =
                new WorkingDirectories(output, loaded.resolution().instances(), Repositories.at(project));
        new ScriptFiles(project, output).leave(loaded, directories);
        return directories;
    }

    private RenderStacks render(LoadedStacks loaded) {
        RenderBackends.Request request = new RenderBackends.Request(
                loaded.resolution().instances(),
                leave(loaded),
                ToolsOf.project(project, Map.of(), null),
                new BuildLocks(project, Duration.ofMinutes(1), note -> {}));
        return new RenderStacks(loaded, request, new ScriptFiles(project, output));
    }

    private Path leaveAndRender(TestProject stacks) {
        render(stacks.load()).run(warnings -> {});
        return output;
    }
}

package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.map;
import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.files.WriteResult;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.stack.order.InstanceOrder;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.run.ApplyCommand;
import io.github.atmosmaven.terraform.run.DestroyCommand;
import io.github.atmosmaven.workflow.RenderBackends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D9: a dry run is dry")
@DisabledOnOs(OS.WINDOWS)
class DryRunTest {

    @TempDir
    private Path directory;

    private PlanProject project;

    @BeforeEach
    void aProjectWithATool() throws IOException {
        project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "");
        project.fakeTool("terraform", "touch ran");
    }

    private static Instance instance(String bucket) {
        return new InstanceOf("dev", "vpc")
                .backend("s3", Map.of("bucket", text(bucket)))
                .get();
    }

    @Test
    void saysWhatWouldBeRunAndRunsNothing() {
        List<String> lines = project.preview(instance("state"));

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("dev/vpc: would run 'terraform plan'")
                .contains("in target/atmos/dev/vpc/");
        assertThat(directory.resolve("target")).doesNotExist();
    }

    @Test
    @DisplayName("D63: of apply and destroy the dry run says what they would do, not commands that they do not run")
    void saysWhatWouldBeDone() {
        Instance vpc = instance("state");

        assertThat(project.preview(new ApplyCommand(ApplyCommand.Use.PREFER, Gates.OPEN), vpc))
                .singleElement()
                .asString()
                .startsWith("dev/vpc: would apply the saved plan, or plan first, if the gate lets it pass, with"
                        + " 'terraform', in target/atmos/dev/vpc/");
        assertThat(project.preview(new ApplyCommand(ApplyCommand.Use.ONLY, Gates.OPEN), vpc))
                .singleElement()
                .asString()
                .startsWith("dev/vpc: would apply the saved plan, if the gate lets it pass, with 'terraform', in");
        assertThat(project.preview(new ApplyCommand(ApplyCommand.Use.NEVER, Gates.OPEN), vpc))
                .singleElement()
                .asString()
                .startsWith("dev/vpc: would plan, and apply that, if the gate lets it pass, with 'terraform', in");
        assertThat(project.preview(new DestroyCommand(Gates.OPEN), vpc))
                .singleElement()
                .asString()
                .startsWith("dev/vpc: would plan the destruction, and apply it if the gate lets it pass, with"
                        + " 'terraform', in");
    }

    @Test
    @DisplayName("D64: the lines stand in the order of the run")
    void saysItInOrder() {
        Instance app = dependent("app", "vpc");
        Instance vpc = dependent("vpc", "zone");
        Instance zone = new InstanceOf("dev", "zone").component("vpc").get();
        InstanceOrder order = InstanceOrder.of(List.of(app, vpc, zone));

        project.order = RunOrder.forward(order);
        assertThat(project.preview(app, vpc, zone)).extracting(DryRunTest::name).containsExactly("zone", "vpc", "app");
        project.order = RunOrder.reverse(order);
        assertThat(project.preview(zone, vpc, app)).extracting(DryRunTest::name).containsExactly("app", "vpc", "zone");
    }

    private static String name(String line) {
        return line.substring("dev/".length(), line.indexOf(':'));
    }

    private static Instance dependent(String name, String on) {
        return new InstanceOf("dev", name)
                .component("vpc")
                .section("settings", Map.of("depends_on", map(Map.of("1", map(Map.of("component", text(on)))))))
                .get();
    }

    @Test
    @DisplayName("D39: an instance without a backend is said to have none in the same line")
    void saysThatThereIsNoBackend() {
        Instance local = new InstanceOf("dev", "vpc").get();

        assertThat(project.preview(local))
                .singleElement()
                .asString()
                .endsWith(", with no backend and so with the local file " + local.stateAddress());
    }

    @Test
    void refusesWhatTheRunWouldRefuse() {
        Instance lost = new InstanceOf("dev", "lost").component("gone").get();

        assertThatThrownBy(() -> project.preview(lost))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageContaining("gone");
    }

    @Test
    void countsFilesThatWouldBeWrittenAndWritesNone() throws IOException {
        RenderBackends.Request first = request(instance("one"));
        assertThat(new RenderBackends().preview(first).count(WriteResult.CREATED))
                .isOne();
        assertThat(directory.resolve("target")).doesNotExist();

        new RenderBackends().run(first);
        assertThat(new RenderBackends().preview(first).count(WriteResult.UNCHANGED))
                .isOne();

        RenderBackends.Request second = request(instance("two"));
        assertThat(new RenderBackends().preview(second).count(WriteResult.UPDATED))
                .isOne();
        Path file = first.directories().directory(first.instances().get(0)).resolve("backend.tf.json");
        assertThat(Files.readString(file)).contains("one");
    }

    private RenderBackends.Request request(Instance instance) {
        project.directoriesOf(instance);
        return project.rendering();
    }
}

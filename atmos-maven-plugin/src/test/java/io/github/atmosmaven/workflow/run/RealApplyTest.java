package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.TestJvm;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.run.ApplyCommand.Use;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real tool. */
@Timeout(400)
class RealApplyTest {

    @TempDir
    Path parent;

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }

    private RealTool clone(String name) throws IOException {
        return RealTool.in(Files.createDirectory(parent.resolve(name)));
    }

    @Test
    @DisplayName("D63: a saved plan that is carried into another clone under another path is applied there")
    void carriesASavedPlan() throws IOException {
        RealTool here = clone("here");
        RealTool there = clone("elsewhere");
        Instance vpc = RealTool.instance("vpc", 3);
        assertThat(here.project.plan(vpc).summary()).isEqualTo("1 planned: 1 with changes");
        String plans = "target/atmos/plans";
        copy(here.project.directory.resolve(plans), there.project.directory.resolve(plans));

        PlanResult applied = there.project.apply(Use.ONLY, vpc);

        assertThat(applied.failures()).isEmpty();
        assertThat(applied.summary()).isEqualTo("1 run: 1 applied");
        assertThat(there.project.plan(vpc).summary()).isEqualTo("1 planned: 1 unchanged");
        assertThat(there.project.directory.resolve(
                        ".atmos/state/dev/vpc/terraform.tfstate.d/dev-vpc/terraform.tfstate"))
                .exists();
        assertThat(here.project.directory.resolve(".atmos/state/dev/vpc/terraform.tfstate.d/dev-vpc/terraform.tfstate"))
                .doesNotExist();
    }

    @Test
    @DisplayName("D63: a saved plan whose state has moved on is refused by 'only' and planned anew by 'prefer'")
    void meetsAStateThatMovedOn() throws IOException {
        RealTool tool = clone("here");
        Instance vpc = RealTool.instance("vpc", 3);
        Path plans = tool.project.directory.resolve("target/atmos/plans");
        for (Use use : List.of(Use.ONLY, Use.PREFER)) {
            Path kept = parent.resolve("kept of " + use);
            tool.project.plan(vpc);
            copy(plans, kept);
            assertThat(tool.project.apply(Use.NEVER, vpc).failures()).isEmpty();
            tool.project.destroy(vpc);
            copy(kept.resolve("dev/vpc"), plans.resolve("dev/vpc"));

            PlanResult result = tool.project.apply(use, vpc);

            if (use == Use.ONLY) {
                assertThat(result.failures())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.message())
                                .contains("the state has changed since the plan was saved"));
            } else {
                assertThat(result.summary()).isEqualTo("1 run: 1 applied");
            }
        }
        assertThat(tool.project.destroy(vpc).summary()).isEqualTo("1 run: 1 destroyed");
        assertThat(tool.project.destroy(vpc).summary()).isEqualTo("1 run: 1 empty");
    }

    @Test
    @DisplayName("D63: a saved plan without changes is refused too where the state has moved on")
    void meetsAStateThatMovedOnWithoutChanges() throws IOException {
        RealTool tool = clone("here");
        Instance vpc = RealTool.instance("vpc", 3);
        assertThat(tool.project.apply(Use.NEVER, vpc).failures()).isEmpty();
        Path plans = tool.project.directory.resolve("target/atmos/plans/dev/vpc");
        assertThat(tool.project.plan(vpc).summary()).isEqualTo("1 planned: 1 unchanged");
        Path kept = parent.resolve("kept");
        copy(plans, kept);
        assertThat(tool.project.apply(Use.ONLY, vpc).summary()).isEqualTo("1 run: 1 unchanged");
        assertThat(plans).doesNotExist();
        tool.project.destroy(vpc);
        copy(kept, plans);

        assertThat(tool.project.apply(Use.ONLY, vpc).failures())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("the state has changed since the plan was saved"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName(
            "D64, D67: twenty instances in five waves, killed in the middle and applied again: no lock is left, no state"
                    + " is lost, and they are destroyed the other way")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals and commands of a shell")
    void survivesAKill(boolean forcibly) throws Exception {
        assumeTrue(!forcibly || Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not there");
        RealTool.in(parent);
        Path place = Files.createDirectory(parent.resolve("waves"));
        Process build = TestJvm.startWithAll(FiveWaves.class, place.toString(), System.getenv("PATH"));
        List<String> ended = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(build.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                ended.add(line);
                if (ended.size() == FiveWaves.WIDTH + 2) {
                    if (forcibly) {
                        build.toHandle().destroyForcibly();
                    } else {
                        build.toHandle().destroy();
                    }
                }
            }
        }
        assertThat(build.waitFor()).isGreaterThan(128);
        while (isAnyToolLeft()) {
            Thread.sleep(50);
        }
        PlanProject project = new PlanProject(place);
        project.environment.put("PATH", System.getenv("PATH"));
        FiveWaves waves = new FiveWaves(project);
        assertThat(locks(place)).isEmpty();

        PlanResult again = waves.apply();

        assertThat(again.failures()).isEmpty();
        assertThat(again.planned()).hasSize(20);
        for (Instance instance : waves.all) {
            assertThat(waves.state(instance)).content().contains("\"terraform_data\"");
            if (ended.contains("ENDED " + instance.displayName() + ": 1 added, 0 changed, 0 destroyed")) {
                assertThat(waves.notes()).containsOnlyOnce("create " + instance.name());
            }
        }
        assertThat(locks(place)).isEmpty();
        assertThat(waves.destroy().summary()).isEqualTo("20 run: 20 destroyed");
        assertThat(FiveWaves.areInOrder(
                        waves.notes()
                                .subList(
                                        waves.notes().size() - 20, waves.notes().size()),
                        "destroy",
                        false))
                .isTrue();
        assertThat(FiveWaves.areInOrder(waves.notes(), "create", true)).isTrue();
    }

    private static List<Path> locks(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place.resolve(".atmos"))) {
            return all.filter(path -> path.getFileName().toString().endsWith(".lock.info"))
                    .toList();
        }
    }

    private boolean isAnyToolLeft() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .anyMatch(line -> line.contains(parent.toString()));
    }
}

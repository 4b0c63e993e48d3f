package io.github.atmosmaven.workflow.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.backend.BackendFile;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.tool.ToolBinaries;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D33: what validate finds at once, and what init finds of it")
class RealInitTest {

    /** The project of the test of the lint in a build. */
    private static final Path MANIFESTS = Path.of("../it/src/it/lint/src/main/stacks");

    private static final Tool TOOL =
            new Tool(Tool.Kind.TERRAFORM, ToolVersion.of("1.11.4").orElseThrow());

    private static final int PLANTED = 12;

    @TempDir
    private Path directory;

    @Test
    @DisplayName(
            "D33: of twelve planted mistakes validate tells twelve, init tells some of each directory and one of the last")
    void findsMoreThanInit() throws Exception {
        String terraform = new ToolBinaries(System.getenv(), directory, "terraform")
                .of(new InstanceOf("dev", "vpc").get())
                .orElse("");
        assumeTrue(!terraform.isEmpty(), "terraform is not on the PATH");
        LoadedStacks loaded = new TestProject(directory)
                .file("src/main/stacks/dev.yaml", Files.readString(MANIFESTS.resolve("dev.yaml")))
                .file("src/main/stacks/catalog/state.yaml", Files.readString(MANIFESTS.resolve("catalog/state.yaml")))
                .load();
        List<Instance> instances = loaded.resolution().instances();
        Map<String, Long> found = new TreeMap<>();
        Map<String, Integer> ofInit = new TreeMap<>();
        for (Instance instance : instances) {
            found.put(instance.name(), mistakes(lint(List.of(instance), loaded)));
            ofInit.put(instance.name(), init(terraform, instance));
        }

        assertThat(mistakes(lint(instances, loaded))).isEqualTo(PLANTED);
        assertThat(ofInit).containsEntry("app", 1);
        assertThat(found).containsEntry("app", 3L);
        assertThat(ofInit)
                .allSatisfy((name, count) ->
                        assertThat(count.longValue()).isPositive().isLessThan(found.get(name)));
    }

    private static List<Problem> lint(List<Instance> instances, LoadedStacks loaded) {
        return new LintBackends(instance -> TOOL, Map.of(), LintLevels.USUAL).of(instances, loaded.problems());
    }

    /** Apart from the path of the key, whose rule the project of the build switches off. */
    private static long mistakes(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> !"questionable-value".equals(problem.rule()))
                .count();
    }

    /** Errors that the tool tells of the file of an instance. */
    private int init(String terraform, Instance instance) throws IOException, InterruptedException {
        Path run = Files.createDirectories(directory.resolve("run/" + instance.name()));
        Files.writeString(
                run.resolve(BackendFile.NAME),
                BackendFile.of(instance, () -> TOOL).orElseThrow().text());
        ProcessBuilder init = new ProcessBuilder(terraform, "init", "-input=false", "-no-color")
                .directory(run.toFile())
                .redirectErrorStream(true);
        init.environment().put("CHECKPOINT_DISABLE", "1");
        init.environment().put("HOME", run.toString());
        Process process = init.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return (int) said.lines().filter(line -> line.contains("Error: ")).count();
    }
}

package io.github.atmosmaven.bench;

import io.github.atmosmaven.backend.BackendFile;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.process.SystemProcesses;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.terraform.tool.ToolBinaries;
import io.github.atmosmaven.terraform.tool.ToolProbe;
import io.github.atmosmaven.terraform.tool.ToolRequest;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.lint.LintBackends;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it takes to read, to resolve and to render all stacks of a project, warm, with room for the collector. That ten
 * thousand instances fit into 256 MB shows in a whole build: {@code MAVEN_OPTS=-Xmx256m mvn atmos:render}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class StackBenchmark {

    @Param({"100", "1000", "10000"})
    private int instances;

    private Path project;
    private List<Path> files;

    @Setup(Level.Trial)
    public void write() throws IOException {
        project = Files.createTempDirectory("atmos-bench");
        SyntheticTree.write(project, instances);
        try (Stream<Path> found = Files.walk(project)) {
            files = found.filter(Files::isRegularFile).toList();
        }
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        try (Stream<Path> found = Files.walk(project)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Reading and parsing the files alone, on as many threads as resolution uses. */
    @Benchmark
    public long parse() {
        SnakeYamlReader reader = new SnakeYamlReader();
        return files.parallelStream()
                .map(file -> reader.read(file, file.toString()))
                .filter(document -> document.root() != null)
                .count();
    }

    /** Tools that are never asked, since no module has a backend of its own. */
    private Tools tools() {
        ToolProbe probe = new ToolProbe(new SystemProcesses(), project, Map.of(), project.resolve("tools.json"));
        return new Tools(new ToolBinaries(Map.of(), project, null), ToolRequest.NONE, probe);
    }

    @Benchmark
    public LoadedStacks resolve() {
        return Wiring.loadStacks(tools()).run(PluginSettings.defaults(project, Map.of()), AbstractComponents.CHECKED);
    }

    /** A resolution with the lint that {@code validate} adds, which may cost a tenth of it at most. */
    @Benchmark
    public int resolveAndLint() {
        LoadedStacks loaded = resolve();
        LintBackends lint = new LintBackends(instance -> Tool.any(Tool.Kind.TERRAFORM), Map.of(), LintLevels.USUAL);
        List<Instance> resolved = loaded.resolution().instances();
        return lint.withSecrets(resolved, loaded.problems()).size();
    }

    @Benchmark
    public long resolveAndRender() {
        List<Instance> resolved = resolve().resolution().instances();
        return resolved.parallelStream()
                .map(instance -> BackendFile.of(instance, () -> Tool.any(Tool.Kind.TERRAFORM)))
                .filter(file -> file.orElseThrow().text().length() > 2)
                .count();
    }
}

package io.github.atmosmaven.workflow.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.affected.Affected;
import io.github.atmosmaven.affected.Identity;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.SelectInstances;
import io.github.atmosmaven.workflow.select.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D91: the work of a commit, in the form of a CI system")
class MatrixTest {

    private static final JobCommand MAVEN = new JobCommand("mvn verify", "");

    @TempDir
    private Path directory;

    private static Affected affected(String stack, String instance, Affected.Status status) {
        return new Affected(new Identity(stack, instance), status, false, List.of());
    }

    private static Affected changed(String stack, String instance) {
        return affected(stack, instance, Affected.Status.CHANGED);
    }

    @Test
    @DisplayName("every batch has a job of its own, also where slashes make one name of two")
    void keepsJobsApart() {
        List<Batch> batches = Batch.of(List.of(changed("orgs/dev", "vpc"), changed("orgs", "dev/vpc")), 1);

        assertThat(GitLabPipeline.text(batches, MAVEN))
                .contains("orgs/dev/vpc:", "orgs/dev/vpc (2):")
                .contains("-Dstack=orgs/dev", "-Dstack=orgs'");
        assertThat(JenkinsBranches.text(batches, MAVEN)).contains("'orgs/dev/vpc':", "'orgs/dev/vpc (2)':");
    }

    @Test
    @DisplayName("a batch stays within a stack, and leaves out what was removed")
    void makesBatches() {
        List<Affected> affected = List.of(
                changed("dev", "a"),
                affected("dev", "b", Affected.Status.REMOVED),
                affected("dev", "c", Affected.Status.ADDED),
                affected("dev", "d", Affected.Status.DEPENDENT),
                changed("prod", "a"));

        assertThat(Batch.of(affected, 1)).extracting(Batch::name).containsExactly("dev/a", "dev/c", "dev/d", "prod/a");
        assertThat(Batch.of(affected, 2))
                .extracting(Batch::name)
                .containsExactly("dev/a and 1 more", "dev/d", "prod/a");
        assertThat(Batch.of(affected, 2).get(0).component()).isEqualTo("a,c");
        assertThat(Batch.of(List.of(), 2)).isEmpty();
    }

    @Test
    @DisplayName("each entry of a matrix for GitHub selects just its instances of all there are")
    void entriesOfGitHubSelectTheirInstances() throws IOException {
        TestProject project = new TestProject(directory)
                .stack("dev", "components: {terraform: {vpc: {}, vpc/1: {}, 'ü x': {}, \"it's\": {}}}")
                .stack("orgs/dev", "components: {terraform: {vpc: {}, '<&>\"': {}}}");
        LoadedStacks loaded = project.load();
        List<Affected> all = loaded.resolution().instances().stream()
                .map(instance -> changed(instance.stack(), instance.name()))
                .toList();
        for (int size : new int[] {1, 2, 10}) {
            List<Batch> batches = Batch.of(all, size);
            String text = GitHubMatrix.text(batches);
            assertThat(text.lines()).hasSize(1);
            List<String> selected = new ArrayList<>();
            for (Value entry : entries(text)) {
                MapValue batch = (MapValue) entry;
                List<Instance> instances = SelectInstances.matches(
                                loaded, Selection.of(batch.text("stack"), batch.text("component")))
                        .instances();
                assertThat(instances).hasSizeBetween(1, size);
                instances.forEach(instance -> selected.add(instance.displayName()));
            }
            assertThat(selected)
                    .containsExactlyInAnyOrderElementsOf(loaded.resolution().instances().stream()
                            .map(Instance::displayName)
                            .toList());
            assertThat(new ExactBatches(List.of(loaded)).problems(batches)).isEmpty();
        }
    }

    private List<Value> entries(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("matrix.json"), text);
        MapValue root = (MapValue) new JsonReader().read(file, "matrix.json").root();
        return ((ListValue) root.get("include")).items();
    }

    @Test
    @DisplayName("a name that reads as a glob or as another manifest is told, since its job would do more")
    void tellsInexactEntries() {
        LoadedStacks loaded = new TestProject(directory)
                .stack("a", "name: b\ncomponents: {terraform: {vpc: {}, v*c: {}, 'x,y': {}}}")
                .stack("b", "name: c\ncomponents: {terraform: {vpc: {}, 'v*': {}}}")
                .load();
        ExactBatches exact = new ExactBatches(List.of(loaded));

        assertThat(exact.problems(List.of(new Batch("c", List.of("vpc"))))).isEmpty();
        for (Batch batch : List.of(
                new Batch("b", List.of("vpc")), new Batch("c", List.of("v*")), new Batch("b", List.of("x,y")))) {
            assertThat(exact.problems(List.of(batch))).as(batch.name()).hasSize(1);
        }
    }

    @Test
    @DisplayName("a matrix that GitHub does not take is told, with the size of a batch that fits")
    void tellsLargeMatrices() {
        List<Affected> many =
                IntStream.range(0, 600).mapToObj(i -> changed("dev", "i" + i)).toList();
        List<Affected> stacks =
                IntStream.range(0, 300).mapToObj(i -> changed("s" + i, "a")).toList();

        assertThat(GitHubMatrix.problems(Batch.of(many.subList(0, 256), 1), size -> List.of()))
                .isEmpty();
        assertThat(GitHubMatrix.problems(Batch.of(many, 1), size -> Batch.of(many, size)))
                .extracting(Problem::hint)
                .containsExactly("let a job work on several instances: -Datmos.batch=3");
        assertThat(GitHubMatrix.problems(Batch.of(stacks, 1), size -> Batch.of(stacks, size)))
                .extracting(Problem::hint)
                .containsExactly("narrow it with -Dstack, and make several matrices");
    }

    @Test
    @DisplayName("a pipeline of GitLab has a job for each batch, whose script a shell reads as it is meant")
    void writesPipelines() throws IOException, InterruptedException {
        List<Batch> batches = List.of(
                new Batch("dev", List.of("vpc", "it's $HOME `id`")),
                new Batch(".hidden", List.of("a")),
                new Batch("x".repeat(300), List.of("a")),
                new Batch("y".repeat(300), List.of("a")),
                new Batch("yes: no", List.of("# \"x\"")));
        MapValue pipeline = ManifestText.map(GitLabPipeline.text(batches, new JobCommand("printf '%s\\n'", "a b")));

        assertThat(pipeline.size()).isEqualTo(batches.size());
        assertThat(pipeline.entries()).allSatisfy(job -> {
            assertThat(job.key()).hasSizeLessThanOrEqualTo(255).doesNotStartWith(".");
            assertThat(((MapValue) job.value()).entries())
                    .extracting(MapValue.Entry::key)
                    .containsExactly("script");
        });
        ListValue script = (ListValue) pipeline.at("dev/vpc and 1 more", "script");
        Process shell = new ProcessBuilder("sh", "-c", script.items().get(0).toString()).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsExactly("-f", "a b", "-Dstack=dev", "-Dcomponent=vpc,it's $HOME `id`");
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    @DisplayName("a pipeline of GitLab without work has one job, since GitLab takes none without a job")
    void writesEmptyPipelines() {
        assertThat(GitLabPipeline.text(List.of(), MAVEN))
                .isEqualTo("nothing is affected:\n  script:\n    - echo 'nothing is affected'\n");
        assertThat(GitHubMatrix.text(List.of())).isEqualTo("{\"include\":[]}\n");
        assertThat(JenkinsBranches.text(List.of(), MAVEN)).isEqualTo("[:]\n");
    }

    @Test
    @DisplayName("a map for Jenkins has a branch for each batch, whose texts mean nothing to Groovy")
    void writesBranches() {
        assertThat(JenkinsBranches.text(List.of(new Batch("dev", List.of("a\\b", "it's ${x}"))), MAVEN))
                .isEqualTo("[\n  'dev/a\\\\b and 1 more': { node { checkout scm; sh "
                        + "'mvn verify \\'-Dstack=dev\\' \\'-Dcomponent=a\\\\b,it\\'\\\\\\'\\'s ${x}\\'' } },\n]\n");
    }
}

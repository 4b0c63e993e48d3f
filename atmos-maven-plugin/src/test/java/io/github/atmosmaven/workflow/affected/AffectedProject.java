package io.github.atmosmaven.workflow.affected;

import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.affected.Affected;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.Surroundings;
import io.github.atmosmaven.git.TestRepository;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.terraform.tool.VersionFiles;
import io.github.atmosmaven.workflow.select.Selection;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A project in a real repository, asked what a commit affects. */
final class AffectedProject {

    static final String STACK = "src/main/stacks/dev.yaml";
    static final String MODULES = "src/main/terraform/";

    private final Path project;

    AffectedProject(Path project) {
        this.project = project;
    }

    FindAffected.Result find(String base, String head, boolean dependents) {
        return find(base, head, Selection.ALL, dependents, Map.of());
    }

    FindAffected.Result find(
            String base, String head, Selection selection, boolean dependents, Map<String, String> environment) {
        PluginSettings settings = PluginSettings.of(new Surroundings(project, project, project, environment));
        return find(new FindAffected.Request(settings, base, head, selection, dependents));
    }

    FindAffected.Result find(FindAffected.Request request) {
        FindAffected.Engine engine =
                new FindAffected.Engine(new SnakeYamlReader(), AffectedProject::tools, Wiring::loadStacks);
        return new FindAffected(engine, TestRepository.commits(project, Map.of())).run(request, output());
    }

    /** The tools of a machine without any, for the version files of a commit. */
    private static Tools tools(Path commit, Path top) {
        return ToolsOf.project(
                commit, Map.of(), null, VersionFiles.of(commit, top).request());
    }

    /** Directory with the files of commits during one comparison. */
    Path output() {
        return project.resolve("target/atmos");
    }

    /** {@code changed dev/vpc} and the like. */
    static List<String> told(FindAffected.Result result) {
        return result.affected().stream()
                .map(each -> each.status().name().toLowerCase(Locale.ROOT) + " " + each.identity()
                        + (each.stateMoved() ? " moved" : ""))
                .toList();
    }

    static List<String> reasons(Affected affected) {
        return affected.reasons().stream()
                .map(reason -> reason.what() + ": " + reason.before() + " -> " + reason.after() + " at "
                        + reason.places().last())
                .toList();
    }

    /** Instances that a commit affects, of the project at the top of its repository. */
    static FindAffected.Result find(TestRepository repository, String base) {
        return new AffectedProject(repository.directory()).find(base, "HEAD", false);
    }

    /** Reasons of the first instance that is affected. */
    static List<String> reasons(FindAffected.Result result) {
        return reasons(result.affected().get(0));
    }

    static List<String> messages(FindAffected.Result result) {
        return result.problems().stream().map(Problem::message).toList();
    }

    /** A manifest with one instance. */
    static String vpc(String vars) {
        return "components: {terraform: {vpc: {vars: " + vars + "}}}\n";
    }
}

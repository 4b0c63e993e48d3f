package io.github.atmosmaven.workflow.affected;

import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.Surroundings;
import io.github.atmosmaven.files.LinkTarget;
import io.github.atmosmaven.files.Repository;
import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.settings.ProjectDirectories;
import io.github.atmosmaven.stack.settings.StackSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of a project in a copy of its repository. What lies outside of the repository is the same for both.
 *
 * <pre>{@code
 * /home/acme/infra            ->  /home/acme/infra/target/atmos/.atmos-affected-…/tree/infra
 * /home/acme/infra/manifests  ->  /home/acme/infra/target/atmos/.atmos-affected-…/tree/infra/manifests
 * /srv/shared                 ->  /srv/shared
 * }</pre>
 */
final class CopiedProject {

    private static final String OF_ATMOS = "ATMOS_";

    private final Path top;
    private final Path root;
    private final Path project;
    private final Map<Path, Path> places = new LinkedHashMap<>();

    /**
     * @param project directory of the POM
     * @param top real directory of the work tree
     * @param root directory of the copy
     */
    CopiedProject(Path project, Path top, Path root) {
        this.top = top;
        this.root = root;
        this.project = root.resolve(top.relativize(LinkTarget.real(project))).normalize();
        places.put(project.toAbsolutePath().normalize(), this.project);
        Path named = Repository.gitRoot(project);
        if (named != null) {
            places.put(named, root);
        }
        places.put(top, root);
    }

    /** The top of the copy. */
    Path root() {
        return root;
    }

    /** The directory of the project in the copy. */
    Path project() {
        return project;
    }

    /** The place in the copy. */
    Path copied(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Map.Entry<Path, Path> place : places.entrySet()) {
            if (absolute.startsWith(place.getKey())) {
                return place.getValue()
                        .resolve(place.getKey().relativize(absolute))
                        .normalize();
            }
        }
        return path;
    }

    private @Nullable Path copiedOrNull(@Nullable Path path) {
        return path == null || !path.isAbsolute() ? path : copied(path);
    }

    /** The parameters of the present build, about the copy. */
    PluginSettings copied(PluginSettings plugin) {
        Surroundings here = plugin.surroundings();
        PluginSettings.Directories directories = plugin.directories();
        return new PluginSettings(
                new Surroundings(
                        project,
                        copied(here.buildDirectory()),
                        copied(here.startDirectory()),
                        copied(here.environment())),
                new PluginSettings.Directories(
                        copiedOrNull(directories.atmosYaml()),
                        directories.includeRoots().stream().map(this::copied).toList(),
                        copiedOrNull(directories.stacks()),
                        copiedOrNull(directories.rootModules()),
                        copiedOrNull(directories.localStates())),
                plugin.manifests(),
                plugin.names(),
                plugin.states().inCopy(project),
                plugin.listMergeStrategy());
    }

    /** Variables of Atmos name files of the project. */
    private Map<String, String> copied(Map<String, String> environment) {
        Map<String, String> copied = new HashMap<>(environment);
        copied.replaceAll((name, value) -> name.startsWith(OF_ATMOS) ? copied(value) : value);
        return copied;
    }

    private String copied(String value) {
        try {
            Path path = Path.of(value);
            return path.isAbsolute() ? copied(path).toString() : value;
        } catch (InvalidPathException e) {
            return value;
        }
    }

    /** The settings as they are without the copy. */
    StackSettings meant(StackSettings settings) {
        ProjectDirectories directories = settings.directories();
        LocalStates states = directories.localStates();
        return new StackSettings(
                new ProjectDirectories(
                        meant(directories.project()),
                        meant(directories.stacks()),
                        meant(directories.rootModules()),
                        directories.includes(),
                        new LocalStates(meant(states.project()), meant(states.home()), meant(states.directory()))),
                settings.manifests(),
                settings.names(),
                settings.merging(),
                settings.state(),
                settings.defaults(),
                settings.environment());
    }

    /** The place that one in the copy stands for. */
    private Path meant(Path path) {
        for (Map.Entry<Path, Path> place : places.entrySet()) {
            if (path.startsWith(place.getValue())) {
                return place.getKey().resolve(place.getValue().relativize(path)).normalize();
            }
        }
        return path;
    }

    /** Words that may name the copy, as they are without it. */
    String meant(String words) {
        return words.replace(root.toString(), top.toString());
    }

    /** A value that may name the copy, as {@code !repo-root} does. */
    Value meant(Value value) {
        return value.transform(
                leaf -> leaf instanceof TextValue text && text.text().contains(root.toString())
                        ? new TextValue(meant(text.text()), true, text.location())
                        : leaf);
    }

    Problem meant(Problem problem) {
        String hint = problem.hint();
        return problem.inWords(meant(problem.message()), hint == null ? null : meant(hint));
    }
}

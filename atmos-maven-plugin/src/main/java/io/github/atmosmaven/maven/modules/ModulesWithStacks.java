package io.github.atmosmaven.maven.modules;

import io.github.atmosmaven.config.AtmosYamlSearch;
import io.github.atmosmaven.config.SettingsLoader;
import io.github.atmosmaven.problem.PathsFrom;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginConfiguration;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Finds the modules of a build that have stacks. A module whose own POM names a directory of stacks, or an {@code
 * atmos.yaml}, counts as one that has them: if the file is missing, that is a mistake to report and no reason to pass
 * over the module. A name from a parent or from the command line applies only to the modules that have the file.
 */
public final class ModulesWithStacks {

    private static final String DIRECTORY = "stacksDirectory";
    private static final String ATMOS_YAML = "atmosYaml";

    private final MavenSession session;
    private final MojoExecution execution;
    private final Plugin plugin;
    private final boolean typed;
    private final Map<MavenProject, Optional<AtmosYamlSearch.Found>> found = new ConcurrentHashMap<>();

    public ModulesWithStacks(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
        this.plugin = execution.getPlugin();
        this.typed = execution.getSource() == MojoExecution.Source.CLI;
    }

    /** Modules that have stacks, of those the goal was typed for, in the order they are built in. */
    List<MavenProject> modules() {
        return session.getProjects().stream().filter(this::isIn).toList();
    }

    /** Returns true if at most one module has stacks, so that a setting of the build is for that one alone. */
    public boolean areOne() {
        return modules().size() <= 1;
    }

    /**
     * Returns true if any module of the build has stacks. For a goal that is bound to a phase, modules that are not built
     * this time count as well.
     */
    private boolean areAnywhere() {
        List<MavenProject> all = typed ? session.getProjects() : session.getAllProjects();
        return (all == null ? session.getProjects() : all).stream().anyMatch(this::isIn);
    }

    /**
     * Returns true if a module has no stacks and others of the build have, so that a goal has nothing to do in it. A
     * project that is alone never counts as such: it has lost its stacks.
     *
     * @param named the directory of stacks that the parameters of the goal name
     */
    public boolean areOnlyInOthers(MavenProject project, @Nullable File named) {
        boolean here = named != null && named.exists() || isIn(project);
        boolean isFrame = named == null && !project.getModules().isEmpty();
        return !here && (isFrame || areAnywhere());
    }

    boolean isIn(MavenProject project) {
        // Where there is no POM, Maven makes up a project that is nowhere.
        return project.getBasedir() != null
                && (hasOwn(project)
                        || isNamedIn(project, ATMOS_YAML)
                        || worker(project).filter(project::equals).isPresent());
    }

    /** Returns true if the module has a stacks directory of its own, whatever an {@code atmos.yaml} says. */
    private boolean hasOwn(MavenProject project) {
        Path directory = project.getBasedir().toPath();
        return SettingsLoader.hasStacks(directory)
                || isNamedIn(project, DIRECTORY)
                || isAnyThere(directory, inherited(project, DIRECTORY));
    }

    /**
     * The module that works on the {@code atmos.yaml} that a module finds (D21): the one that has the file beside its POM,
     * else the first of those that find the same file and have no stacks of their own. Modules in which the goal does not
     * run do not count.
     *
     * @return empty where the module finds none
     */
    private Optional<MavenProject> worker(MavenProject project) {
        Optional<Path> file = atmosYaml(project).map(AtmosYamlSearch.Found::file);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        List<MavenProject> sharing = Stream.concat(session.getProjects().stream(), Stream.of(project))
                .distinct()
                .filter(each -> each.getBasedir() != null && GoalExecutions.isIn(each, execution))
                .filter(each -> atmosYaml(each)
                        .filter(found -> found.file().equals(file.get()) && !(found.above() && hasOwn(each)))
                        .isPresent())
                .toList();
        return sharing.stream()
                .filter(each -> each.getBasedir().toPath().equals(file.get().getParent()))
                .findFirst()
                .or(() -> sharing.stream().findFirst());
    }

    /** Reason why a module has nothing to do, if another module works on the {@code atmos.yaml} that both find (D21). */
    public Optional<String> neighbourAtWork(MavenProject project) {
        if (project.getBasedir() == null) {
            return Optional.empty();
        }
        PathsFrom names = new PathsFrom(project.getBasedir().toPath());
        return worker(project)
                .filter(worker -> !worker.equals(project))
                .map(worker -> "module " + EveryModule.name(session, worker) + " works on "
                        + atmosYaml(project)
                                .map(found -> names.shown(found.file()))
                                .orElse("atmos.yaml")
                        + ", which this module finds as well");
    }

    /** The file that a module works with, if any. */
    private Optional<AtmosYamlSearch.Found> atmosYaml(MavenProject project) {
        return found.computeIfAbsent(project, this::search);
    }

    private Optional<AtmosYamlSearch.Found> search(MavenProject project) {
        Path directory = project.getBasedir().toPath();
        List<String> names = inherited(project, ATMOS_YAML);
        // A name with an expression is one that only Maven can complete.
        if (names.stream().anyMatch(name -> name.contains("${"))) {
            return Optional.empty();
        }
        try {
            Path named = names.isEmpty() ? null : Path.of(names.get(0));
            return new AtmosYamlSearch(BuildSurroundings.of(session, directory), named).find(problem -> {});
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private boolean isNamedIn(MavenProject project, String parameter) {
        Model own = project.getOriginalModel() == null ? project.getModel() : project.getOriginalModel();
        return Stream.concat(Stream.of(own), own.getProfiles().stream()).anyMatch(each -> isNamedIn(each, parameter));
    }

    private boolean isNamedIn(ModelBase own, String parameter) {
        PluginContainer build = own instanceof Model model
                ? model.getBuild()
                : own instanceof Profile profile ? profile.getBuild() : null;
        return own.getProperties().containsKey(property(parameter))
                || configurations(build).anyMatch(each -> named(each, parameter) != null);
    }

    private static String property(String parameter) {
        return "atmos." + parameter;
    }

    private List<String> inherited(MavenProject project, String parameter) {
        List<String> names = new ArrayList<>();
        for (Properties properties : List.of(session.getUserProperties(), project.getProperties())) {
            String name = properties.getProperty(property(parameter));
            if (name != null) {
                names.add(name);
            }
        }
        configurations(project.getBuild()).map(each -> named(each, parameter)).forEach(name -> {
            if (name != null) {
                names.add(name);
            }
        });
        return names;
    }

    private static boolean isAnyThere(Path project, List<String> names) {
        // A name with an expression is one that only Maven can complete.
        return names.stream().anyMatch(name -> name.contains("${") || isThere(project, name));
    }

    private static boolean isThere(Path project, String name) {
        try {
            return Files.exists(project.resolve(name));
        } catch (InvalidPathException e) {
            // The loader of the stacks reports the name.
            return true;
        }
    }

    /** Configurations of the plugin and its executions in a build, managed ones included. */
    private Stream<ConfigurationContainer> configurations(@Nullable PluginContainer build) {
        if (build == null) {
            return Stream.empty();
        }
        Stream<Plugin> managed =
                build instanceof PluginConfiguration configuration && configuration.getPluginManagement() != null
                        ? configuration.getPluginManagement().getPlugins().stream()
                        : Stream.empty();
        return Stream.concat(build.getPlugins().stream(), managed)
                .filter(each -> each.getKey().equals(plugin.getKey()))
                .flatMap(each -> Stream.concat(Stream.of(each), each.getExecutions().stream()));
    }

    private static @Nullable String named(ConfigurationContainer container, String parameter) {
        Xpp3Dom value = container.getConfiguration() instanceof Xpp3Dom configuration
                ? configuration.getChild(parameter)
                : null;
        return value == null ? null : value.getValue();
    }
}

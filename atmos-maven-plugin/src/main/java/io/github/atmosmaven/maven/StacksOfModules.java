package io.github.atmosmaven.maven;

import io.github.atmosmaven.config.SettingsLoader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
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
 * Which modules of a build have stacks. A module whose own POM names a directory of stacks counts as one that has them:
 * where that directory is missing, it is a mistake to be told and no module to pass over. What a parent or the command
 * line names is meant for those modules that have it.
 */
public final class StacksOfModules {

    private static final String PARAMETER = "stacksDirectory";
    private static final String PROPERTY = "atmos." + PARAMETER;

    private final MavenSession session;
    private final Plugin plugin;
    private final boolean typed;

    public StacksOfModules(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.plugin = execution.getPlugin();
        this.typed = execution.getSource() == MojoExecution.Source.CLI;
    }

    /** Modules that have stacks, of those the goal was typed for, in the order they are built in. */
    List<MavenProject> modules() {
        return session.getProjects().stream().filter(this::isIn).toList();
    }

    /**
     * Whether any module of the build has stacks; where the goal is bound to a phase, one that is not built this time
     * counts as well.
     */
    private boolean areAnywhere() {
        List<MavenProject> all = typed ? session.getProjects() : session.getAllProjects();
        return (all == null ? session.getProjects() : all).stream().anyMatch(this::isIn);
    }

    /**
     * Whether a goal that also runs in modules without stacks, because they are built together, has nothing to do in this
     * one. A project that is alone has stacks, or has lost them.
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
        File directory = project.getBasedir();
        if (directory == null) {
            return false;
        }
        return SettingsLoader.hasStacks(directory.toPath())
                || isNamedIn(project)
                || isAnyThere(directory.toPath(), inherited(project));
    }

    private boolean isNamedIn(MavenProject project) {
        Model own = project.getOriginalModel() == null ? project.getModel() : project.getOriginalModel();
        return Stream.concat(Stream.of(own), own.getProfiles().stream()).anyMatch(this::isNamedIn);
    }

    private boolean isNamedIn(ModelBase own) {
        PluginContainer build = own instanceof Model model
                ? model.getBuild()
                : own instanceof Profile profile ? profile.getBuild() : null;
        return own.getProperties().containsKey(PROPERTY)
                || configurations(build).anyMatch(each -> named(each) != null);
    }

    private List<String> inherited(MavenProject project) {
        List<String> names = new ArrayList<>();
        for (Properties properties : List.of(session.getUserProperties(), project.getProperties())) {
            String name = properties.getProperty(PROPERTY);
            if (name != null) {
                names.add(name);
            }
        }
        configurations(project.getBuild()).map(StacksOfModules::named).forEach(name -> {
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
            // Whoever looks for stacks there will tell that it can be no name.
            return true;
        }
    }

    /** All that configures the plugin in a build: plugin and executions, also those that are managed. */
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

    private static @Nullable String named(ConfigurationContainer container) {
        Xpp3Dom directory = container.getConfiguration() instanceof Xpp3Dom configuration
                ? configuration.getChild(PARAMETER)
                : null;
        return directory == null ? null : directory.getValue();
    }
}

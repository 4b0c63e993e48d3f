package io.github.atmosmaven.maven;

import io.github.atmosmaven.config.SettingsLoader;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Takes a goal that is typed at the root of several modules to all of them. Maven runs a goal that needs no project once,
 * in the first of them only, so that what is broken in the others would pass unseen.
 */
@Named
@Singleton
public final class EveryModule {

    private final LifecycleExecutor lifecycle;
    private final BuildPluginManager plugins;

    @Inject
    EveryModule(LifecycleExecutor lifecycle, BuildPluginManager plugins) {
        this.lifecycle = lifecycle;
        this.plugins = plugins;
    }

    /** The work of a goal in the project it was started in. */
    @FunctionalInterface
    public interface Work {
        void run() throws MojoExecutionException, MojoFailureException;
    }

    /** Whether Maven leaves it to the goal to look at the other modules. */
    public static boolean isLeftTo(MojoExecution execution, MavenSession session) {
        return isTyped(execution)
                && !execution.getMojoDescriptor().isProjectRequired()
                && session.getProjects().size() > 1
                && session.getCurrentProject().equals(session.getTopLevelProject());
    }

    /** Whether the goal was typed and any of the modules has stacks for it. */
    public static boolean isForOthers(MojoExecution execution, MavenSession session) {
        return isTyped(execution)
                && session.getProjects().stream().anyMatch(project -> hasStacks(project, execution.getPlugin()));
    }

    private static boolean isTyped(MojoExecution execution) {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    static boolean hasStacks(MavenProject project, Plugin plugin) {
        // Where there is no POM, Maven makes up a project that is nowhere.
        File directory = project.getBasedir();
        if (directory == null) {
            return false;
        }
        // A directory that is named and missing is a mistake for the goal to tell, and no module to pass over.
        return SettingsLoader.hasStacks(directory.toPath())
                || project.getProperties().containsKey("atmos.stacksDirectory")
                || namesStacks(project.getPluginManagement(), plugin)
                || namesStacks(project.getBuild(), plugin);
    }

    private static boolean namesStacks(@Nullable PluginContainer plugins, Plugin plugin) {
        Plugin declared = plugins == null ? null : plugins.getPluginsAsMap().get(plugin.getKey());
        return declared != null
                && declared.getConfiguration() instanceof Xpp3Dom configuration
                && configuration.getChild("stacksDirectory") != null;
    }

    /**
     * Does the work here and the same goal, as the POM of each module configures it, in all other modules that have
     * stacks. What fails in one is told when all were looked at.
     */
    public void run(MavenSession session, MojoExecution execution, Work here, Log log)
            throws MojoExecutionException, MojoFailureException {
        MavenProject first = session.getCurrentProject();
        boolean any = isForOthers(execution, session);
        Map<MavenProject, AbstractMojoExecutionException> failures = new LinkedHashMap<>();
        for (MavenProject project : session.getProjects()) {
            if (any && !hasStacks(project, execution.getPlugin())) {
                continue;
            }
            log.info("Module " + project.getArtifactId());
            try {
                if (project.equals(first)) {
                    here.run();
                } else {
                    session.setCurrentProject(project);
                    there(session, execution);
                }
            } catch (MojoExecutionException | MojoFailureException e) {
                failures.put(project, e);
            } finally {
                session.setCurrentProject(first);
            }
        }
        if (!failures.isEmpty()) {
            fail(failures);
        }
    }

    private void there(MavenSession session, MojoExecution typed) throws MojoExecutionException, MojoFailureException {
        Plugin plugin = typed.getPlugin();
        String goal = plugin.getId() + ":" + typed.getGoal() + "@" + typed.getExecutionId();
        try {
            for (MojoExecution execution :
                    lifecycle.calculateExecutionPlan(session, goal).getMojoExecutions()) {
                plugins.executeMojo(session, execution);
            }
        } catch (MojoExecutionException | MojoFailureException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private static void fail(Map<MavenProject, AbstractMojoExecutionException> failures)
            throws MojoExecutionException, MojoFailureException {
        List<String> told = new ArrayList<>();
        failures.forEach((project, failure) -> told.add(project.getArtifactId() + ": " + failure.getMessage()));
        String message = String.join("\n", told);
        for (AbstractMojoExecutionException failure : failures.values()) {
            if (failure instanceof MojoExecutionException) {
                throw new MojoExecutionException(message, failure);
            }
        }
        throw new MojoFailureException(message);
    }
}

package io.github.atmosmaven.maven.modules;

import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

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

    /** The work of a goal that speaks for other modules, too. */
    @FunctionalInterface
    public interface CommonWork {
        /**
         * @param modules all modules that have stacks, in their order, without the one it is started in
         */
        void run(GatheredModules modules) throws MojoExecutionException, MojoFailureException;
    }

    /** Returns true if Maven started the goal in the first module only and it has to reach the others itself. */
    public static boolean isLeftTo(MojoExecution execution, MavenSession session) {
        return execution.getSource() == MojoExecution.Source.CLI
                && !execution.getMojoDescriptor().isProjectRequired()
                && session.getProjects().size() > 1
                && session.getCurrentProject().equals(session.getTopLevelProject());
    }

    /** Receiver of the stacks of the current module, if another module gathers them for one document. */
    public static Optional<GatheredModules> gathering(MavenSession session, MojoExecution execution) {
        return neighbours(session, execution)
                .note(session.getCurrentProject(), GatheredModules.TOPIC, GatheredModules.class);
    }

    private static ModuleNotes neighbours(MavenSession session, MojoExecution execution) {
        return new ModuleNotes(session, execution.getMojoDescriptor().getPluginDescriptor());
    }

    /**
     * Runs the goal in all modules that have stacks: the given work in this one, and in others the goal as their POMs
     * configure it. Failures are raised after all modules have run.
     */
    public void run(MavenSession session, MojoExecution execution, Work here, Log log)
            throws MojoExecutionException, MojoFailureException {
        ModuleFailures failures = new ModuleFailures();
        for (MavenProject project : modules(session, execution)) {
            log.info("Module " + name(session, project));
            failures.note(name(session, project), () -> work(session, execution, project, here));
        }
        failures.raise();
    }

    /**
     * Runs a goal that writes a document once, for all modules that have stacks.
     *
     * @param alone work of the module if only one has stacks
     */
    public void runTogether(MavenSession session, MojoExecution execution, CommonWork together, Work alone, Log log)
            throws MojoExecutionException, MojoFailureException {
        List<MavenProject> modules = modules(session, execution);
        MavenProject first = session.getCurrentProject();
        if (modules.size() == 1) {
            log.info("Module " + name(session, modules.get(0)));
            work(session, execution, modules.get(0), alone);
            return;
        }
        ModuleFailures failures = new ModuleFailures();
        GatheredModules gathering = new GatheredModules();
        for (MavenProject project : modules) {
            if (!project.equals(first)) {
                gathering.turnOf(name(session, project));
                failures.note(name(session, project), () -> gather(session, execution, project, gathering));
            }
        }
        failures.raise();
        together.run(gathering);
    }

    /** Modules that have stacks; all modules if none has, so that each can say so. */
    private static List<MavenProject> modules(MavenSession session, MojoExecution execution) {
        List<MavenProject> modules = new ModulesWithStacks(session, execution).modules();
        return modules.isEmpty() ? session.getProjects() : modules;
    }

    /** Artifact id of a module, preceded by the group id if two modules have the same artifact id. */
    public static String name(MavenSession session, MavenProject module) {
        String name = module.getArtifactId();
        boolean unique = session.getProjects().stream()
                .noneMatch(
                        other -> !other.equals(module) && other.getArtifactId().equals(name));
        return unique ? name : module.getGroupId() + ":" + name;
    }

    private void gather(MavenSession session, MojoExecution execution, MavenProject project, GatheredModules gathering)
            throws MojoExecutionException, MojoFailureException {
        ModuleNotes neighbours = neighbours(session, execution);
        neighbours.leave(project, GatheredModules.TOPIC, gathering);
        try {
            there(session, execution, project);
        } finally {
            neighbours.takeBack(project, GatheredModules.TOPIC);
        }
    }

    private void work(MavenSession session, MojoExecution execution, MavenProject project, Work here)
            throws MojoExecutionException, MojoFailureException {
        if (project.equals(session.getCurrentProject())) {
            here.run();
        } else {
            there(session, execution, project);
        }
    }

    /** Puts a question to a module, with the configuration of an execution of its POM. */
    void ask(MavenSession session, MojoExecution asking, MavenProject project, MojoExecution question)
            throws Exception {
        MavenProject first = session.getCurrentProject();
        session.setCurrentProject(project);
        try {
            for (MojoExecution configured : planned(session, asking, question.getExecutionId())) {
                question.setConfiguration(configured.getConfiguration());
                plugins.executeMojo(session, question);
            }
        } finally {
            session.setCurrentProject(first);
        }
    }

    private List<MojoExecution> planned(MavenSession session, MojoExecution execution, String id) throws Exception {
        String goal = execution.getPlugin().getId() + ":" + execution.getGoal() + "@" + id;
        return lifecycle.calculateExecutionPlan(session, goal).getMojoExecutions();
    }

    private void there(MavenSession session, MojoExecution typed, MavenProject project)
            throws MojoExecutionException, MojoFailureException {
        MavenProject first = session.getCurrentProject();
        session.setCurrentProject(project);
        try {
            there(session, typed);
        } finally {
            session.setCurrentProject(first);
        }
    }

    private void there(MavenSession session, MojoExecution typed) throws MojoExecutionException, MojoFailureException {
        try {
            for (MojoExecution execution : planned(session, typed, typed.getExecutionId())) {
                plugins.executeMojo(session, execution);
            }
        } catch (MojoExecutionException | MojoFailureException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }
}

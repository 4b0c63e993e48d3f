package io.github.atmosmaven.maven;

import io.github.atmosmaven.workflow.SelectInModules;
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
        void run(List<SelectInModules.Module> modules) throws MojoExecutionException, MojoFailureException;
    }

    /** Whether Maven leaves it to the goal to look at the other modules. */
    public static boolean isLeftTo(MojoExecution execution, MavenSession session) {
        return execution.getSource() == MojoExecution.Source.CLI
                && !execution.getMojoDescriptor().isProjectRequired()
                && session.getProjects().size() > 1
                && session.getCurrentProject().equals(session.getTopLevelProject());
    }

    /** Where the module is to leave its stacks for the goal that speaks for all. */
    public static Optional<Gathering> gathering(MavenSession session, MojoExecution execution) {
        return neighbours(session, execution).note(session.getCurrentProject(), Gathering.TOPIC, Gathering.class);
    }

    private static Neighbours neighbours(MavenSession session, MojoExecution execution) {
        return new Neighbours(session, execution.getMojoDescriptor().getPluginDescriptor());
    }

    /**
     * Does the work here and the same goal, as the POM of each module configures it, in all other modules that have
     * stacks. What fails in one is told when all were looked at.
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
     * Does the work once, for all modules that have stacks: several documents one after another are no document.
     *
     * @param alone where only one has stacks, what is done there, as its POM says
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
        Gathering gathering = new Gathering();
        for (MavenProject project : modules) {
            if (!project.equals(first)) {
                gathering.turnOf(name(session, project));
                failures.note(name(session, project), () -> gather(session, execution, project, gathering));
            }
        }
        failures.raise();
        together.run(gathering.modules());
    }

    /** Those that have stacks; all where none has, so that each can say so. */
    private static List<MavenProject> modules(MavenSession session, MojoExecution execution) {
        List<MavenProject> modules = new StacksOfModules(session, execution).modules();
        return modules.isEmpty() ? session.getProjects() : modules;
    }

    /** The artifact's id, with the group's where two modules would have one name. */
    public static String name(MavenSession session, MavenProject module) {
        String name = module.getArtifactId();
        boolean unique = session.getProjects().stream()
                .noneMatch(
                        other -> !other.equals(module) && other.getArtifactId().equals(name));
        return unique ? name : module.getGroupId() + ":" + name;
    }

    private void gather(MavenSession session, MojoExecution execution, MavenProject project, Gathering gathering)
            throws MojoExecutionException, MojoFailureException {
        Neighbours neighbours = neighbours(session, execution);
        neighbours.leave(project, Gathering.TOPIC, gathering);
        try {
            there(session, execution, project);
        } finally {
            neighbours.takeBack(project, Gathering.TOPIC);
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

    /** Puts a question to a module, as an execution of its POM configures the goal there. */
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

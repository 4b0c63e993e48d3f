package io.github.atmosmaven.maven.modules;

import io.github.atmosmaven.backend.ProjectStates;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Finds modules of one build that share a state (D32). The stacks of all modules are read before a goal does anything,
 * also those of modules that come later or are not built this time: whichever of two modules is first would otherwise
 * have worked on the state of the other by the time that one is looked at.
 */
public final class SharedStates {

    /**
     * Topic of the notes. A module whose plugin has dependencies of its own has these classes once more, and must not take
     * the notes of others for its own.
     */
    private static final String TOPIC = "states@" + Integer.toHexString(System.identityHashCode(ModuleStates.class));

    private final MavenSession session;
    private final MojoExecution execution;
    private final EveryModule everyModule;
    private final Log log;
    private final ModuleNotes neighbours;

    public SharedStates(MavenSession session, MojoExecution execution, EveryModule everyModule, Log log) {
        this.session = session;
        this.execution = execution;
        this.everyModule = everyModule;
        this.log = log;
        this.neighbours = new ModuleNotes(session, execution.getMojoDescriptor().getPluginDescriptor());
    }

    /**
     * Errors for instances of the current module that share a state with an instance of another module, or of another
     * execution in this module.
     *
     * @param settings settings that the instances were resolved with
     */
    public List<Problem> of(PluginSettings settings, List<Instance> instances) {
        MavenProject project = session.getCurrentProject();
        ProjectStates own = ProjectStates.of(settings.projectDirectory(), instances);
        states(project).put(settings, own);
        Path root = Path.of(session.getExecutionRootDirectory());
        List<Problem> problems = new ArrayList<>();
        for (MavenProject module : modules()) {
            ModuleStates states = states(module);
            for (String id : GoalExecutions.ids(module, execution)) {
                if (!module.equals(project) || !id.equals(execution.getExecutionId())) {
                    states.readOnce(id, () -> read(module, id, states));
                }
            }
            List<ProjectStates> others = module.equals(project) ? states.besides(settings) : states.all();
            others.forEach(other -> problems.addAll(own.sharedWith(other, root)));
        }
        return problems;
    }

    private List<MavenProject> modules() {
        List<MavenProject> all = session.getAllProjects();
        ModulesWithStacks stacks = new ModulesWithStacks(session, execution);
        return (all == null ? session.getProjects() : all)
                .stream().filter(stacks::isIn).toList();
    }

    /** A module that cannot be read is passed over: its own goals report what is wrong with it. */
    private void read(MavenProject module, String id, ModuleStates states) {
        try {
            everyModule.ask(session, execution, module, new StatesQuestion(execution, id, states));
        } catch (Exception e) {
            log.debug("The states of module " + EveryModule.name(session, module) + " are not known", e);
        }
    }

    private ModuleStates states(MavenProject module) {
        return neighbours.note(module, TOPIC, ModuleStates.class, ModuleStates::new);
    }
}

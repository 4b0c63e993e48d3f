package io.github.atmosmaven.mojo;

import io.github.atmosmaven.backend.ProjectStates;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.maven.MojoErrors;
import io.github.atmosmaven.maven.ProjectTools;
import io.github.atmosmaven.maven.SelectionParameters;
import io.github.atmosmaven.maven.UnusableFileName;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.maven.modules.BuildDirectories;
import io.github.atmosmaven.maven.modules.EveryModule;
import io.github.atmosmaven.maven.modules.GatheredModules;
import io.github.atmosmaven.maven.modules.ModuleStates;
import io.github.atmosmaven.maven.modules.ModulesWithStacks;
import io.github.atmosmaven.maven.modules.NamesInNoModule;
import io.github.atmosmaven.maven.modules.SharedStates;
import io.github.atmosmaven.maven.modules.StatesQuestion;
import io.github.atmosmaven.maven.modules.ToldWarnings;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.RebasedPaths;
import io.github.atmosmaven.stack.Abstracts;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.LoadedStacks;
import io.github.atmosmaven.workflow.ProblemText;
import io.github.atmosmaven.workflow.ScriptFiles;
import io.github.atmosmaven.workflow.SelectInstances;
import io.github.atmosmaven.workflow.StatePlaces;
import io.github.atmosmaven.workflow.TemplatesLeft;
import io.github.atmosmaven.workflow.UnmatchedNames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * How all goals run that look at stacks: whether there is anything to do, in this module or in others, and how what is
 * wrong is told.
 */
abstract class AbstractAtmosMojo extends StackParameters {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    private EveryModule everyModule;

    private boolean selectedHere;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Optional<ModuleStates> asked = StatesQuestion.in(execution);
        if (asked.isPresent()) {
            tellStates(asked.get());
        } else if (isEverythingSkipped() || isGoalSkipped()) {
            inMavensWords(this::passOver);
        } else if (EveryModule.isLeftTo(execution, session())) {
            runEverywhere();
        } else {
            runHere();
        }
    }

    /** Tells another module where the states of this one are; does and writes nothing. */
    private void tellStates(ModuleStates asked) {
        if (!isEverythingSkipped() && !hasNothingToDo()) {
            PluginSettings settings = settings();
            asked.add(
                    settings,
                    () -> ProjectStates.of(
                            projectDirectory(),
                            Wiring.loadStacks(projectTools().tools())
                                    .run(settings, Abstracts.CHECKED)
                                    .resolution()
                                    .instances()));
        }
    }

    private void passOver() {
        String property = isEverythingSkipped() ? "atmos.skip" : "atmos." + execution.getGoal() + ".skip";
        getLog().info("Skipping: " + Parameters.origin(property, session().getUserProperties()));
        heed(otherModules().missing(projectDirectory()));
    }

    /** In all modules that have stacks: Maven starts the goal in the first of them only. */
    void runEverywhere() throws MojoExecutionException, MojoFailureException {
        everyModule.run(session(), execution, this::runHere, getLog());
    }

    /** In this module, which is the one that Maven or another module started the goal in. */
    final void runHere() throws MojoExecutionException, MojoFailureException {
        inMavensWords(() -> {
            if (hasNothingToDo()) {
                getLog().info("Nothing to do: " + whyNothing());
                return;
            }
            Optional<GatheredModules> gathering = EveryModule.gathering(session(), execution);
            if (gathering.isPresent()) {
                gathering.get().add(projectDirectory(), load(), output().scripts());
                return;
            }
            run();
            if (!selectedHere) {
                heed(otherModules().missing(projectDirectory()));
            }
        });
    }

    /** Another module may work on the atmos.yaml that this one finds (D21). */
    private String whyNothing() {
        return new ModulesWithStacks(session(), execution)
                .neighbourAtWork(project)
                .orElseGet(() -> "this project has " + (project.getModules().isEmpty() ? "" : "modules and ")
                        + "no stacks of its own");
    }

    /** Does the work; what stops it is left for scripts and raised as Maven wants it (D7, D70). */
    final void inMavensWords(Runnable work) throws MojoExecutionException, MojoFailureException {
        try {
            work.run();
        } catch (AtmosException failure) {
            fail(failure);
        } catch (InvalidPathException cause) {
            fail(UnusableFileName.failure(cause));
        }
    }

    private void fail(AtmosException failure) throws MojoExecutionException, MojoFailureException {
        try {
            leaveForScripts(failure.problems());
        } catch (AtmosException | InvalidPathException e) {
            failure.addSuppressed(e);
        }
        MojoErrors.raise(failure, seenFromRoot(), getLog());
    }

    /** What stops a run is among its problems, also when stacks were never looked at (D7). */
    void leaveForScripts(List<Problem> problems) {
        output().scripts().leave(problems);
    }

    /** Whether stacks are only in other modules. */
    final boolean hasNothingToDo() {
        return new ModulesWithStacks(session(), execution).areOnlyInOthers(project, namedStacksDirectory());
    }

    /** Does the work of the goal; failures are {@link AtmosException}s. */
    abstract void run();

    /** The tools that run the instances of this project, or would. */
    abstract ProjectTools projectTools();

    /** The same; warns of a version file that is passed over. */
    final Tools tools() {
        ProjectTools tools = projectTools();
        warn(tools.warnings());
        return tools.tools();
    }

    /** Only a goal that says it writes backend files takes any away. */
    ScriptFiles.Former formerBackendFiles() {
        return ScriptFiles.Former.KEPT;
    }

    /** Whether the goal's own skip parameter is set. */
    boolean isGoalSkipped() {
        return false;
    }

    final MavenProject project() {
        return project;
    }

    final MojoExecution execution() {
        return execution;
    }

    final EveryModule everyModule() {
        return everyModule;
    }

    @Override
    final SelectionParameters selectionParameters() {
        return new SelectionParameters(session(), execution, project);
    }

    final NamesInNoModule otherModules() {
        return new NamesInNoModule(session(), execution);
    }

    /** Reads all stacks, and leaves for scripts what is wrong and where every instance is run (D7). */
    final LoadedStacks load() {
        boolean byName = !selection().components().isEmpty();
        LoadedStacks loaded = StatePlaces.checked(
                Wiring.loadStacks(tools()).run(settings(), byName ? Abstracts.RESOLVED : Abstracts.CHECKED),
                BuildDirectories.ofAll(session(), projectDirectory()));
        output().leave(loaded, formerBackendFiles());
        return loaded;
    }

    /**
     * The selected instances; warns of what is odd, fails on what is wrong with them. That this module has none of a name
     * is wrong only where no other has.
     */
    final List<Instance> select(LoadedStacks loaded) {
        SelectInstances.Matches matches = SelectInstances.matches(loaded, selection());
        List<Problem> missing = missing(matches.unmatched());
        if (missing.isEmpty()
                && !matches.unmatched().isEmpty()
                && matches.instances().isEmpty()) {
            getLog().info("Nothing to do here: in this module "
                    + matches.unmatched().shown());
        }
        SelectInstances.Selected selected = matches.without(missing);
        heed(runsTool() ? TemplatesLeft.refused(selected.problems()) : selected.problems());
        return selected.instances();
    }

    /** Returns true if the goal runs Terraform or OpenTofu. */
    boolean runsTool() {
        return false;
    }

    /** Fails where an instance shares its state with one of another module, whichever of them comes first (D32). */
    final void refuseSharedStates(LoadedStacks loaded) {
        heed(sharedStates(loaded));
    }

    final List<Problem> sharedStates(LoadedStacks loaded) {
        return new SharedStates(session(), execution, everyModule, getLog())
                .of(settings(), loaded.resolution().instances());
    }

    /** What of that no module has, where this is the last to look; a module that is not takes it as it is. */
    final List<Problem> missing(UnmatchedNames here) {
        selectedHere = true;
        return otherModules().missing(selection(), projectDirectory(), here);
    }

    /** Warns of what is odd, fails on what is wrong, and on a warning where the user wants that (D8). */
    final void heed(List<Problem> problems) {
        if (problems.stream().anyMatch(Problem::isError)) {
            warn(problems);
            throw new AtmosException.InvalidConfiguration(problems);
        }
        if (failsOnWarnings() && !problems.isEmpty()) {
            throw new AtmosException.CheckFailed(problems);
        }
        warn(problems);
    }

    /** Prints the warnings that no earlier goal of this build has printed for this module. */
    final void warn(List<Problem> problems) {
        ToldWarnings told =
                new ToldWarnings(session(), execution.getMojoDescriptor().getPluginDescriptor(), project);
        ProblemText.all(seenFromRoot().problems(told.news(problems))).forEach(getLog()::warn);
    }

    /** Names files as they are seen from where Maven was started; those of several modules are printed side by side. */
    private RebasedPaths seenFromRoot() {
        return new RebasedPaths(Path.of(session().getExecutionRootDirectory()), projectDirectory());
    }
}

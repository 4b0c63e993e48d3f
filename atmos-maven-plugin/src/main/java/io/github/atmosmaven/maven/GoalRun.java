package io.github.atmosmaven.maven;

import io.github.atmosmaven.backend.ProjectStates;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.maven.modules.EveryModule;
import io.github.atmosmaven.maven.modules.GatheredModules;
import io.github.atmosmaven.maven.modules.Invocation;
import io.github.atmosmaven.maven.modules.ModuleStates;
import io.github.atmosmaven.maven.modules.ModulesWithStacks;
import io.github.atmosmaven.maven.modules.NamesInNoModule;
import io.github.atmosmaven.maven.modules.SharedStates;
import io.github.atmosmaven.maven.modules.StatesQuestion;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.stack.order.StateReads;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.TemplatesLeft;
import io.github.atmosmaven.workflow.lint.LintBackends;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.SelectInModules;
import io.github.atmosmaven.workflow.select.SelectInstances;
import io.github.atmosmaven.workflow.select.UnmatchedNames;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a goal: in this module or in all of them, or not at all. Goals and reports use it to load and select stacks
 * and to report problems.
 */
public final class GoalRun {

    private final Invocation invocation;
    private final EveryModule everyModule;
    private final Goal goal;
    private final GoalReport report;
    private @Nullable GoalProject project;
    private final GatheredModules gathered = new GatheredModules();
    private @Nullable SelectInModules modules;
    private boolean selectedHere;

    public GoalRun(Invocation invocation, EveryModule everyModule, Goal goal) {
        this.invocation = invocation;
        this.everyModule = everyModule;
        this.goal = goal;
        this.report = new GoalReport(invocation, goal.switches().failsOnWarnings());
    }

    /** Runs the goal. Problems that stop it are left for scripts and raised as exceptions of Maven (D7, D70). */
    public void execute() throws MojoExecutionException, MojoFailureException {
        Optional<ModuleStates> asked = StatesQuestion.in(invocation.execution());
        Goal.Switches switches = goal.switches();
        if (asked.isPresent()) {
            answer(asked.get());
        } else if (switches.skipsAll() || switches.skipsGoal()) {
            inMavensWords(this::passOver);
        } else if (!EveryModule.isLeftTo(invocation.execution(), invocation.session())) {
            runHere();
        } else if (goal.writesDocument()) {
            everyModule.runTogether(
                    invocation.session(), invocation.execution(), this::runFor, this::runHere, invocation.log());
        } else {
            everyModule.run(invocation.session(), invocation.execution(), this::runHere, invocation.log());
        }
    }

    /** Answers another module that asks for the states of this one. Writes nothing. */
    private void answer(ModuleStates asked) {
        if (!goal.switches().skipsAll() && !hasNothingToDo()) {
            GoalProject here = project();
            asked.add(
                    here.settings(),
                    () -> ProjectStates.of(
                            here.directory(),
                            here.resolve(here.tools().tools(), AbstractComponents.CHECKED)
                                    .resolution()
                                    .instances()));
        }
    }

    private void passOver() {
        String property = goal.switches().skipsAll()
                ? "atmos.skip"
                : "atmos." + invocation.execution().getGoal() + ".skip";
        say("Skipping: " + Parameters.origin(property, invocation.session().getUserProperties()));
        heed(namesInNoModule().missing(invocation.directory()));
    }

    /** Runs the goal in this module, which is the one that Maven or another module has started it in. */
    private void runHere() throws MojoExecutionException, MojoFailureException {
        inMavensWords(() -> {
            if (hasNothingToDo()) {
                say("Nothing to do: " + whyNothing());
                return;
            }
            Optional<GatheredModules> gathering = EveryModule.gathering(invocation.session(), invocation.execution());
            if (gathering.isPresent()) {
                goal.gather(this, gathering.get());
                return;
            }
            goal.run(this);
            if (!selectedHere) {
                heed(namesInNoModule().missing(invocation.directory()));
            }
        });
    }

    /** Runs a goal that writes a document for this module and the given ones together. */
    private void runFor(GatheredModules others) throws MojoExecutionException, MojoFailureException {
        if (others.modules().isEmpty()) {
            runHere();
            return;
        }
        inMavensWords(() -> {
            if (!hasNothingToDo()) {
                gathered.turnOf(EveryModule.name(invocation.session(), invocation.project()));
                goal.gather(this, gathered);
            }
            gathered.addAll(others);
            modules = new SelectInModules(invocation.directory(), gathered.modules());
            goal.run(this);
        });
    }

    private String whyNothing() {
        // Another module may work on the atmos.yaml that this one finds (D21).
        return modulesWithStacks()
                .neighbourAtWork(invocation.project())
                .orElseGet(() -> "this project has "
                        + (invocation.project().getModules().isEmpty() ? "" : "modules and ") + "no stacks of its own");
    }

    private boolean hasNothingToDo() {
        return modulesWithStacks().areOnlyInOthers(invocation.project(), goal.namedStacksDirectory());
    }

    /** Warnings of entries of {@code backendConfig} that do nothing; a parent POM may have them for another module. */
    public List<Problem> unreachedEntries(LoadedStacks loaded) {
        return modulesWithStacks().areOne() ? loaded.unreachedEntries() : List.of();
    }

    private ModulesWithStacks modulesWithStacks() {
        return new ModulesWithStacks(invocation.session(), invocation.execution());
    }

    private NamesInNoModule namesInNoModule() {
        return new NamesInNoModule(invocation.session(), invocation.execution());
    }

    private void inMavensWords(Runnable work) throws MojoExecutionException, MojoFailureException {
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
            // Problems that stop a run are among its problems, also if stacks were never looked at (D7).
            SelectInModules together = modules;
            if (together == null) {
                project().output().scripts().leave(failure.problems());
            } else {
                together.leave(failure.problems());
            }
        } catch (AtmosException | InvalidPathException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
        report.raise(failure);
    }

    public Invocation invocation() {
        return invocation;
    }

    public GoalProject project() {
        GoalProject known = project;
        if (known == null) {
            known = new GoalProject(invocation, goal.request(), goal.switches().dryRun());
            project = known;
        }
        return known;
    }

    /** Tools that run the instances. Warns of a version file that is passed over. */
    public Tools tools() {
        ProjectTools tools = project().tools();
        warn(tools.warnings());
        return tools.tools();
    }

    /** Loads all stacks, and leaves their problems and their index for scripts (D7). */
    public LoadedStacks load() {
        LoadedStacks loaded = project().load(tools(), goal.needsAbstractComponents());
        project().output().leave(loaded);
        return loaded;
    }

    /**
     * The selected instances of this module. Warns, and fails on errors in them. A name that this module does not have is
     * an error only if no other module has it (D20).
     */
    public List<Instance> select(LoadedStacks loaded) {
        SelectInModules here = new SelectInModules(invocation.directory(), List.of(module(loaded)));
        SelectInModules.Selected selected = here.select(project().selection(), this::missing);
        List<Instance> instances =
                selected.instances().values().stream().flatMap(List::stream).toList();
        UnmatchedNames elsewhere = selected.leftToOthers();
        if (elsewhere != null && instances.isEmpty()) {
            say("Nothing to do here: in this module " + elsewhere.shown());
        }
        Problems problems = new Problems();
        problems.addAll(goal.runsTool() ? TemplatesLeft.refused(selected.problems()) : selected.problems());
        problems.addAll(lint(loaded).of(instances, selected.problems()));
        heed(problems.sorted());
        return instances;
    }

    /** Judges backends by the catalogue (D33). */
    public LintBackends lint(LoadedStacks loaded) {
        return new LintBackends(
                tools()::of, loaded.settings().environment(), project().lint());
    }

    /** Data blocks by which instances read the states of others, where no tool is run and no endpoint is started. */
    public RemoteStates remoteStates(LoadedStacks loaded) {
        RootModules modules =
                new RootModules(project().directory(), project().output().repository(loaded));
        return new RemoteStates(
                StateReads.of(loaded.resolution().instances()),
                new RemoteStates.Surroundings(
                        modules,
                        loaded.settings().directories().localStates(),
                        loaded.settings().environment(),
                        false),
                tools()::of);
    }

    /** The selected instances of all modules that a document is about. Warns, and fails on errors in them. */
    public SelectInModules.Selected selectTogether() {
        boolean gathered = modules != null;
        SelectInModules.Selected selected =
                modules().select(project().selection(), gathered ? UnmatchedNames::problems : this::missing);
        heed(selected.problems());
        return selected;
    }

    /** Modules that were gathered for one document, this one included; none where the document is about this one alone. */
    public GatheredModules gathered() {
        return gathered;
    }

    /** Modules that a document is about: all that were gathered, else this one. */
    public SelectInModules modules() {
        SelectInModules known = modules;
        if (known == null) {
            known = new SelectInModules(invocation.directory(), List.of(module(load())));
            modules = known;
        }
        return known;
    }

    /** Makes the goal be about other stacks of this module than those of the work tree. */
    public SelectInModules.Module beAbout(LoadedStacks loaded) {
        SelectInModules.Module here = module(loaded);
        modules = new SelectInModules(invocation.directory(), List.of(here));
        return here;
    }

    private SelectInModules.Module module(LoadedStacks loaded) {
        String name = EveryModule.name(invocation.session(), invocation.project());
        return new SelectInModules.Module(
                name, invocation.directory(), loaded, project().output().scripts());
    }

    /** Errors for names of the selection that no module has, for a goal that looks at all instances. */
    public List<Problem> unmatchedNames(LoadedStacks loaded) {
        return missing(SelectInstances.matches(loaded, project().selection()).unmatched());
    }

    /** Errors for names of the selection that neither this module nor any other has. */
    public List<Problem> missing(UnmatchedNames here) {
        selectedHere = true;
        return namesInNoModule().missing(project().selection(), invocation.directory(), here);
    }

    /** Fails if an instance shares its state with one of another module (D32). */
    public void refuseSharedStates(LoadedStacks loaded) {
        heed(sharedStates(loaded));
    }

    /** Errors for instances that share their state with one of another module (D32). */
    public List<Problem> sharedStates(LoadedStacks loaded) {
        return new SharedStates(invocation.session(), invocation.execution(), everyModule, invocation.log())
                .of(project().settings(), loaded.resolution().instances());
    }

    /** Prints warnings. Throws if there is an error, or a warning where the user wants that to fail the goal (D8). */
    public void heed(List<Problem> problems) {
        report.heed(problems);
    }

    /** Prints the warnings that no earlier goal of this build has printed for this module. */
    public void warn(List<Problem> problems) {
        report.warn(problems);
    }

    /**
     * Locks that keep other builds of the project away from an instance (D78).
     *
     * @param timeout value of the parameter {@code lockTimeout}
     */
    public BuildLocks locks(String timeout) {
        Duration patience = Parameters.duration("atmos.lockTimeout", timeout);
        return new BuildLocks(project().home(), patience, invocation.log()::info);
    }

    /** Prints a line. */
    public void say(String line) {
        invocation.log().info(line);
    }
}

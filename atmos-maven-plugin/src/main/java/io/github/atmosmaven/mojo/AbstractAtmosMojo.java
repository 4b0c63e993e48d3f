package io.github.atmosmaven.mojo;

import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.maven.EveryModule;
import io.github.atmosmaven.maven.Gathering;
import io.github.atmosmaven.maven.MojoErrors;
import io.github.atmosmaven.maven.OtherModules;
import io.github.atmosmaven.maven.Output;
import io.github.atmosmaven.maven.StacksOfModules;
import io.github.atmosmaven.maven.UnusableName;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.Abstracts;
import io.github.atmosmaven.workflow.LoadedStacks;
import io.github.atmosmaven.workflow.OutputDirectory;
import io.github.atmosmaven.workflow.ProblemText;
import io.github.atmosmaven.workflow.SelectInModules;
import io.github.atmosmaven.workflow.SelectInstances;
import io.github.atmosmaven.workflow.Selection;
import io.github.atmosmaven.workflow.Sources;
import io.github.atmosmaven.workflow.Unmatched;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals that look at stacks have in common: parameters, reading the stacks, telling problems. */
abstract class AbstractAtmosMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    private EveryModule everyModule;

    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File basedir;

    /**
     * Skips every goal of this plugin. Default: {@code false}. Example: {@code -Datmos.skip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The directory of the stack manifests. Default: {@code src/main/stacks}, or what {@code atmos.yaml} says where the
     * project has one. Example: {@code -Datmos.stacksDirectory=stacks}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.stacksDirectory")
    private @Nullable File stacksDirectory;

    /**
     * The directory of the root modules. Default: {@code src/main/terraform}, or what {@code atmos.yaml} says where the
     * project has one. Example: {@code -Datmos.rootModulesDirectory=components/terraform}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.rootModulesDirectory")
    private @Nullable File rootModulesDirectory;

    /**
     * Where everything is written that can be made again. Default: {@code target/atmos}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.outputDirectory", defaultValue = "${basedir}/target/atmos")
    private File outputDirectory;

    /**
     * Globs of the top-level manifests below the stacks directory. A path without an extension stands for
     * {@code .yaml} and {@code .yml}. Default: {@code **}. Example: {@code -Datmos.includedPaths=orgs/**}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.includedPaths")
    private @Nullable List<String> includedPaths;

    /**
     * Globs of files that are only there to be imported. Default: {@code **&#47;_defaults.*, catalog/**, mixins/**,
     * schemas/**}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.excludedPaths")
    private @Nullable List<String> excludedPaths;

    /**
     * Names stacks by the variables of their instances. Default: none, so the file names the stack unless the manifest
     * has a {@code name}. Example:
     * <code>{tenant}-{environment}-{stage}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.namePattern")
    private @Nullable String namePattern;

    /**
     * Names stacks by any field of their instances; wins over {@code namePattern}. Default: none. Example: <code>{{
     * .vars.tenant }}-{{ .vars.stage }}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.nameTemplate")
    private @Nullable String nameTemplate;

    /**
     * What happens when a list meets an inherited one: {@code replace}, {@code append} or {@code merge}. Default:
     * {@code replace}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.listMergeStrategy")
    private @Nullable String listMergeStrategy;

    /**
     * Whether instances have Terraform workspaces of their own. Default: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.workspacesEnabled")
    private @Nullable Boolean workspacesEnabled;

    /**
     * What takes the place of {@code /} in default state prefixes; an empty text is none. Default: {@code -}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.prefixSeparator")
    private @Nullable String prefixSeparator;

    /**
     * What the default state prefix of an instance is made of: {@code instance}, its own name, or {@code module}, the
     * name of its root module as Atmos does it. Default: {@code instance}; a project with an {@code atmos.yaml} must
     * choose where the two differ.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.workspaceKeyPrefix")
    private @Nullable String workspaceKeyPrefix;

    /**
     * Where the states of instances live that keep them in a file; it outlives {@code mvn clean}. Default:
     * {@code .atmos/state}. Example: {@code -Datmos.stateDirectory=/srv/state}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.stateDirectory", defaultValue = "${basedir}/.atmos/state")
    private File stateDirectory;

    /**
     * The stacks to work on: names, paths of manifests or globs, separated by commas. Default: all, for goals that touch
     * no cloud. Example: {@code -Dstack=dev,orgs/acme/**}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stack")
    private @Nullable String stack;

    /**
     * The component instances to work on: names or globs, separated by commas. Default: all of the selected stacks.
     * Example: {@code -Dcomponent=vpc,eks/*}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "component")
    private @Nullable String component;

    private List<SelectInModules.Module> otherModules = List.of();
    private @Nullable SelectInModules together;
    private @Nullable OutputDirectory output;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || isGoalSkipped()) {
            otherModules().tellNothing(selection(), projectDirectory());
            String property = skip ? "atmos.skip" : "atmos." + execution.getGoal() + ".skip";
            getLog().info("Skipping: " + Parameters.origin(property, session.getUserProperties()));
            return;
        }
        if (!EveryModule.isLeftTo(execution, session)) {
            runHere();
        } else if (speaksForAll()) {
            everyModule.runTogether(session, execution, this::runTogether, getLog());
        } else {
            everyModule.run(session, execution, this::runHere, getLog());
        }
    }

    private void runTogether(List<SelectInModules.Module> others) throws MojoExecutionException, MojoFailureException {
        otherModules = others;
        runHere();
    }

    private void runHere() throws MojoExecutionException, MojoFailureException {
        try {
            if (otherModules.isEmpty() && hasNothingToDo()) {
                getLog().info("Nothing to do: this project has "
                        + (project.getModules().isEmpty() ? "" : "modules and ") + "no stacks of its own");
                return;
            }
            Optional<Gathering> gathering = EveryModule.gathering(session, execution);
            if (gathering.isPresent()) {
                gathering.get().add(projectDirectory(), load(), output().scripts());
            } else {
                run();
            }
        } catch (AtmosException failure) {
            fail(failure);
        } catch (InvalidPathException cause) {
            fail(UnusableName.failure(cause));
        }
    }

    private void fail(AtmosException failure) throws MojoExecutionException, MojoFailureException {
        leaveForScripts(failure);
        MojoErrors.raise(failure, getLog());
    }

    /** What stops a run is among its problems, also when stacks were never looked at (D7). */
    private void leaveForScripts(AtmosException failure) {
        try {
            if (together == null) {
                output().scripts().leave(failure.problems());
            } else {
                together.leave(failure.problems());
            }
        } catch (AtmosException | InvalidPathException e) {
            failure.addSuppressed(e);
        }
    }

    private boolean hasNothingToDo() {
        return new StacksOfModules(session, execution).areOnlyInOthers(project, stacksDirectory);
    }

    /** Whether the goal makes one document, and not one for each module. */
    boolean speaksForAll() {
        return false;
    }

    /** Does the work of the goal; failures are {@link AtmosException}s. */
    abstract void run();

    /** Whether the goal's own skip parameter is set. */
    boolean isGoalSkipped() {
        return false;
    }

    final Selection selection() {
        return Selection.of(either(stack, "atmos.stack"), either(component, "atmos.component"));
    }

    private @Nullable String either(@Nullable String value, String longName) {
        return value == null ? session.getUserProperties().getProperty(longName) : value;
    }

    final MavenSession session() {
        return session;
    }

    final Path projectDirectory() {
        return basedir.toPath();
    }

    final Path stateDirectory() {
        return stateDirectory.toPath();
    }

    /** Reads all stacks, and leaves for scripts what is wrong and where every instance is run (D7). */
    final LoadedStacks load() {
        boolean byName = !selection().components().isEmpty();
        LoadedStacks loaded = Wiring.loadStacks().run(settings(), byName ? Abstracts.RESOLVED : Abstracts.CHECKED);
        output().leave(loaded);
        return loaded;
    }

    /** Where all that this run makes is written; refuses a place among the sources (D3). */
    final OutputDirectory output() {
        OutputDirectory known = output;
        if (known == null) {
            known = new OutputDirectory(projectDirectory(), outputDirectory.toPath(), sources());
            output = known;
        }
        return known;
    }

    private Sources sources() {
        return Sources.of(projectDirectory(), path(stacksDirectory));
    }

    /**
     * The selected instances; warns of what is odd, fails on what is wrong with them. That this module has none of a name
     * is wrong only where no other has.
     */
    final List<Instance> select(LoadedStacks loaded) {
        SelectInstances.Matches matches = SelectInstances.matches(loaded, selection());
        Unmatched missing = otherModules().missing(selection(), projectDirectory(), matches.unmatched());
        if (missing.isEmpty()
                && !matches.unmatched().isEmpty()
                && matches.instances().isEmpty()) {
            getLog().info("Nothing to do here: in this module "
                    + matches.unmatched().shown());
        }
        SelectInstances.Selected selected = matches.without(missing);
        heed(selected.problems());
        return selected.instances();
    }

    /** The same of all modules that the goal speaks for. */
    final SelectInModules.Selected selectTogether() {
        SelectInModules.Selected selected = together().select(selection());
        heed(selected.problems());
        return selected;
    }

    final SelectInModules together() {
        SelectInModules known = together;
        if (known == null) {
            List<SelectInModules.Module> modules = new ArrayList<>(otherModules);
            if (otherModules.isEmpty() || !hasNothingToDo()) {
                String name = EveryModule.name(session, project);
                modules.add(0, new SelectInModules.Module(name, projectDirectory(), load(), output().scripts()));
            }
            known = new SelectInModules(projectDirectory(), modules);
            together = known;
        }
        return known;
    }

    final OtherModules otherModules() {
        return new OtherModules(session, execution);
    }

    /** Writes a document where the user wants it, but not among the sources (D3). */
    final void write(AtomicFiles.Text document, @Nullable File file) {
        if (file != null) {
            together().sources().refuse("-Datmos.outputFile", file.toPath());
        }
        Output.write(document, path(file), getLog());
    }

    private void heed(List<Problem> problems) {
        warn(problems);
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new AtmosException.InvalidConfiguration(problems);
        }
    }

    final void warn(List<Problem> problems) {
        List<Problem> warnings =
                problems.stream().filter(problem -> !problem.isError()).toList();
        ProblemText.all(warnings).forEach(getLog()::warn);
    }

    private PluginSettings settings() {
        return new PluginSettings(
                projectDirectory(),
                path(stacksDirectory),
                path(rootModulesDirectory),
                includedPaths,
                excludedPaths,
                namePattern,
                nameTemplate,
                listMergeStrategy,
                workspacesEnabled,
                prefixSeparator,
                Parameters.prefixMode(workspaceKeyPrefix),
                stateDirectory(),
                Wiring.environment());
    }

    private static @Nullable Path path(@Nullable File file) {
        return file == null ? null : file.toPath();
    }
}

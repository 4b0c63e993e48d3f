package io.github.atmosmaven.mojo;

import io.github.atmosmaven.backend.PrefixMode;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.SettingsLoader;
import io.github.atmosmaven.maven.EveryModule;
import io.github.atmosmaven.maven.MojoErrors;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.Abstracts;
import io.github.atmosmaven.terraform.RootModuleNames;
import io.github.atmosmaven.terraform.WorkingDirectories;
import io.github.atmosmaven.workflow.LoadedStacks;
import io.github.atmosmaven.workflow.ProblemText;
import io.github.atmosmaven.workflow.ScriptFiles;
import io.github.atmosmaven.workflow.SelectInstances;
import io.github.atmosmaven.workflow.Selection;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    private int removedBackendFiles;
    private @Nullable WorkingDirectories directories;
    private @Nullable ScriptFiles scriptFiles;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || isGoalSkipped()) {
            getLog().info("Skipping: " + (skip ? "atmos.skip" : "the skip parameter of the goal") + " is set");
            return;
        }
        if (EveryModule.isLeftTo(execution, session)) {
            everyModule.run(session, execution, this::runHere, getLog());
        } else {
            runHere();
        }
    }

    private void runHere() throws MojoExecutionException, MojoFailureException {
        if (hasNothingToDo()) {
            getLog().info("Nothing to do: this project has "
                    + (project.getModules().isEmpty() ? "" : "modules and ") + "no stacks of its own");
            return;
        }
        try {
            run();
        } catch (AtmosException failure) {
            leaveForScripts(failure);
            var translated = MojoErrors.translate(failure, getLog());
            if (translated instanceof MojoFailureException) {
                throw (MojoFailureException) translated;
            }
            throw (MojoExecutionException) translated;
        }
    }

    /** What stops a run is among its problems, also when stacks were never looked at (D7). */
    private void leaveForScripts(AtmosException failure) {
        try {
            scriptFiles().leave(failure.problems());
        } catch (AtmosException e) {
            failure.addSuppressed(e);
        }
    }

    /** A goal that is typed where modules are built together runs in those that have no stacks too. */
    private boolean hasNothingToDo() {
        return stacksDirectory == null
                && !SettingsLoader.hasStacks(projectDirectory())
                && (!project.getModules().isEmpty() || EveryModule.isForOthers(execution, session));
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

    final Path outputDirectory() {
        return outputDirectory.toPath();
    }

    /** Reads all stacks, and leaves for scripts what is wrong and where every instance is run (D7). */
    final LoadedStacks load() {
        boolean byName = !selection().components().isEmpty();
        LoadedStacks loaded = Wiring.loadStacks().run(settings(), byName ? Abstracts.RESOLVED : Abstracts.CHECKED);
        removedBackendFiles = scriptFiles().leave(loaded, workingDirectories(loaded));
        return loaded;
    }

    private ScriptFiles scriptFiles() {
        ScriptFiles files = scriptFiles;
        if (files == null) {
            files = new ScriptFiles(projectDirectory(), outputDirectory());
            scriptFiles = files;
        }
        return files;
    }

    /** How many backend files {@link #load} took away. */
    final int removedBackendFiles() {
        return removedBackendFiles;
    }

    /** The selected instances; warns of what is odd, fails on what is wrong with them. */
    final List<Instance> select(LoadedStacks loaded) {
        SelectInstances.Selected selected = SelectInstances.from(loaded, selection());
        warn(selected.problems());
        if (selected.hasErrors()) {
            throw new AtmosException.InvalidConfiguration(selected.problems());
        }
        return selected.instances();
    }

    final void warn(List<Problem> problems) {
        problems.stream()
                .filter(problem -> !problem.isError())
                .forEach(problem -> getLog().warn(ProblemText.of(problem)));
    }

    /** Where instances are run; each is worked out once for all instances of the project. */
    final WorkingDirectories workingDirectories(LoadedStacks loaded) {
        WorkingDirectories known = directories;
        if (known == null) {
            known = new WorkingDirectories(
                    outputDirectory(),
                    loaded.resolution().instances(),
                    RootModuleNames.below(loaded.settings().rootModulesDirectory()));
            directories = known;
        }
        return known;
    }

    private PluginSettings settings() {
        return new PluginSettings(
                projectDirectory(),
                path(stacksDirectory),
                path(rootModulesDirectory),
                listOrNull(includedPaths),
                listOrNull(excludedPaths),
                namePattern,
                nameTemplate,
                listMergeStrategy,
                workspacesEnabled,
                prefixSeparator,
                workspaceKeyPrefix == null ? null : prefixMode(workspaceKeyPrefix),
                stateDirectory(),
                Wiring.environment());
    }

    private static PrefixMode prefixMode(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "instance" -> PrefixMode.INSTANCE;
            case "module" -> PrefixMode.MODULE;
            default -> throw Parameters.invalid("workspaceKeyPrefix", word, "'instance' or 'module'");
        };
    }

    private static @Nullable List<String> listOrNull(@Nullable List<String> list) {
        return list == null || list.isEmpty() ? null : list;
    }

    private static @Nullable Path path(@Nullable File file) {
        return file == null ? null : file.toPath();
    }
}

package io.github.atmosmaven.mojo;

import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.maven.Goal;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.maven.SelectionParameters;
import io.github.atmosmaven.maven.StackRequest;
import io.github.atmosmaven.maven.modules.BuildSurroundings;
import io.github.atmosmaven.maven.modules.Invocation;
import io.github.atmosmaven.workflow.select.Selection;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The parameters that all goals share which look at stacks: where these are, how they are named, and which are meant. */
abstract class StackParameters extends AbstractMojo implements Goal {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File basedir;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /**
     * Skips every goal of this plugin. Default: {@code false}. Example: {@code -Datmos.skip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The {@code atmos.yaml} of the project, which supplies what the POM leaves open. Default: the one in the directory
     * that the environment variable {@code ATMOS_CLI_CONFIG_PATH} names, else the one beside the POM, else the nearest
     * above it inside the repository. Example: {@code -Datmos.atmosYaml=rootfs/usr/local/etc/atmos/atmos.yaml}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.atmosYaml")
    private @Nullable File atmosYaml;

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
     * Directory of everything that can be made again. Default: {@code atmos} below the build directory, so
     * {@code target/atmos} unless the POM has another {@code <build><directory>}. Example:
     * {@code -Datmos.outputDirectory=build/atmos}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * Folders outside of the repository whose files <code>!include</code> may read, separated by commas. The repository
     * is the folder that holds <code>.git</code>, else the top of the Maven build. Default: none. Example:
     * {@code -Datmos.includeRoots=/srv/shared}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.includeRoots")
    private @Nullable List<File> includeRoots;

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
     * Way to merge a list over an inherited list: {@code replace}, {@code append} or {@code merge}. Default:
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
     * Directory of the states that are kept in files. It outlives {@code mvn clean}. Default: {@code .atmos/state} beside
     * the POM. Modules that find one {@code atmos.yaml} above them share {@code .atmos/state} beside that file, so that
     * {@code -pl} moves no state; a relative directory starts there as well. Example:
     * {@code -Datmos.stateDirectory=/srv/state}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.stateDirectory")
    private @Nullable File stateDirectory;

    /**
     * Stacks to work on: names, paths of manifests or globs, separated by commas. A property of a POM does not count: name
     * them on the command line, in {@code .mvn/maven.config}, in an active profile of {@code settings.xml} or in the
     * configuration of the plugin. Default: all, for goals that touch no cloud. Example:
     * {@code -Dstack=dev,orgs/acme/**}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stack")
    private @Nullable String stack;

    /**
     * Component instances to work on: names or globs, separated by commas, given like {@code stack}. Default: all of the
     * selected stacks. Example: {@code -Dcomponent=vpc,eks/*}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "component")
    private @Nullable String component;

    /**
     * Fails the goal on any warning. Default: {@code false}. Example: {@code mvn validate -Datmos.failOnWarnings}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.failOnWarnings", defaultValue = "false")
    private boolean failOnWarnings;

    /**
     * Says what the goals of a build would do, and changes nothing but reports below {@code target/atmos}: nothing is
     * rendered, provisioned or run. Default: {@code false}. Example: {@code mvn verify -Dstack=dev -Datmos.dryRun}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.dryRun", defaultValue = "false")
    private boolean dryRun;

    final Invocation invocation() {
        return new Invocation(session, execution, project, basedir.toPath(), getLog());
    }

    /** Stacks directory that the POM or the command line names; null if they leave it to {@code atmos.yaml}. */
    @Override
    public final @Nullable File namedStacksDirectory() {
        return stacksDirectory;
    }

    final boolean isDryRun() {
        return dryRun;
    }

    @Override
    public final Switches switches() {
        return new Switches(skip, isGoalSkipped(), failOnWarnings, dryRun);
    }

    /** Returns true if the goal's own skip parameter is set. */
    boolean isGoalSkipped() {
        return false;
    }

    final StackRequest request(StackRequest.ToolParameters tool) {
        return new StackRequest(settings(), selection(), path(outputDirectory), tool);
    }

    private Selection selection() {
        SelectionParameters parameters = new SelectionParameters(session, execution, project);
        return Selection.of(parameters.value("stack", stack), parameters.value("component", component));
    }

    private PluginSettings settings() {
        return new PluginSettings(
                BuildSurroundings.of(session, basedir.toPath()),
                new PluginSettings.Directories(
                        path(atmosYaml),
                        paths(includeRoots),
                        path(stacksDirectory),
                        path(rootModulesDirectory),
                        path(stateDirectory)),
                new PluginSettings.Manifests(includedPaths, excludedPaths),
                new PluginSettings.Names(namePattern, nameTemplate),
                new PluginSettings.States(
                        workspacesEnabled, prefixSeparator, Parameters.prefixMode(workspaceKeyPrefix)),
                listMergeStrategy);
    }

    private static List<Path> paths(@Nullable List<File> files) {
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    private static @Nullable Path path(@Nullable File file) {
        return file == null ? null : file.toPath();
    }
}

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
     * Skips every goal of this plugin. Default: {@code false}. Example: {@code mvn verify -Datmos.skip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.skip", defaultValue = "false")
    private boolean skip;

    /**
     * File {@code atmos.yaml} of the project. It sets what the parameters leave open. Default: the file in the
     * directory that the environment variable {@code ATMOS_CLI_CONFIG_PATH} names, else the one beside the POM, else
     * the nearest one above it inside the repository; a project need not have one. Example:
     * {@code -Datmos.atmosYaml=rootfs/usr/local/etc/atmos/atmos.yaml}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.atmosYaml")
    private @Nullable File atmosYaml;

    /**
     * Directory of the stack manifests. Default: the directory that {@code atmos.yaml} sets, else
     * {@code src/main/stacks}. Example: {@code -Datmos.stacksDirectory=stacks}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.stacksDirectory")
    private @Nullable File stacksDirectory;

    /**
     * Directory of the root modules, which are the Terraform configurations that components use. Default: the directory
     * that {@code atmos.yaml} sets, else {@code src/main/terraform}. Example:
     * {@code -Datmos.rootModulesDirectory=components/terraform}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.rootModulesDirectory")
    private @Nullable File rootModulesDirectory;

    /**
     * Directory for all generated files; {@code mvn clean} may delete it. Default: {@code atmos} below the build
     * directory of the POM, usually {@code target/atmos}. Example: {@code -Datmos.outputDirectory=build/atmos}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * Directories outside of the repository whose files <code>!include</code> may read, separated by commas. Files of
     * the repository may always be read; the repository is the directory that holds <code>.git</code>, else the top of
     * the Maven build. Default: none. Example: {@code -Datmos.includeRoots=/srv/shared}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.includeRoots")
    private @Nullable List<File> includeRoots;

    /**
     * Globs of the top-level manifests, separated by commas and relative to the stacks directory. Each top-level
     * manifest is a stack or a part of one. A path without an extension stands for {@code .yaml} and {@code .yml}.
     * Default: {@code stacks.included_paths} of {@code atmos.yaml}, else {@code **}. Example:
     * {@code -Datmos.includedPaths=orgs/**}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.includedPaths")
    private @Nullable List<String> includedPaths;

    /**
     * Globs of files that are not top-level manifests, since they exist only to be imported. Separated by commas and
     * relative to the stacks directory. Default: {@code stacks.excluded_paths} of {@code atmos.yaml}, else none if
     * {@code atmos.yaml} sets {@code stacks.included_paths}, else
     * {@code **&#47;_defaults.*, catalog/**, mixins/**, schemas/**}. Example:
     * {@code -Datmos.excludedPaths=catalog/**,shared/**}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.excludedPaths")
    private @Nullable List<String> excludedPaths;

    /**
     * Pattern that names stacks by the variables of their instances. It names only stacks whose manifest has no
     * {@code name}. Default: {@code stacks.name_pattern} of {@code atmos.yaml}; without any pattern or template a stack
     * has the name of its file. Example: <code>{tenant}-{environment}-{stage}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.namePattern")
    private @Nullable String namePattern;

    /**
     * Go template that names stacks by any field of their instances. It wins over {@code namePattern}, and names only
     * stacks whose manifest has no {@code name}. Default: {@code stacks.name_template} of {@code atmos.yaml}, unless
     * {@code namePattern} is set. Example: <code>{{ .vars.tenant }}-{{ .vars.stage }}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.nameTemplate")
    private @Nullable String nameTemplate;

    /**
     * Way to merge a list over an inherited list. {@code replace}: the later list wins. {@code append}: the later list
     * follows the inherited one. {@code merge}: item by item, where maps merge and any other item of the later list
     * wins. Default: {@code settings.list_merge_strategy} of {@code atmos.yaml}, else {@code replace}. Example:
     * {@code -Datmos.listMergeStrategy=append}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.listMergeStrategy")
    private @Nullable String listMergeStrategy;

    /**
     * Gives each instance a Terraform workspace of its own. With {@code false} all instances use the workspace
     * {@code default}. Default: {@code components.terraform.workspaces_enabled} of {@code atmos.yaml}, else
     * {@code true}. Example: {@code -Datmos.workspacesEnabled=false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.workspacesEnabled")
    private @Nullable Boolean workspacesEnabled;

    /**
     * Text that replaces {@code /} in default state prefixes: with the default the instance {@code vpc/1} has the
     * prefix {@code vpc-1}. An empty text counts as not set. Default:
     * {@code components.terraform.workspace.prefix_separator} of {@code atmos.yaml}, else {@code -}. Example:
     * {@code -Datmos.prefixSeparator=_}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.prefixSeparator")
    private @Nullable String prefixSeparator;

    /**
     * Source of the default state prefix, for instances whose backend sets none: {@code workspace_key_prefix} of an s3
     * backend, {@code prefix} of gcs, {@code key} of azurerm. {@code instance} takes the name of the instance,
     * {@code module} the name of its root module, as Atmos does. Default: {@code instance}. A project with an
     * {@code atmos.yaml} has no default if the two differ for some instance: it must choose. Example:
     * {@code -Datmos.workspaceKeyPrefix=module}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.workspaceKeyPrefix")
    private @Nullable String workspaceKeyPrefix;

    /**
     * Directory of states that are kept in local files. {@code mvn clean} does not delete it. A relative path starts
     * beside the POM, or beside the {@code atmos.yaml} if that file lies above the POM, so that all modules of a build
     * share one directory. Default: {@code .atmos/state}. Example: {@code -Datmos.stateDirectory=/srv/state}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.stateDirectory")
    private @Nullable File stateDirectory;

    /**
     * Stacks to work on: names, paths of manifests or globs, separated by commas. Set it on the command line, in
     * {@code .mvn/maven.config}, in an active profile of {@code settings.xml} or in the configuration of the plugin; a
     * property of a POM has no effect. A name that matches nothing is an error. Default: all stacks for {@code render},
     * {@code list} and {@code describe}, none for {@code provision}, {@code plan} and {@code unlock}; {@code validate}
     * always checks all. Example: {@code -Dstack=dev,orgs/acme/**}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stack")
    private @Nullable String stack;

    /**
     * Component instances to work on: names or globs, separated by commas. Set it in the places named at {@code stack}.
     * Default: all instances of the selected stacks. Example: {@code -Dcomponent=vpc,eks/*}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "component")
    private @Nullable String component;

    /**
     * Fails the goal if there is any warning. Default: {@code false}. Example:
     * {@code mvn validate -Datmos.failOnWarnings}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.failOnWarnings", defaultValue = "false")
    private boolean failOnWarnings;

    /**
     * Prints what the goals of the build would do, and does nothing of it: no file is rendered, no bucket created, no
     * tool run. Only reports below {@code target/atmos} are written. Default: {@code false}. Example:
     * {@code mvn verify -Dstack=dev -Datmos.dryRun}.
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

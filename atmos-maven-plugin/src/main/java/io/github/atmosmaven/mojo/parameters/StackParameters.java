package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.maven.Goal;
import io.github.atmosmaven.maven.SelectionParameters;
import io.github.atmosmaven.maven.StackRequest;
import io.github.atmosmaven.maven.modules.BuildSurroundings;
import io.github.atmosmaven.maven.modules.Invocation;
import io.github.atmosmaven.workflow.select.Selection;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that all goals share which look at stacks: where these are, how they are named, and which are meant. */
abstract class StackParameters extends StateParameters implements Goal {

    /**
     * File {@code atmos.yaml} of the project. Where a parameter of the plugin is not set, the setting of this file
     * counts. A relative path starts beside the POM. Default: the file in the directory that the environment variable
     * {@code ATMOS_CLI_CONFIG_PATH} names, else the one beside the POM, else the nearest one above it inside the
     * repository; a project need not have one. Example:
     * {@code -Datmos.atmosYaml=rootfs/usr/local/etc/atmos/atmos.yaml}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.atmosYaml")
    private @Nullable File atmosYaml;

    /**
     * Directory of the stack manifests. A relative path starts beside the POM. Default: {@code stacks.base_path} of
     * {@code atmos.yaml}, else {@code src/main/stacks}. Example: {@code -Datmos.stacksDirectory=stacks}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.stacksDirectory")
    private @Nullable File stacksDirectory;

    /**
     * Directory of the root modules, which are the Terraform configurations that components use. A relative path starts
     * beside the POM. Default: {@code components.terraform.base_path} of {@code atmos.yaml}, else
     * {@code src/main/terraform}. Example: {@code -Datmos.rootModulesDirectory=components/terraform}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.rootModulesDirectory")
    private @Nullable File rootModulesDirectory;

    /**
     * Directory for all generated files, which this help calls {@code target/atmos}. A relative path starts beside the
     * POM. {@code mvn clean} deletes it where it is below the build directory. Default: {@code atmos} below the build
     * directory of the POM, usually {@code target/atmos}. Example: {@code -Datmos.outputDirectory=build/atmos}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * Directories outside of the repository whose files the YAML function <code>!include</code> of a manifest may read,
     * separated by commas. Imports are not concerned: they stay inside the stacks directory. Files of the repository
     * may always be included; the repository is the directory that holds <code>.git</code>, else the top of the Maven
     * build. A relative path starts beside the POM. Default: none. Example: {@code -Datmos.includeRoots=/srv/shared}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.includeRoots")
    private @Nullable List<File> includeRoots;

    /**
     * Globs of the top-level manifests, separated by commas and relative to the stacks directory. {@code *} stays
     * within a directory, {@code **} goes through all. Each top-level manifest is a stack; those that give their stacks
     * the same name are one stack together. A path without an extension stands for {@code .yaml} and {@code .yml}.
     * Default: {@code stacks.included_paths} of {@code atmos.yaml}, else {@code **}. Example:
     * {@code -Datmos.includedPaths=orgs/**}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.includedPaths")
    private @Nullable List<String> includedPaths;

    /**
     * Globs of files that are not top-level manifests although {@code includedPaths} matches them, since they exist
     * only to be imported. Separated by commas and relative to the stacks directory. Default:
     * {@code stacks.excluded_paths} of {@code atmos.yaml}, else none if {@code atmos.yaml} sets
     * {@code stacks.included_paths}, else {@code **&#47;_defaults.*, catalog/**, mixins/**, schemas/**}. Example:
     * {@code -Datmos.excludedPaths=catalog/**,shared/**}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.excludedPaths")
    private @Nullable List<String> excludedPaths;

    /**
     * Pattern that names stacks: <code>{stage}</code> stands for the variable {@code stage} of their instances, and so
     * for every variable. A variable that an instance does not have is an error. The pattern names only stacks whose
     * manifest has no {@code name}. Default: {@code stacks.name_pattern} of {@code atmos.yaml}; without any pattern or
     * template a stack is named by the path of its manifest below the stacks directory, without the extension:
     * {@code orgs/acme/dev}. Example: <code>-Datmos.namePattern={tenant}-{environment}-{stage}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.namePattern")
    private @Nullable String namePattern;

    /**
     * Go template that names stacks by any field of their instances. It wins over {@code namePattern}, and names only
     * stacks whose manifest has no {@code name}. Default: {@code stacks.name_template} of {@code atmos.yaml}, unless
     * {@code namePattern} is set. Example: <code>"-Datmos.nameTemplate={{ .vars.tenant }}-{{ .vars.stage }}"</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.nameTemplate")
    private @Nullable String nameTemplate;

    /**
     * Way to merge a list over an inherited list, which comes from an import, a base component or a more general level
     * of the manifest. {@code replace}: the own list wins. {@code append}: the own list follows the inherited one.
     * {@code merge}: item by item, where maps merge and any other item of the own list wins. Default:
     * {@code settings.list_merge_strategy} of {@code atmos.yaml}, else {@code replace}. Example:
     * {@code -Datmos.listMergeStrategy=append}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.listMergeStrategy")
    private @Nullable String listMergeStrategy;

    /**
     * Stacks to work on: names, paths of manifests or globs, separated by commas. A path starts at the stacks directory
     * or beside the POM; {@code *} stays within a segment of a name or path, {@code **} goes over all. An item that
     * matches nothing is an error. Set the parameter on the command line, in {@code .mvn/maven.config}, in an active
     * profile of {@code settings.xml} or in the configuration of the plugin. A property of a POM is passed over, so
     * that no build reaches a cloud by accident. Default: all stacks for {@code render}, {@code list},
     * {@code describe}, {@code compare}, {@code affected}, {@code remote-state}, {@code test} and {@code upload-preview};
     * none for {@code provision} and {@code plan}, which then do nothing; none for {@code apply}, {@code destroy},
     * {@code output}, {@code terraform} and {@code unlock}, which then fail. {@code validate} checks all stacks
     * whatever is selected, and fails if an item matches nothing. Example: {@code -Dstack=dev,orgs/acme/prod}; with
     * quotes {@code "-Dstack=**"} is all stacks.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stack")
    private @Nullable String stack;

    /**
     * Component instances to work on: names or globs, separated by commas. A component instance, instance for short, is
     * one component of one stack; its name is its key below {@code components.terraform} of the manifest. What
     * the parameter {@code stack} says of globs, of the places where it is set, of items that match nothing and of
     * {@code validate} holds here as well.
     * {@code unlock} works on a single instance and fails if more are selected. Default: all instances of the selected
     * stacks. Example: {@code "-Dcomponent=vpc,eks/*"}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "component")
    private @Nullable String component;

    /**
     * Fails the goal if there is any warning about what it works on, for instance an unknown key of a manifest.
     * Default: {@code false}. Example: {@code mvn validate -Datmos.failOnWarnings}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.failOnWarnings", defaultValue = "false")
    private boolean failOnWarnings;

    /** Stacks directory that the POM or the command line names; null if they leave it to {@code atmos.yaml}. */
    @Override
    public final @Nullable File namedStacksDirectory() {
        return stacksDirectory;
    }

    @Override
    public final Switches switches() {
        return new Switches(isSkipped(), isGoalSkipped(), failOnWarnings, isDryRun());
    }

    /** Returns true if the goal's own skip parameter is set. */
    protected boolean isGoalSkipped() {
        return false;
    }

    /** Weight of the rules that backends are judged by, for goals that judge them. */
    protected LintLevels lint() {
        return LintLevels.USUAL;
    }

    protected final StackRequest request(StackRequest.ToolParameters tool) {
        return new StackRequest(settings(), selection(), path(outputDirectory), tool, lint());
    }

    private Selection selection() {
        Invocation here = invocation();
        SelectionParameters parameters = new SelectionParameters(here.session(), here.execution(), here.project());
        return Selection.of(parameters.value("stack", stack), parameters.value("component", component));
    }

    private PluginSettings settings() {
        Invocation here = invocation();
        return new PluginSettings(
                BuildSurroundings.of(here.session(), here.directory()),
                new PluginSettings.Directories(
                        path(atmosYaml),
                        paths(includeRoots),
                        path(stacksDirectory),
                        path(rootModulesDirectory),
                        path(stateDirectory())),
                new PluginSettings.Manifests(includedPaths, excludedPaths),
                new PluginSettings.Names(namePattern, nameTemplate),
                states(here.directory()),
                listMergeStrategy);
    }

    private static List<Path> paths(@Nullable List<File> files) {
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    private static @Nullable Path path(@Nullable File file) {
        return file == null ? null : file.toPath();
    }
}

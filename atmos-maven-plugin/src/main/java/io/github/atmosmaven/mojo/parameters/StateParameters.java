package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.backend.config.BackendConfigEntries;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.maven.Parameters;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Parameters that decide where the state of an instance lies. */
abstract class StateParameters extends ToolChoiceParameters {

    /**
     * Gives each instance a Terraform workspace of its own, where its backend has workspaces. Unless the manifest names
     * the workspace it is {@code <stack>}, or {@code <stack>-<instance>} if the instance is not named like its root
     * module. With {@code false} all instances use the workspace {@code default}; that instances would share a state by
     * it is an error, which different keys or prefixes in their backends mend. Default:
     * {@code components.terraform.workspaces_enabled} of {@code atmos.yaml}, else {@code true}. Example:
     * {@code -Datmos.workspacesEnabled=false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.workspacesEnabled")
    private @Nullable Boolean workspacesEnabled;

    /**
     * Text that replaces {@code /} in default state prefixes, which {@code workspaceKeyPrefix} explains: with the
     * default separator the instance {@code vpc/1} has the prefix {@code vpc-1}. An empty text counts as not set.
     * Default: {@code components.terraform.workspace.prefix_separator} of {@code atmos.yaml}, else {@code -}. Example:
     * {@code -Datmos.prefixSeparator=_}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.prefixSeparator")
    private @Nullable String prefixSeparator;

    /**
     * Source of the default state prefix, for instances whose backend sets none: {@code workspace_key_prefix} of an s3
     * backend, {@code prefix} of gcs, {@code key} of azurerm. {@code instance} takes the name of the instance.
     * {@code module} takes the name of its root module; that is what Atmos does. Default: {@code instance} for a
     * project without an {@code atmos.yaml}, or where both give the same prefixes. Where an {@code atmos.yaml} is
     * present and some prefix would differ there is no default: the goal fails and asks for the choice. Example:
     * {@code -Datmos.workspaceKeyPrefix=module}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.workspaceKeyPrefix")
    private @Nullable String workspaceKeyPrefix;

    /**
     * Directory of states that are kept in local files: those of instances without a backend, and of a {@code local}
     * backend whose path is relative or not set. Each has the directory {@code <stack>/<instance>} in it.
     * {@code mvn clean} does not delete it. A relative path starts beside the POM; for a Maven module without stacks
     * of its own it starts beside the {@code atmos.yaml} that is found above it, so that such modules share one
     * directory. Default: {@code .atmos/state}. Example: {@code -Datmos.stateDirectory=/srv/state}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.stateDirectory")
    private @Nullable File stateDirectory;

    /**
     * Additions of {@code init} to the backends of the instances, as its argument {@code -backend-config} takes them: names of
     * files with the body of a backend, in HCL, or in JSON if the name ends in {@code .json}, and {@code key=value} entries,
     * separated by commas on the command line. A later entry wins; a block such as {@code workspaces} can only come from a
     * file, and replaces the one of the backend. A relative name starts beside the POM. An entry reaches every instance
     * with a {@code backend} block; with a backend type before it, {@code s3:conf/state.hcl}, only those of that type. All
     * goals read the entries: they count in checks, in the address of a state and in provisioning, and are never written to
     * {@code backend.tf.json}, so that a file may hold what must not be there. Default: none. Example:
     * {@code -Datmos.backendConfig=conf/state.hcl,s3:region=eu-west-1}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.backendConfig")
    private @Nullable List<String> backendConfig;

    protected final @Nullable File stateDirectory() {
        return stateDirectory;
    }

    /** @param project directory of the POM */
    protected final PluginSettings.States states(Path project) {
        return new PluginSettings.States(
                workspacesEnabled,
                prefixSeparator,
                Parameters.prefixMode(workspaceKeyPrefix),
                new BackendConfigEntries(backendConfig == null ? List.of() : backendConfig, List.of(project)));
    }
}

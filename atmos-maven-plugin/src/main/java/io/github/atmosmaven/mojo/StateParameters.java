package io.github.atmosmaven.mojo;

import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.maven.Parameters;
import java.io.File;
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

    final @Nullable File stateDirectory() {
        return stateDirectory;
    }

    final PluginSettings.States states() {
        return new PluginSettings.States(workspacesEnabled, prefixSeparator, Parameters.prefixMode(workspaceKeyPrefix));
    }
}

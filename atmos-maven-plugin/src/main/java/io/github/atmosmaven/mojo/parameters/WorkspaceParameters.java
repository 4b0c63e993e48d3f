package io.github.atmosmaven.mojo.parameters;

import org.apache.maven.plugins.annotations.Parameter;

/** Parameters of goals that work in the workspaces of instances, which a service may hold. */
public abstract class WorkspaceParameters extends PaceParameters {

    /**
     * Lets another version of the tool write states than the one that a workspace of a backend {@code remote} or of a
     * {@code cloud} block is set to. It hands {@code -ignore-remote-version} to {@code init} and, for
     * {@code atmos:terraform}, to {@code import}, {@code taint}, {@code untaint}, {@code state mv}, {@code state rm},
     * {@code state push} and {@code state replace-provider}; no other command takes it, and no other backend gets it.
     * Default: {@code false}, so that these commands fail. Example: {@code -Datmos.ignoreRemoteVersion}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.ignoreRemoteVersion", defaultValue = "false")
    private boolean ignoreRemoteVersion;

    @Override
    final boolean ignoresRemoteVersion() {
        return ignoreRemoteVersion;
    }
}

package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.Instance;

/**
 * Rules for instances about having a workspace to select, and about where their plans are made (remote-backend 6, 7).
 */
public final class Workspaces {

    private static final String DEFAULT = "default";

    private Workspaces() {}

    /**
     * Returns true if {@code workspace select} makes sense: not where the backend knows one workspace only or names one
     * itself, and not for the workspace that is selected from the start.
     */
    public static boolean areSelected(Instance instance) {
        BackendType type = instance.backendType();
        if (!type.hasWorkspaces()) {
            return false;
        }
        return type.isHosted()
                ? !type.namesWorkspace(instance.stateBackend().attributes())
                : !instance.workspace().equals(DEFAULT);
    }

    /** Returns true if a service such as HCP Terraform holds the state, and may run the plan. */
    public static boolean isHosted(Instance instance) {
        return instance.backendType().isHosted();
    }
}

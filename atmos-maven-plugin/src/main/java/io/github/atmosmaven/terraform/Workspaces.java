package io.github.atmosmaven.terraform;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.TextValue;
import org.jspecify.annotations.Nullable;

/** Which backends have workspaces to select, and where plans are made (remote-backend §6, §7). */
final class Workspaces {

    static final String CLOUD = "cloud";
    private static final String REMOTE = "remote";
    private static final String DEFAULT = "default";

    private Workspaces() {}

    /**
     * Whether {@code workspace select} makes sense: not for http, not where one remote workspace is named, and not for
     * the workspace that is selected from the start.
     */
    static boolean areSelected(Instance instance) {
        if ("http".equals(instance.backendType())) {
            return false;
        }
        return isHosted(instance) ? !isNamed(instance) : !instance.workspace().equals(DEFAULT);
    }

    private static boolean isNamed(Instance instance) {
        return instance.stateBackend().attributes().at("workspaces", "name") instanceof TextValue name
                && !name.text().isEmpty();
    }

    /** Whether a service such as HCP Terraform holds the state, and may run the plan. */
    static boolean isHosted(Instance instance) {
        return isHosted(instance.backendType());
    }

    static boolean isHosted(@Nullable String type) {
        return REMOTE.equals(type) || CLOUD.equals(type);
    }
}

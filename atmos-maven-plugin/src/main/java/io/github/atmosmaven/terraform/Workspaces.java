package io.github.atmosmaven.terraform;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.TextValue;

/** Which backends have workspaces to select, and where plans are made (remote-backend §6, §7). */
final class Workspaces {

    private Workspaces() {}

    /** Whether {@code workspace select} makes sense: not for http, and not where one remote workspace is named. */
    static boolean areSelected(Instance instance) {
        String type = instance.backend().type();
        if ("http".equals(type)) {
            return false;
        }
        boolean hosted = "remote".equals(type) || "cloud".equals(type);
        boolean named = instance.backend().attributes().at("workspaces", "name") instanceof TextValue name
                && !name.text().isEmpty();
        return !hosted || !named;
    }

    /** Whether the plan is made here, so that it can be kept in a file. */
    static boolean isLocalOperation(Instance instance) {
        String type = instance.backend().type();
        return !"remote".equals(type) && !"cloud".equals(type);
    }
}

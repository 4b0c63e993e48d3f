package io.github.atmosmaven.terraform.tool;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who needs a tool: an instance, or a project as a whole.
 *
 * @param name name for messages
 * @param command command that the manifests ask for; {@code null} if they ask for none
 * @param place place of the instance; {@code null} for a project
 */
record ToolUser(
        String name, @Nullable String command, @Nullable Location place) {

    static ToolUser of(Instance instance) {
        return new ToolUser("'" + instance.displayName() + "'", ToolBinaries.command(instance), instance.location());
    }

    static ToolUser project(@Nullable String command) {
        return new ToolUser("the project", command, null);
    }
}

package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.StackRequest;
import io.github.atmosmaven.maven.fetch.ToolDelivery;
import io.github.atmosmaven.maven.modules.EveryModule;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Goals that work on stacks. They know the tool that runs root modules, or would. */
abstract class ToolParameters extends StackParameters {

    @Inject
    private EveryModule everyModule;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            new GoalRun(invocation(), everyModule, this).execute();
        } finally {
            closeLog();
        }
    }

    @Override
    public final StackRequest request() {
        return request(toolParameters(means()));
    }

    /** Means to fetch a tool; null for a goal that runs none. */
    ToolDelivery.@Nullable Means means() {
        return null;
    }
}

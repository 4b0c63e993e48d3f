package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.ToolRun;
import org.apache.maven.plugins.annotations.Parameter;

/** Parameters of goals that run Terraform or OpenTofu. */
abstract class ToolRunParameters extends CloudParameters {

    /**
     * Longest wait for another build on this machine that works in the directory of the same instance. This is not the
     * lock of a state: how long the tool waits for that one, {@code -lock-timeout} in {@code TF_CLI_ARGS_plan} says.
     * Written as {@code 30s}, {@code 10m} or {@code 1h}; a bare number means seconds. Default: {@code 10m}, then the
     * instance fails. Example: {@code -Datmos.lockTimeout=1h}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.lockTimeout", defaultValue = "10m")
    private String lockTimeout;

    @Override
    public final boolean runsTool() {
        return true;
    }

    final ToolRun tool(GoalRun run) {
        return new ToolRun(run, cloud(run), lockTimeout);
    }
}

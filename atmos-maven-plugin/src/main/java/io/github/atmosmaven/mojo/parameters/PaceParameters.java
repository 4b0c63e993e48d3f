package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.workflow.run.Pace;
import io.github.atmosmaven.workflow.run.RunOrder;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Parameters of goals that run a tool for any number of instances: how many at a time, and how long. */
public abstract class PaceParameters extends ToolRunParameters {

    /**
     * Writes the lock file of each root module, {@code .terraform.lock.hcl}, as the tool leaves it: {@code init} may then
     * choose other providers, with {@code -upgrade} newer ones, and {@code providers lock} adds checksums of platforms. It
     * is the one file of the sources that a goal writes. Default: {@code false}; lock files are read alone. Example:
     * {@code mvn atmos:terraform -Dstack=dev -Datmos.args="init -upgrade" -Datmos.updateLock}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.updateLock", defaultValue = "false")
    private boolean updateLock;

    @Override
    protected final boolean updatesLockFiles() {
        return updateLock;
    }

    private static final int MOST = 8;

    /**
     * Number of instances that are run at a time, 1 or more. Default: the number of processors, at most 8; 1 for
     * {@code atmos:terraform}, which shows output as it comes. With more at a time {@code atmos:terraform} shows the
     * output of each instance when it ends. Example: {@code -Datmos.parallel=4}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.parallel")
    private @Nullable Integer parallel;

    /**
     * Longest time that the run of one instance may take, from {@code init} on. When it is over, the tool is interrupted
     * as by Ctrl-C, so that it keeps its state and releases its lock; the instance fails. Written as {@code 30s},
     * {@code 10m} or {@code 1h}; a bare number means seconds. Default: none, so that a run may take as long as it likes.
     * Example: {@code -Datmos.timeout=45m}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.timeout")
    private @Nullable String timeout;

    /** As many at a time as the parameter says, else as there are processors. */
    protected final Pace pace(RunOrder order) {
        return pace(order, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
    }

    protected final Pace pace(RunOrder order, int atATime) {
        int number = parallel == null ? atATime : parallel;
        Parameters.requirePositive("atmos.parallel", number);
        return new Pace(order, number, timeout == null ? null : Parameters.duration("atmos.timeout", timeout));
    }
}

package io.github.atmosmaven.mojo.parameters;

import org.apache.maven.plugins.annotations.Parameter;

/** Parameters of goals that write into the directories of instances and run no tool there. */
public abstract class DirectoryParameters extends JudgedParameters {

    /**
     * Longest wait for another build on this machine that works in the directory of the same instance. Written as
     * {@code 30s}, {@code 10m} or {@code 1h}; a bare number means seconds. Default: {@code 10m}, then the instance fails.
     * Example: {@code -Datmos.lockTimeout=1h}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.lockTimeout", defaultValue = "10m")
    private String lockTimeout;

    protected final String lockTimeout() {
        return lockTimeout;
    }
}

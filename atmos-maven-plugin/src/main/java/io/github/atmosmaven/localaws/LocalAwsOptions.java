package io.github.atmosmaven.localaws;

import java.nio.file.Path;

/**
 * How the endpoint is started.
 *
 * @param dataDirectory where everything is kept; two processes may share it
 * @param port 0 for a free one
 * @param faults what goes wrong on purpose
 */
public record LocalAwsOptions(Path dataDirectory, int port, Faults faults) {

    public LocalAwsOptions(Path dataDirectory) {
        this(dataDirectory, 0, operation -> {});
    }

    /** Lets tests see what happens when something goes wrong. */
    @FunctionalInterface
    public interface Faults {

        /** Called before each operation; throws an {@link AwsError} to answer with it in its place. */
        void before(String operation);
    }
}

package io.github.atmosmaven.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;

/** The local AWS endpoint for the time of one goal, or nothing where the goal talks to AWS (D50). */
public final class LocalEndpoint implements AutoCloseable {

    private LocalEndpoint() {}

    public static LocalEndpoint startIf(boolean wanted, Path projectDirectory, Log log) {
        return new LocalEndpoint();
    }

    public Map<String, String> environment() {
        return Map.of();
    }

    public List<String> initArguments() {
        return List.of();
    }

    public String dataDirectory() {
        return ".terraform";
    }

    @Override
    public void close() {}
}

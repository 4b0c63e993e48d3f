package io.github.atmosmaven.maven.aws;

import io.github.atmosmaven.files.OwnTree;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The local AWS endpoint for the time of one goal, or nothing where the goal talks to AWS (D50). */
public final class LocalEndpoint implements AutoCloseable {

    private final @Nullable LocalAws aws;

    private LocalEndpoint(@Nullable LocalAws aws) {
        this.aws = aws;
    }

    /**
     * Starts it where it is wanted, and says so.
     *
     * @param home directory whose {@code .atmos} holds its data
     */
    public static LocalEndpoint startIf(boolean wanted, Path home, Log log) {
        if (!wanted) {
            return new LocalEndpoint(null);
        }
        Path data = home.resolve(".atmos").resolve("local-aws");
        OwnTree.ofProject(home).make(data);
        try {
            LocalAws aws = LocalAws.start(new LocalAwsOptions(data));
            log.info("Using the local AWS endpoint at " + aws.uri() + ", not AWS; its data is in .atmos/local-aws");
            return new LocalEndpoint(aws);
        } catch (IOException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.UNREACHABLE,
                            null,
                            "the local AWS endpoint cannot listen on the loopback interface",
                            "allow it, or run without -Datmos.local"),
                    e);
        }
    }

    public boolean isRunning() {
        return aws != null;
    }

    public Optional<URI> uri() {
        return aws == null ? Optional.empty() : Optional.of(aws.uri());
    }

    /** Keys that the caller has there. */
    Optional<AwsKeys> keys() {
        return aws == null ? Optional.empty() : Optional.of(aws.keysOf(LocalAws.ACCOUNT));
    }

    /**
     * The caller's environment; beside the local endpoint nothing of it may speak of a real account (D50). A region is
     * no secret, and a backend may depend on it.
     */
    public Map<String, String> environment(Map<String, String> callers) {
        if (aws == null) {
            return callers;
        }
        Map<String, String> environment = new HashMap<>(callers);
        environment.keySet().removeIf(name -> name.startsWith("AWS_") && !name.endsWith("REGION"));
        return environment;
    }

    /** Variables that win over those of instances. */
    public Map<String, String> additions() {
        if (aws == null) {
            return Map.of();
        }
        Map<String, String> additions = new HashMap<>(aws.environment());
        // Names nothing real: an empty file in place of the profiles of the user.
        additions.put("AWS_SHARED_CREDENTIALS_FILE", nowhere());
        additions.put("AWS_CONFIG_FILE", nowhere());
        return additions;
    }

    private static String nowhere() {
        return Path.of("no-such-directory", "aws").toString();
    }

    /** Its own, so that switching it off never mixes local and real state. */
    public String dataDirectory() {
        return aws == null ? ".terraform" : ".terraform-local";
    }

    @Override
    public void close() {
        if (aws != null) {
            aws.close();
        }
    }
}

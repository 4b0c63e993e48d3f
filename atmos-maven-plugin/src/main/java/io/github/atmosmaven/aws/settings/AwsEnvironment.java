package io.github.atmosmaven.aws.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of calls to AWS, beside the backend of an instance.
 *
 * @param variables environment of the caller
 * @param local the local endpoint with its credentials; null for AWS
 * @param identity identity that parameters and the settings of Maven give
 * @param rootModules directory of the root modules, which relative paths of a backend start from (D73)
 * @param calls limits of the calls
 */
public record AwsEnvironment(
        Map<String, String> variables, @Nullable Local local, BuildIdentity identity, Path rootModules, Calls calls) {

    public AwsEnvironment {
        variables = Map.copyOf(variables);
    }

    /** AWS, as an environment alone leads there. */
    public static AwsEnvironment of(Map<String, String> variables) {
        return new AwsEnvironment(variables, null, BuildIdentity.NONE, Path.of(""), Calls.USUAL);
    }

    public AwsEnvironment withLocal(Local endpoint) {
        return new AwsEnvironment(variables, endpoint, identity, rootModules, calls);
    }

    public AwsEnvironment withIdentity(BuildIdentity other) {
        return new AwsEnvironment(variables, local, other, rootModules, calls);
    }

    public AwsEnvironment withRootModules(Path directory) {
        return new AwsEnvironment(variables, local, identity, directory, calls);
    }

    public AwsEnvironment withCalls(Calls other) {
        return new AwsEnvironment(variables, local, identity, rootModules, other);
    }

    /**
     * The way calls are made (D58).
     *
     * @param budget time for all calls of one bucket, waiting included
     * @param waits is told of a wait that a user would wonder about
     * @param command runs what profiles name as {@code credential_process}
     * @param firstPause before a call is made a second time; it doubles each time
     */
    public record Calls(Duration budget, Consumer<String> waits, CredentialCommand command, Duration firstPause) {

        private static final Duration USUAL_PAUSE = Duration.ofMillis(200);

        /** Two minutes, in silence, and no commands. */
        public static final Calls USUAL = new Calls(Duration.ofMinutes(2), line -> {}, command -> {
            throw new IOException("commands are not run here");
        });

        public Calls(Duration budget, Consumer<String> waits, CredentialCommand command) {
            this(budget, waits, command, USUAL_PAUSE);
        }

        public Calls withFirstPause(Duration pause) {
            return new Calls(budget, waits, command, pause);
        }
    }

    /** A static key. It has no text form, so that no log can hold it. */
    public record Keys(
            String accessKeyId,
            String secretAccessKey,
            @Nullable String sessionToken) {

        @Override
        public String toString() {
            return "Keys[hidden]";
        }
    }

    /**
     * The local endpoint. Real credentials never go there, and its own nowhere else (D50).
     *
     * @param keys of the caller, who has one account there
     */
    public record Local(URI uri, Keys keys) {}

    @Nullable
    public String variable(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}

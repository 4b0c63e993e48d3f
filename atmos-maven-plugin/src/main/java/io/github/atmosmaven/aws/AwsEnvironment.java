package io.github.atmosmaven.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What calls to AWS depend on beside the backend of an instance.
 *
 * @param variables environment of the caller
 * @param local the local endpoint with its credentials; null for AWS
 * @param profile the profile chosen for this build; null where the backend or the environment decides
 * @param keys credentials from the settings of Maven; null where there are none
 * @param proxy of the settings of Maven; null where there is none
 */
public record AwsEnvironment(
        Map<String, String> variables,
        @Nullable Local local,
        @Nullable String profile,
        @Nullable Keys keys,
        @Nullable Proxy proxy) {

    public AwsEnvironment {
        variables = Map.copyOf(variables);
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
     * @param accounts the keys that the caller has there: in an account, or where nobody asks for one
     */
    public record Local(URI uri, Function<Optional<String>, Keys> accounts) {

        public Local(URI uri, Keys keys) {
            this(uri, account -> keys);
        }
    }

    @Nullable
    String variable(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}

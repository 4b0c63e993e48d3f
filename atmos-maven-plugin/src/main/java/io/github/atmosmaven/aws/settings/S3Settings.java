package io.github.atmosmaven.aws.settings;

import io.github.atmosmaven.aws.http.InvalidSetting;
import io.github.atmosmaven.backend.type.S3Endpoints;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The attributes of an s3 backend that concern identity, endpoint or network, as Terraform's backend reads them (D46). */
public final class S3Settings {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

    private static final int HIGHEST_PORT = 65_535;

    private final MapValue attributes;
    private final AwsEnvironment environment;
    private final String store;
    private final List<Path> rootModules;

    public S3Settings(MapValue attributes, AwsEnvironment environment) {
        this(attributes, environment, S3Endpoints.of(S3Endpoints.S3, attributes, environment::variable), List.of());
    }

    /**
     * @param store the endpoint of S3; empty for AWS
     * @param rootModules of the instances that have the backend; relative paths start from there (D73)
     */
    public S3Settings(MapValue attributes, AwsEnvironment environment, String store, List<Path> rootModules) {
        this.attributes = attributes;
        this.environment = environment;
        this.store = store;
        this.rootModules = List.copyOf(rootModules);
    }

    public AwsEnvironment environment() {
        return environment;
    }

    @Nullable
    public String text(String key) {
        return text(attributes.get(key));
    }

    public static @Nullable String text(@Nullable Value value) {
        boolean scalar = value instanceof TextValue || value instanceof NumberValue || value instanceof BoolValue;
        String text = scalar ? Objects.toString(value) : "";
        return text.isEmpty() ? null : text;
    }

    public boolean flag(String key) {
        Value value = attributes.get(key);
        return value instanceof BoolValue bool ? bool.value() : "true".equals(text(value));
    }

    public List<String> texts(String key) {
        return texts(attributes.get(key));
    }

    public static List<String> texts(@Nullable Value value) {
        if (value instanceof ListValue list) {
            return list.items().stream().map(Objects::toString).toList();
        }
        return value == null || value instanceof NullValue ? List.of() : List.of(value.toString());
    }

    @Nullable
    public MapValue map(String key) {
        MapValue map = attributes.map(key);
        return map == null || map.isEmpty() ? null : map;
    }

    /** The attribute, or the first variable of the environment that is set. */
    @Nullable
    public String textOr(String key, String... variables) {
        String text = text(key);
        for (int i = 0; text == null && i < variables.length; i++) {
            text = environment.variable(variables[i]);
        }
        return text;
    }

    /** Returns true if an attribute is there to say that there is none. */
    boolean isEmptied(String key) {
        return attributes.get(key) instanceof TextValue text && text.text().isEmpty();
    }

    /**
     * A file as Terraform's backend finds it: the home directory and variables of the environment are put in, and a
     * relative path starts from the root module. Of several root modules the first that has the file counts.
     */
    public Path path(String written) {
        Matcher reference = VARIABLE.matcher(written);
        String expanded = reference.replaceAll(found -> {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            return Matcher.quoteReplacement(Objects.requireNonNullElse(environment.variable(name), ""));
        });
        String home = environment.variable("HOME");
        home = home == null ? environment.variable("USERPROFILE") : home;
        boolean atHome = expanded.equals("~") || expanded.startsWith("~/");
        Path path = file(home != null && atHome ? home + expanded.substring(1) : expanded);
        List<Path> places =
                rootModules.stream().map(module -> module.resolve(path)).toList();
        return places.stream().filter(Files::exists).findFirst().orElse(places.isEmpty() ? path : places.get(0));
    }

    private static Path file(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InvalidSetting("'" + name + "' cannot be the name of a file", e);
        }
    }

    /**
     * Endpoint that a service is called at; null for AWS itself.
     *
     * @param service {@code s3}, {@code sts}, {@code sso} or {@code sso_oidc}
     */
    @Nullable
    public URI endpoint(String service) {
        AwsEnvironment.Local local = environment.local();
        return local == null ? namedEndpoint(service) : local.uri();
    }

    /**
     * Endpoint that the backend or the environment names for a service, even if the local endpoint stands in for it;
     * null for AWS itself.
     */
    @Nullable
    public URI namedEndpoint(String service) {
        String named =
                service.equals(S3Endpoints.S3) ? store : S3Endpoints.of(service, attributes, environment::variable);
        return named.isEmpty() ? null : uri(service + " endpoint", named, "https://");
    }

    /** Throws {@link InvalidSetting} that names the thing and not its value, which may hold a password. */
    public static URI uri(String what, String text, String scheme) {
        try {
            URI uri = new URI(text.contains("://") ? text : scheme + text);
            if (uri.getHost() != null && uri.getPort() <= HIGHEST_PORT) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below: the exception's own text repeats the value
        }
        throw new InvalidSetting("the " + what + " is not a URL with a host");
    }

    /**
     * Most times that a call is made, or null if nothing sets it. The attribute {@code max_retries} counts the
     * repetitions only, so this is one more.
     */
    @Nullable
    public Integer attempts() {
        String retries = text("max_retries");
        if (retries == null) {
            return null;
        }
        if (!retries.matches("\\d{1,4}")) {
            throw new InvalidSetting("max_retries: '" + retries + "' is not a whole number");
        }
        return 1 + Integer.parseInt(retries);
    }

    /** Throws {@link InvalidSetting} for a mode that there is not. The pauses are the same in both modes. */
    public void requireRetryMode() {
        String mode = text("retry_mode");
        if (mode != null && !mode.equals("standard") && !mode.equals("adaptive")) {
            throw new InvalidSetting("retry_mode: '" + mode + "' is neither standard nor adaptive");
        }
    }

    /**
     * A flag that chooses another host name of AWS: the attribute, or the variable {@code AWS_<KEY>}, which Terraform's
     * backend takes for true whatever it holds. It means nothing at an endpoint that is named, where the SDK would refuse
     * it (D50).
     *
     * @param service service whose host name the flag changes
     */
    public boolean choosesHost(String key, String service) {
        if (endpoint(service) != null) {
            return false;
        }
        boolean isSaid = attributes.get(key) != null && !(attributes.get(key) instanceof NullValue);
        return isSaid ? flag(key) : environment.variable("AWS_" + key.toUpperCase(Locale.ROOT)) != null;
    }

    /** Asked for, or the only way there is because the host is no domain. */
    public boolean usesPathStyle() {
        URI endpoint = endpoint("s3");
        String host = endpoint == null || endpoint.getHost() == null ? "" : endpoint.getHost();
        boolean address = host.matches("[\\d.]+") || host.startsWith("[") || host.equals("localhost");
        return address || flag("use_path_style") || flag("force_path_style");
    }
}

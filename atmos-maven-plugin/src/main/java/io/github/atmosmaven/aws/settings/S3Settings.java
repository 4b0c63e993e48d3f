package io.github.atmosmaven.aws.settings;

import io.github.atmosmaven.backend.s3.S3Backend;
import io.github.atmosmaven.backend.s3.S3Endpoints;
import io.github.atmosmaven.backend.s3.S3Network.Hosts;
import io.github.atmosmaven.http.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An s3 backend together with the environment, as Terraform's backend reads both (D46). */
public final class S3Settings {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");
    private static final int HIGHEST_PORT = 65_535;

    private final S3Backend backend;
    private final AwsEnvironment environment;
    private final String store;
    private final List<Path> rootModules;

    public S3Settings(S3Backend backend, AwsEnvironment environment) {
        this(backend, environment, backend.endpoints().of(S3Endpoints.S3, environment::variable), List.of());
    }

    /**
     * @param store the endpoint of S3; empty for AWS
     * @param rootModules of the instances that have the backend; relative paths start from there (D73)
     */
    public S3Settings(S3Backend backend, AwsEnvironment environment, String store, List<Path> rootModules) {
        this.backend = backend;
        this.environment = environment;
        this.store = store;
        this.rootModules = List.copyOf(rootModules);
    }

    public AwsEnvironment environment() {
        return environment;
    }

    public S3Backend backend() {
        return backend;
    }

    /** The text of an attribute; without one, the first variable of the environment that is set. */
    @Nullable
    public String or(@Nullable String text, String... variables) {
        String found = text;
        for (int i = 0; found == null && i < variables.length; i++) {
            found = environment.variable(variables[i]);
        }
        return found;
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
                service.equals(S3Endpoints.S3) ? store : backend.endpoints().of(service, environment::variable);
        return named.isEmpty() ? null : uri(service + " endpoint", named, "https://");
    }

    /** Throws {@link InvalidSetting} that names the thing and not its value, which may hold a password. */
    public static URI uri(String what, String text, String scheme) {
        try {
            URI uri = new URI(text.contains("://") ? text : scheme + text);
            if (uri.getPort() > HIGHEST_PORT) {
                throw new InvalidSetting("the " + what + " has a port above " + HIGHEST_PORT);
            }
            if (uri.getHost() != null) {
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
        String retries = backend.network().retries().most();
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
        String mode = backend.network().retries().mode();
        if (mode != null && !mode.equals("standard") && !mode.equals("adaptive")) {
            throw new InvalidSetting("retry_mode: '" + mode + "' is neither standard nor adaptive");
        }
    }

    /** Returns true if a service is to be called at a host of FIPS. */
    public boolean usesFips(String service) {
        return isChosen(backend.network().hosts().fips(), Hosts.FIPS_VARIABLE, service);
    }

    /** Returns true if a service is to be called at a host with addresses of both kinds. */
    public boolean usesDualstack(String service) {
        return isChosen(backend.network().hosts().dualstack(), Hosts.DUALSTACK_VARIABLE, service);
    }

    /**
     * Returns true if another host name of AWS is chosen, by the attribute or else by the variable, which Terraform's
     * backend takes for true whatever it holds. It means nothing at an endpoint that is named, where the SDK would refuse
     * it (D50).
     */
    private boolean isChosen(@Nullable Boolean said, String variable, String service) {
        if (endpoint(service) != null) {
            return false;
        }
        return said == null ? environment.variable(variable) != null : said;
    }

    /** Asked for, or the only way there is because the host is no domain. */
    public boolean usesPathStyle() {
        URI endpoint = endpoint("s3");
        String host = endpoint == null || endpoint.getHost() == null ? "" : endpoint.getHost();
        boolean address = host.matches("[\\d.]+") || host.startsWith("[") || host.equals("localhost");
        return address || backend.network().hosts().usesPathStyle();
    }
}

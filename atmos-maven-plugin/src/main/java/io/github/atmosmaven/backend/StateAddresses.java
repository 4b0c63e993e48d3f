package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Computes the one address at which the state of an instance lives, for every backend type (D32). */
public final class StateAddresses {

    private static final String DEFAULT = "default";
    private static final Pattern OSS_PREFIX_START = Pattern.compile("^(\\./)*/*");
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i)password|passphrase|secret|token|credential|private_key|access_key|auth");

    private final Backend backend;
    private final String workspace;
    private final List<StateAddress.Part> parts = new ArrayList<>();

    private StateAddresses(Backend backend, String workspace) {
        this.backend = backend;
        this.workspace = workspace;
    }

    /**
     * @param workspaceSource the value that the workspace was read from; null where it is made of names
     * @param localState gives the directory, relative to the project, that holds a local state of the instance (D39)
     */
    public static StateAddress of(
            Backend backend, String workspace, @Nullable Value workspaceSource, Supplier<String> localState) {
        StateAddresses address = new StateAddresses(backend, workspace);
        String text = address.text(localState);
        if (!workspace.equals(DEFAULT)) {
            address.parts.add(new StateAddress.Part("workspace", workspace, workspaceSource));
        }
        return new StateAddress(text, List.copyOf(address.parts));
    }

    private String text(Supplier<String> localState) {
        String type = backend.type();
        if (type == null) {
            return local(localState.get());
        }
        return switch (type) {
            case "s3" -> s3();
            case "gcs" -> "gs://" + at(endpoint("storage_custom_endpoint")) + part("bucket", "") + "/" + gcsPath();
            case "azurerm" -> azurerm();
            case "local" -> local(localState.get());
            case "remote", "cloud" -> hosted(type);
            case "http" -> Credentials.strip(part("address", ""));
            case "consul" ->
                "consul://" + datacenter(part("datacenter", "")) + withoutScheme(part("address", "127.0.0.1:8500"))
                        + "/" + part("path", "") + (isNamed() ? "-env:" + workspace : "");
            case "cos" ->
                "cos://" + at(or(endpoint("endpoint"), part("region", ""))) + part("bucket", "") + "/"
                        + keyed(part("prefix", ""), part("key", "terraform.tfstate"));
            case "oss" -> oss();
            case "kubernetes" ->
                "kubernetes://" + at(Credentials.strip(or(part("host", ""), part("config_context", ""))))
                        + part("namespace", DEFAULT) + "/tfstate-" + workspace + "-" + part("secret_suffix", "");
            case "pg" ->
                PostgresDatabase.of(part("conn_str", "")) + "/" + part("schema_name", "terraform_remote_state") + "/"
                        + part("table_name", "states") + "/" + workspace;
            case "oci" ->
                "oci://" + at(part("region", "")) + part("namespace", "") + "/" + part("bucket", "") + "/"
                        + (isNamed()
                                ? join(
                                        part("workspace_key_prefix", "env:"),
                                        workspace,
                                        part("key", "terraform.tfstate"))
                                : part("key", "terraform.tfstate"));
            default -> type + "://" + unknown();
        };
    }

    private boolean isNamed() {
        return !workspace.equals(DEFAULT);
    }

    private String s3() {
        MapValue endpoints = backend.attributes().map("endpoints");
        String endpoint = endpoints == null
                ? endpoint("endpoint")
                : or(Credentials.strip(text(endpoints.get("s3"))), endpoint("endpoint"));
        String place = endpoint.isEmpty() ? partition(text(backend.attributes().get("region"))) : endpoint;
        String bucket = part("bucket", "");
        String path =
                isNamed() ? join(part("workspace_key_prefix", "env:"), workspace, part("key", "")) : part("key", "");
        return "s3://" + at(place) + bucket + "/" + path;
    }

    /** Bucket names are unique within a partition of AWS only. */
    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "";
    }

    private String gcsPath() {
        String prefix = part("prefix", "");
        return join(prefix.startsWith("/") ? prefix.substring(1) : prefix, workspace + ".tfstate");
    }

    private String azurerm() {
        String cloud = or(part("metadata_host", ""), part("environment", ""));
        return "azurerm://" + at(cloud.equals("public") ? "" : cloud) + part("storage_account_name", "") + "/"
                + part("container_name", "") + "/" + part("key", "terraform.tfstate")
                + (isNamed() ? "env:" + workspace : "");
    }

    private String local(String localState) {
        if (!isNamed()) {
            String path = part("path", "terraform.tfstate");
            return isAbsolute(path) ? join(path) : join(localState, path);
        }
        String folder = part("workspace_dir", "terraform.tfstate.d");
        String file = join(folder, workspace, "terraform.tfstate");
        return isAbsolute(folder) ? file : join(localState, file);
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.matches("^[A-Za-z]:[\\\\/].*");
    }

    private String hosted(String type) {
        String host = part("hostname", "app.terraform.io").toLowerCase(java.util.Locale.ROOT);
        String start = "remote://" + host + "/" + part("organization", "") + "/";
        String name = workspaces("name");
        if (type.equals(BackendTypes.CLOUD)) {
            return CloudTokens.fill(start + (name.isEmpty() ? workspace : name), workspace);
        }
        return start + (name.isEmpty() ? workspaces("prefix") + workspace : name);
    }

    /** An attribute of the {@code workspaces} block, which may be written as a map or as a list of one map. */
    private String workspaces(String attribute) {
        Value block = backend.attributes().get("workspaces");
        if (block instanceof ListValue list && list.items().size() == 1) {
            block = list.items().get(0);
        }
        Value source = block instanceof MapValue map ? map.get(attribute) : null;
        String value = text(source);
        if (!value.isEmpty()) {
            addPart("workspaces." + attribute, value, source);
        }
        return value;
    }

    private String oss() {
        String prefix = OSS_PREFIX_START.matcher(part("prefix", "env:")).replaceFirst("");
        return "oss://" + at(or(endpoint("endpoint"), part("region", ""))) + part("bucket", "") + "/"
                + keyed(prefix, part("key", "terraform.tfstate"));
    }

    private String keyed(String prefix, String key) {
        return isNamed() ? join(prefix, workspace, key) : join(prefix, key);
    }

    /** How a server is spoken to does not make it another one. */
    private static String withoutScheme(String address) {
        String server = Credentials.strip(address);
        return server.substring(server.indexOf("://") < 0 ? 0 : server.indexOf("://") + 3);
    }

    private static String datacenter(String name) {
        return name.isEmpty() ? "" : name + "@";
    }

    /** A type that no tool knows has no rule for its place: all of its attributes count, except its secrets (D35). */
    private String unknown() {
        StringBuilder text = new StringBuilder(workspace);
        backend.attributes().entries().stream()
                .filter(entry -> !SECRET_NAME.matcher(entry.key()).find())
                .sorted(java.util.Comparator.comparing(MapValue.Entry::key))
                .forEach(entry ->
                        text.append('/').append(entry.key()).append('=').append(shown(entry.value())));
        return text.toString();
    }

    private static String shown(Value value) {
        return Credentials.strip(value.toString());
    }

    private String endpoint(String attribute) {
        return Credentials.strip(text(backend.attributes().get(attribute)));
    }

    private static String at(String place) {
        return place.isEmpty() ? "" : place + "/";
    }

    private static String or(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private String part(String attribute, String otherwise) {
        Value source = backend.attributes().get(attribute);
        String value = text(source);
        if (value.isEmpty()) {
            return otherwise;
        }
        addPart(attribute, value, source);
        return value;
    }

    private void addPart(String name, String value, @Nullable Value source) {
        parts.add(new StateAddress.Part(name, value, source));
    }

    private static String text(@Nullable Value value) {
        return value == null || value instanceof io.github.atmosmaven.model.NullValue ? "" : value.toString();
    }

    /** Joins and cleans a path as Go's {@code path.Join} does. */
    private static String join(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append(path.isEmpty() || segment.isEmpty() ? "" : "/").append(segment);
        }
        String joined = path.toString();
        return isClean(joined) ? joined : clean(joined);
    }

    /** Whether no segment is empty, {@code .} or {@code ..}; those that only begin with a dot are rare enough. */
    private static boolean isClean(String path) {
        return !path.startsWith(".") && !path.contains("//") && !path.contains("/.") && !path.endsWith("/");
    }

    private static String clean(String joined) {
        List<String> clean = new ArrayList<>();
        for (String segment : joined.split("/", -1)) {
            if (segment.equals("..")
                    && !clean.isEmpty()
                    && !clean.get(clean.size() - 1).equals("..")) {
                clean.remove(clean.size() - 1);
            } else if (segment.equals("..") && !joined.startsWith("/")) {
                clean.add(segment);
            } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                clean.add(segment);
            }
        }
        return (joined.startsWith("/") ? "/" : "") + String.join("/", clean);
    }
}

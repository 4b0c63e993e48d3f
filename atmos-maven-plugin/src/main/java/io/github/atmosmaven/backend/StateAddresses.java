package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.CleanPath;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.PathForms;
import io.github.atmosmaven.model.SecretNames;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes the one address at which the state of an instance lives, for every backend type (D32). */
public final class StateAddresses {

    private static final String DEFAULT = "default";
    private static final String LOCALHOST = "localhost";

    private final Backend backend;
    private final String workspace;
    private final PlaceVariables variables;
    private final List<StateAddress.Part> parts = new ArrayList<>();

    private StateAddresses(Backend backend, String workspace, PlaceVariables variables) {
        this.backend = backend;
        this.workspace = workspace;
        this.variables = variables;
    }

    /**
     * @param workspaceSource the value that the workspace was read from; null where it is made of names
     * @param local where a local state of the instance lies
     * @param variables what the environment of the tool says of the place
     */
    public static StateAddress of(
            Backend backend,
            String workspace,
            @Nullable Value workspaceSource,
            LocalPlace local,
            PlaceVariables variables) {
        StateAddresses address = new StateAddresses(backend, workspace, variables);
        String text = address.text(local);
        if (!workspace.equals(DEFAULT)) {
            address.parts.add(new StateAddress.Part("workspace", workspace, workspaceSource));
        }
        return new StateAddress(text, List.copyOf(address.parts));
    }

    private String text(LocalPlace local) {
        String type = backend.type();
        if (type == null) {
            return local(local);
        }
        return switch (type) {
            case "s3" -> s3();
            case "gcs" -> gcs();
            case "azurerm" -> azurerm();
            case "local" -> local(local);
            case "remote", "cloud" -> hosted(type);
            case "http" -> ServerUrl.of(part("address", "")).toString();
            case "consul" ->
                "consul://" + datacenter(part("datacenter", "")) + consulServer() + "/" + part("path", "")
                        + (isNamed() ? "-env:" + workspace : "");
            case "cos" ->
                "cos://" + at(CloudEndpoints.cos(part("endpoint", ""), part("region", ""))) + part("bucket", "") + "/"
                        + keyed(part("prefix", ""), part("key", "terraform.tfstate"));
            case "oss" -> oss();
            case "kubernetes" ->
                "kubernetes://" + at(cluster()) + part("namespace", DEFAULT) + "/tfstate-" + workspace + "-"
                        + part("secret_suffix", "");
            case "pg" ->
                database() + "/" + part("schema_name", "terraform_remote_state") + "/" + part("table_name", "states")
                        + "/" + workspace;
            case "oci" ->
                "oci://" + at(part("region", "")) + part("namespace", "") + "/" + part("bucket", "") + "/"
                        + (isNamed()
                                ? CleanPath.join(
                                        part("workspace_key_prefix", "tf-state-env"),
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
        String inBlock = block("endpoints", "s3");
        String endpoint = inBlock.isEmpty() ? part("endpoint", "") : inBlock;
        String place = CloudEndpoints.s3(endpoint, region());
        String bucket = part("bucket", "");
        String path = isNamed()
                ? CleanPath.join(part("workspace_key_prefix", "env:"), workspace, part("key", ""))
                : part("key", "");
        return "s3://" + at(place) + bucket + "/" + path;
    }

    /** It says in which partition a bucket is, and no more. */
    private String region() {
        String written = text(backend.attributes().get("region"));
        PlaceVariables.Setting set = written.isEmpty() ? variables.of(BackendTypes.S3, "region") : null;
        return set == null ? written : set.value();
    }

    private String gcs() {
        String place = CloudEndpoints.gcs(part("storage_custom_endpoint", ""), part("universe_domain", ""));
        String bucket = part("bucket", "");
        String prefix = withoutStart("/", part("prefix", ""));
        return "gs://" + at(place) + bucket + "/" + CleanPath.join(prefix, workspace + ".tfstate");
    }

    private String azurerm() {
        String cloud = or(part("metadata_host", ""), part("environment", ""));
        return "azurerm://" + at(CloudEndpoints.azure(cloud)) + part("storage_account_name", "") + "/"
                + part("container_name", "") + "/" + part("key", "terraform.tfstate")
                + (isNamed() ? "env:" + workspace : "");
    }

    private String local(LocalPlace local) {
        String attribute = isNamed() ? "workspace_dir" : "path";
        String written = part(attribute, isNamed() ? "terraform.tfstate.d" : "terraform.tfstate");
        // Into a project that is not composed itself leads only what is as written.
        String path = backend.attributes().get(attribute) instanceof TextValue text && CleanPath.isAbsolute(text.text())
                ? text.text()
                : written;
        if (!CleanPath.isAbsolute(path)) {
            addPart("directory", local.directory().get(), null);
        }
        String file = isNamed() ? CleanPath.join(path, workspace, "terraform.tfstate") : path;
        return local.resolve(file);
    }

    private String consulServer() {
        String server = ServerUrl.of(part("address", "127.0.0.1:8500"))
                .withoutTrailingSlash()
                .withoutScheme();
        boolean here = server.equals(LOCALHOST) || server.startsWith(LOCALHOST + ":");
        return here ? "127.0.0.1" + server.substring(LOCALHOST.length()) : server;
    }

    /** Two files of contexts may well have two clusters under one name. */
    private String cluster() {
        String host = ServerUrl.of(part("host", "")).withoutTrailingSlash().withoutScheme();
        if (!host.isEmpty()) {
            return host;
        }
        return Stream.of("config_path", "config_paths", "config_context", "config_context_cluster")
                .map(attribute -> part(attribute, ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(","));
    }

    private String hosted(String type) {
        String host = ServerUrl.of(part("hostname", "app.terraform.io")).host();
        String start = "remote://" + host + "/" + part("organization", "") + "/";
        String name = workspaces("name");
        if (type.equals(BackendTypes.CLOUD)) {
            return CloudTokens.fill(start + (name.isEmpty() ? workspace : name), workspace);
        }
        return start + (name.isEmpty() ? workspaces("prefix") + workspace : name);
    }

    private String workspaces(String attribute) {
        return block("workspaces", attribute);
    }

    /** An attribute of a block, which may be written as a map or as a list of one map. */
    private String block(String name, String attribute) {
        Value block = backend.attributes().get(name);
        if (block instanceof ListValue list && list.items().size() == 1) {
            block = list.items().get(0);
        }
        Value source = block instanceof MapValue map ? map.get(attribute) : null;
        String value = text(source);
        if (!value.isEmpty()) {
            addPart(name + "." + attribute, value, source);
        }
        return value;
    }

    /** The part is the database too: the connection string itself has a password (D35). */
    private String database() {
        Value source = backend.attributes().get("conn_str");
        String connection = text(source);
        PlaceVariables.Setting set = connection.isEmpty() ? variables.of("pg", "conn_str") : null;
        String database = PostgresDatabase.of(set == null ? connection : set.value(), variables::value);
        if (set != null) {
            addPart(set.variable(), database, set.source());
        } else if (!connection.isEmpty()) {
            addPart("conn_str", database, source);
        }
        return database;
    }

    private String oss() {
        String prefix = withoutStart("/", withoutStart("./", part("prefix", "env:")));
        return "oss://" + at(CloudEndpoints.oss(part("endpoint", ""), part("region", ""))) + part("bucket", "") + "/"
                + keyed(prefix, part("key", "terraform.tfstate"));
    }

    private String keyed(String prefix, String key) {
        return isNamed() ? CleanPath.join(prefix, workspace, key) : CleanPath.join(prefix, key);
    }

    private static String withoutStart(String start, String text) {
        int from = 0;
        while (text.startsWith(start, from)) {
            from += start.length();
        }
        return text.substring(from);
    }

    private static String datacenter(String name) {
        return name.isEmpty() ? "" : name + "@";
    }

    /** A type that no tool knows has no rule for its place: all of its attributes count, except its secrets (D35). */
    private String unknown() {
        StringBuilder text = new StringBuilder(workspace);
        backend.attributes().entries().stream()
                .filter(entry -> !SecretNames.mayHoldOne(entry.key()))
                .sorted(Comparator.comparing(MapValue.Entry::key))
                .forEach(entry ->
                        text.append('/').append(entry.key()).append('=').append(shown(entry.value())));
        return text.toString();
    }

    private static String shown(Value value) {
        return Credentials.strip(value.toString());
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
        if (!value.isEmpty()) {
            addPart(attribute, value, source);
            return value;
        }
        PlaceVariables.Setting set = variables.of(String.valueOf(backend.type()), attribute);
        if (set == null) {
            return otherwise;
        }
        addPart(set.variable(), Credentials.strip(set.value()), set.source());
        return set.value();
    }

    private void addPart(String name, String value, @Nullable Value source) {
        parts.add(new StateAddress.Part(name, value, source));
    }

    /** As the tools take it: what they read of a configuration has composed characters. */
    private static String text(@Nullable Value value) {
        return value == null || value instanceof NullValue ? "" : PathForms.composed(value.toString());
    }
}

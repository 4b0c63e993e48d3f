package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that tell the states of one backend apart (D32). One that is computed and comes to nothing would put the
 * state at a place that nobody named, which other instances may well share (D36).
 */
public final class PlaceAttributes {

    private static final List<String> REMOTE =
            List.of("hostname", "organization", "workspaces.name", "workspaces.prefix");

    private static final Map<String, List<String>> BY_TYPE = Map.ofEntries(
            Map.entry("s3", List.of("bucket", "key", "workspace_key_prefix")),
            Map.entry("gcs", List.of("bucket", "prefix")),
            Map.entry("azurerm", List.of("storage_account_name", "container_name", "key")),
            Map.entry("local", List.of("path", "workspace_dir")),
            Map.entry("remote", REMOTE),
            Map.entry("cloud", REMOTE),
            Map.entry("http", List.of("address")),
            Map.entry("consul", List.of("address", "datacenter", "path")),
            Map.entry("cos", List.of("bucket", "prefix", "key")),
            Map.entry("oss", List.of("bucket", "prefix", "key")),
            Map.entry("kubernetes", List.of("host", "namespace", "secret_suffix")),
            Map.entry("pg", List.of("conn_str", "schema_name", "table_name")),
            Map.entry("oci", List.of("namespace", "bucket", "workspace_key_prefix", "key")));

    private PlaceAttributes() {}

    /**
     * Reports what comes to nothing, each at the template or function that made it.
     *
     * @param raw the backend before functions and templates were computed
     * @param computed the same afterwards
     * @param instance for messages
     */
    public static void check(Backend raw, Backend computed, String instance, Consumer<Problem> problems) {
        String type = raw.type();
        if (type == null || !raw.attributes().isDynamic()) {
            return;
        }
        for (String attribute : BY_TYPE.getOrDefault(type, List.of())) {
            Value written = at(raw.attributes(), attribute);
            if (written != null && written.isDynamic() && isBlank(at(computed.attributes(), attribute))) {
                problems.accept(Problem.error(
                        ProblemCode.UNRESOLVED_TEMPLATE,
                        written.location(),
                        "'" + attribute + "' of the " + type + " backend of '" + instance
                                + "' says where the state is, and comes to nothing",
                        "give what it is made of a value, or take the attribute out"));
            }
        }
    }

    private static boolean isBlank(@Nullable Value value) {
        return value == null || value instanceof NullValue || value.toString().isBlank();
    }

    /** A block is written as a map or as a list of one map. */
    private static @Nullable Value at(MapValue attributes, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return attributes.get(path);
        }
        Value block = attributes.get(path.substring(0, dot));
        if (block instanceof ListValue list && list.items().size() == 1) {
            block = list.items().get(0);
        }
        return block instanceof MapValue map ? map.get(path.substring(dot + 1)) : null;
    }
}

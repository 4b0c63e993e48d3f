package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    /** Any white space may stand between the settings of a connection. */
    private static final List<String> MAY_HAVE_LINES = List.of("conn_str");

    private PlaceAttributes() {}

    /** The names of those of a type, {@code workspaces.name} and the like included. */
    static List<String> of(String type) {
        return BY_TYPE.getOrDefault(type, List.of());
    }

    /**
     * Reports what comes to nothing at the template or function that made it, and what is no text of one line at its
     * value.
     *
     * @param raw the backend before functions and templates were computed
     * @param computed the same afterwards
     * @param instance for messages
     */
    public static void check(Backend raw, Backend computed, String instance, Consumer<Problem> problems) {
        String type = raw.type();
        for (String attribute : type == null ? List.<String>of() : BY_TYPE.getOrDefault(type, List.of())) {
            Supplier<String> what = () -> "'" + attribute + "' of the " + type + " backend of '" + instance + "' ";
            Problem problem =
                    problem(attribute, at(raw.attributes(), attribute), at(computed.attributes(), attribute), what);
            if (problem != null) {
                problems.accept(problem);
            }
        }
    }

    private static @Nullable Problem problem(
            String attribute, @Nullable Value written, @Nullable Value value, Supplier<String> what) {
        if (written != null && written.isDynamic() && isBlank(value)) {
            return Problem.error(
                    ProblemCode.UNRESOLVED_TEMPLATE,
                    written.location(),
                    what.get() + "says where the state is, and comes to nothing",
                    "give what it is made of a value, or take the attribute out");
        }
        if (value instanceof MapValue || value instanceof ListValue) {
            return Problem.error(
                    ProblemCode.WRONG_TYPE,
                    value.location(),
                    what.get() + "must be text, not " + value.aKind(),
                    "write one text");
        }
        if (value instanceof TextValue text && !MAY_HAVE_LINES.contains(attribute) && hasControl(text)) {
            return Problem.error(
                    ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                    value.location(),
                    what.get() + "has a line break or another control character in it",
                    "write it on one line, without '|' or '>'");
        }
        return null;
    }

    private static boolean hasControl(TextValue text) {
        String characters = text.text();
        for (int i = 0; i < characters.length(); i++) {
            if (Character.isISOControl(characters.charAt(i))) {
                return true;
            }
        }
        return false;
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

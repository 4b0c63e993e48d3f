package io.github.atmosmaven.conformance;

import static io.github.atmosmaven.conformance.PlainMerge.at;
import static io.github.atmosmaven.conformance.PlainMerge.map;
import static io.github.atmosmaven.conformance.PlainMerge.text;

import io.github.atmosmaven.merge.ListStrategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The backend part of {@link PlainResolver}: semantics 8, 9, D30, D31 by the instance's own name.
 *
 * @param name what default attributes are made of
 */
record PlainBackend(PlainMerge project, List<PlainBackend.Level> levels, PlainBackend.Types types, String name) {

    private static final Set<String> TYPES = Set.of("s3", "gcs", "azurerm", "local", "http", "static");

    /** The types that are set somewhere; null where none is. */
    record Types(@Nullable String backend, @Nullable String remote) {

        static final Types NONE = new Types(null, null);

        static Types of(Map<String, Object> level) {
            return new Types(text(level, "backend_type"), text(level, "remote_state_backend_type"));
        }

        Types over(Types earlier) {
            return new Types(backend == null ? earlier.backend : backend, remote == null ? earlier.remote : remote);
        }
    }

    /**
     * Content of one level.
     *
     * @param ofBase how the lists of a base are merged over those of other bases; null for a level that is no base
     * @param types in force there, which flat attributes belong to
     */
    record Level(Map<String, Object> body, @Nullable ListStrategy ofBase, Types types) {}

    /** Adds the backend sections to an instance; false where it cannot have any. */
    boolean describe(Map<String, Object> instance) {
        Map<String, Object> backend = backend();
        String remoteType = types.remote() == null ? types.backend() : types.remote();
        Map<String, Object> remote = backend == null || remoteType == null ? Map.of() : remote(backend, remoteType);
        if (backend == null || remote == null) {
            return false;
        }
        if (types.backend() != null) {
            instance.put("backend_type", types.backend());
        }
        if (remoteType != null) {
            instance.put("remote_state_backend_type", remoteType);
        }
        PlainResolver.put(instance, "backend", backend);
        PlainResolver.put(instance, "remote_state_backend", remote);
        return true;
    }

    private @Nullable Map<String, Object> backend() {
        String type = types.backend();
        if (type == null) {
            boolean any = levels.stream()
                    .anyMatch(level -> !at(level.body(), "backend").isEmpty());
            return any ? null : Map.of();
        }
        Map<String, Object> all = sections("backend", false);
        Map<String, Object> attributes = all == null ? null : chosen(all, type, Map.of());
        return attributes == null ? null : withDefault(attributes, type);
    }

    private @Nullable Map<String, Object> remote(Map<String, Object> backend, String type) {
        Map<String, Object> all = sections("remote_state_backend", true);
        Map<String, Object> start = type.equals(types.backend()) ? backend : Map.of();
        Map<String, Object> attributes = all == null ? null : chosen(all, type, start);
        return attributes == null ? null : all.isEmpty() ? start : project.merge(start, attributes);
    }

    /** The attributes of a type; null where there are only those of others. */
    private static @Nullable Map<String, Object> chosen(
            Map<String, Object> all, String type, Map<String, Object> otherwise) {
        if (all.containsKey(type)) {
            return all.get(type) instanceof Map<?, ?> attributes ? map(attributes) : null;
        }
        return all.isEmpty() ? otherwise : null;
    }

    /** By type, what all levels say; null where a level has attributes of no type. */
    private @Nullable Map<String, Object> sections(String key, boolean remote) {
        Map<String, Object> all = Map.of();
        Map<String, Object> inherited = Map.of();
        for (Level level : levels) {
            String type = remote && level.types().remote() != null
                    ? level.types().remote()
                    : level.types().backend();
            Map<String, Object> section = typed(at(level.body(), key), type);
            if (section == null) {
                return null;
            }
            if (level.ofBase() != null) {
                inherited = new PlainMerge(level.ofBase()).merge(inherited, section);
            } else {
                all = project.merge(project.merge(all, inherited), section);
            }
        }
        return all;
    }

    private @Nullable Map<String, Object> typed(Map<String, Object> section, @Nullable String type) {
        Map<String, Object> nested = new LinkedHashMap<>(section);
        Map<String, Object> flat = new LinkedHashMap<>(section);
        nested.keySet().retainAll(TYPES);
        flat.keySet().removeAll(TYPES);
        if (flat.isEmpty()) {
            return nested;
        }
        if (type == null) {
            return null;
        }
        nested.put(type, project.merge(at(nested, type), flat));
        return nested;
    }

    private Map<String, Object> withDefault(Map<String, Object> attributes, String type) {
        String flat = name.replace('/', '-');
        Map<String, Object> filled = new LinkedHashMap<>(attributes);
        switch (type) {
            case "s3" -> {
                if (text(attributes, "workspace_key_prefix") == null) {
                    filled.put("workspace_key_prefix", flat);
                }
            }
            case "gcs" -> {
                if (text(attributes, "prefix") == null) {
                    filled.put("prefix", flat);
                }
            }
            case "azurerm" -> azureKey(filled, flat);
            default -> {}
        }
        return filled;
    }

    /** semantics 8.9. */
    private void azureKey(Map<String, Object> attributes, String flat) {
        String global = text(alone(levels.get(0)), "key");
        boolean own = alone(levels.get(levels.size() - 1)).get("key") instanceof String;
        String key = text(attributes, "key");
        if (!own && (key == null || key.equals(global))) {
            attributes.put("key", (global == null ? "" : global + "/") + flat + ".terraform.tfstate");
        }
    }

    private Map<String, Object> alone(Level level) {
        Map<String, Object> typed =
                typed(at(level.body(), "backend"), level.types().backend());
        return typed == null ? Map.of() : at(typed, "azurerm");
    }
}

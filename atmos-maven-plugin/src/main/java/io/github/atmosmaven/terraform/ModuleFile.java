package io.github.atmosmaven.terraform;

import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one file of a module says about other modules and about state. What cannot be understood is left to the tool,
 * which says so in its own words.
 *
 * @param sources of the modules it calls
 * @param backends its {@code backend} and {@code cloud} blocks
 */
record ModuleFile(List<Source> sources, List<OwnBackend> backends) {

    private static final Set<String> TOOL_SUFFIXES = Set.of(".tf", ".tofu");

    /** Where a module comes from, as written. */
    record Source(String text, Location location) {}

    /**
     * A backend that the module has of its own.
     *
     * @param type {@code cloud} for a cloud block
     * @param texts the attributes that are plain text
     */
    record OwnBackend(String type, Map<String, String> texts, Location location) {}

    static boolean isOne(String name) {
        String plain = name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
        return TOOL_SUFFIXES.stream().anyMatch(plain::endsWith);
    }

    static ModuleFile read(Path file, String displayName) throws IOException {
        if (displayName.endsWith(".json")) {
            Value root = new JsonReader().valueOf(file, displayName);
            return root instanceof MapValue map ? ofJson(map) : new ModuleFile(List.of(), List.of());
        }
        // Not strictly: an odd byte in a comment is no reason to fail.
        return ofHcl(HclBlocks.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), displayName));
    }

    private static ModuleFile ofHcl(HclBlocks hcl) {
        List<Source> sources = new ArrayList<>();
        for (HclBlocks.Attribute attribute : hcl.attributes()) {
            if (attribute.name().equals("source") && attribute.path().equals(List.of("module"))) {
                sources.add(new Source(attribute.value(), attribute.location()));
            }
        }
        List<OwnBackend> backends = new ArrayList<>();
        for (HclBlocks.Block block : hcl.blocks()) {
            if (block.path().equals(List.of("terraform", "cloud"))) {
                backends.add(new OwnBackend("cloud", Map.of(), block.location()));
            } else if (block.path().equals(List.of("terraform", "backend"))) {
                String type = block.labels().isEmpty() ? "" : block.labels().get(0);
                backends.add(new OwnBackend(type, texts(hcl, block.path()), block.location()));
            }
        }
        return new ModuleFile(sources, backends);
    }

    private static Map<String, String> texts(HclBlocks hcl, List<String> path) {
        Map<String, String> texts = new HashMap<>();
        hcl.attributes().stream()
                .filter(attribute -> attribute.path().equals(path))
                .forEach(attribute -> texts.put(attribute.name(), attribute.value()));
        return texts;
    }

    private static ModuleFile ofJson(MapValue root) {
        List<Source> sources = new ArrayList<>();
        for (MapValue modules : maps(root.get("module"))) {
            for (MapValue.Entry module : modules.entries()) {
                for (MapValue body : maps(module.value())) {
                    if (body.get("source") instanceof TextValue source) {
                        sources.add(new Source(source.text(), source.location()));
                    }
                }
            }
        }
        List<OwnBackend> backends = new ArrayList<>();
        for (MapValue terraform : maps(root.get("terraform"))) {
            MapValue.Entry cloud = terraform.entry("cloud");
            if (cloud != null) {
                backends.add(new OwnBackend("cloud", Map.of(), cloud.keyLocation()));
            }
            for (MapValue types : maps(terraform.get("backend"))) {
                types.entries().forEach(type -> backends.add(ownBackend(type)));
            }
        }
        return new ModuleFile(sources, backends);
    }

    private static OwnBackend ownBackend(MapValue.Entry type) {
        Map<String, String> texts = new HashMap<>();
        for (MapValue body : maps(type.value())) {
            for (MapValue.Entry attribute : body.entries()) {
                if (attribute.value() instanceof TextValue text) {
                    texts.put(attribute.key(), text.text());
                }
            }
        }
        return new OwnBackend(type.key(), texts, type.keyLocation());
    }

    /** A block in JSON is an object or a list of objects. */
    private static List<MapValue> maps(@Nullable Value value) {
        List<MapValue> maps = new ArrayList<>();
        if (value instanceof MapValue map) {
            maps.add(map);
        } else if (value instanceof ListValue list) {
            list.items().forEach(item -> maps.addAll(maps(item)));
        }
        return maps;
    }
}

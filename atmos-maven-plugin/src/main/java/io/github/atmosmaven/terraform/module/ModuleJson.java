package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.hcl.HclBlocks;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.WrittenForms;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file of a module in the syntax of JSON, where every text is a template. */
final class ModuleJson {

    private static final String REMOTE_STATE = "terraform_remote_state";

    private final String displayName;
    private final List<ModuleFile.Source> paths = new ArrayList<>();

    ModuleJson(String displayName) {
        this.displayName = displayName;
    }

    ModuleFile read(Path file) {
        if (!(new JsonReader().valueOf(file, displayName) instanceof MapValue root)) {
            return ModuleFile.EMPTY;
        }
        List<ModuleFile.Source> sources = new ArrayList<>();
        for (MapValue.Entry module : entries(root.get("module"))) {
            for (MapValue body : maps(module.value())) {
                if (body.get("source") instanceof TextValue source) {
                    sources.add(new ModuleFile.Source(source.text(), source.location()));
                }
            }
        }
        for (String kind : List.of("data", "resource")) {
            for (MapValue.Entry type : entries(root.get(kind))) {
                entries(type.value()).forEach(each -> addPaths(List.of(kind + " " + type.key()), each.value()));
            }
        }
        addCalls(root);
        return new ModuleFile(
                sources, paths, backends(root), sensitive(root), workspaceReads(root), remoteStates(root));
    }

    private static Set<Location> workspaceReads(MapValue root) {
        Set<Location> places = new LinkedHashSet<>();
        root.leaves().forEach(leaf -> {
            if (leaf instanceof TextValue text && HclBlocks.readsWorkspace(text.text(), text.location())) {
                places.add(text.location());
            }
        });
        return places;
    }

    private void addPaths(List<String> path, Value resource) {
        for (MapValue.Entry attribute : entries(resource)) {
            if (attribute.value() instanceof TextValue text && ModulePaths.isPath(path, attribute.key())) {
                paths.add(new ModuleFile.Source(text.text(), text.location()));
            }
        }
    }

    private void addCalls(Value value) {
        value.leaves().forEach(leaf -> {
            if (leaf instanceof TextValue text && text.text().contains("{")) {
                paths.addAll(ModulePaths.of(HclBlocks.callsIn(text.text(), text.location())));
            }
        });
    }

    private static RemoteStateNames remoteStates(MapValue root) {
        Set<String> declared = new HashSet<>();
        for (MapValue.Entry type : entries(root.get("data"))) {
            if (type.key().equals(REMOTE_STATE)) {
                entries(type.value()).forEach(block -> declared.add(block.key()));
            }
        }
        Set<String> named = new HashSet<>();
        root.leaves()
                .filter(leaf -> leaf.toString().contains(REMOTE_STATE))
                .forEach(leaf -> named.addAll(HclBlocks.remoteStatesIn(leaf.toString(), leaf.location())));
        return new RemoteStateNames(declared, named);
    }

    private static Set<String> sensitive(MapValue root) {
        return entries(root.get("variable")).stream()
                .filter(variable -> maps(variable.value()).stream()
                        .map(body -> body.get("sensitive"))
                        .anyMatch(value -> value != null && value.toString().equals("true")))
                .map(MapValue.Entry::key)
                .collect(Collectors.toSet());
    }

    private static List<ModuleFile.OwnBackend> backends(MapValue root) {
        List<ModuleFile.OwnBackend> backends = new ArrayList<>();
        for (MapValue.Entry block : entries(root.get("terraform"))) {
            BackendType ofItsOwn = BackendTypes.ofBlock(block.key());
            if (ofItsOwn != null) {
                backends.add(backend(ofItsOwn, block));
            } else if (block.key().equals("backend")) {
                entries(block.value()).forEach(type -> backends.add(backend(BackendTypes.of(type.key()), type)));
            }
        }
        return backends;
    }

    private static ModuleFile.OwnBackend backend(BackendType type, MapValue.Entry block) {
        Map<String, Location> expressions = new TreeMap<>();
        MapValue.Builder attributes = MapValue.builder(block.keyLocation());
        for (MapValue.Entry attribute : entries(block.value())) {
            put(attribute, "", attributes, expressions);
        }
        return new ModuleFile.OwnBackend(type, attributes.build(), expressions, WrittenForms.NONE, block.keyLocation());
    }

    /** @param holder names of the objects around the attribute, each with a dot */
    private static void put(
            MapValue.Entry attribute, String holder, MapValue.Builder into, Map<String, Location> expressions) {
        String name = holder + attribute.key();
        Value value = attribute.value();
        if (value instanceof MapValue map) {
            into.put(attribute.withValue(literal(map, name + ".", expressions)));
        } else if (value instanceof ListValue list && !maps(list).isEmpty()) {
            List<Value> items = new ArrayList<>();
            maps(list).forEach(item -> items.add(literal(item, name + ".", expressions)));
            into.put(attribute.withValue(new ListValue(items, list.location())));
        } else if (value.leaves().anyMatch(ModuleJson::isTemplate)) {
            expressions.put(name, value.location());
        } else {
            into.put(attribute);
        }
    }

    private static MapValue literal(MapValue map, String holder, Map<String, Location> expressions) {
        MapValue.Builder literal = MapValue.builder(map.location());
        map.entries().forEach(each -> put(each, holder, literal, expressions));
        return literal.build();
    }

    private static boolean isTemplate(Value value) {
        return value instanceof TextValue text
                && (text.text().contains("${") || text.text().contains("%{"));
    }

    private static List<MapValue.Entry> entries(@Nullable Value value) {
        return maps(value).stream().flatMap(map -> map.entries().stream()).toList();
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

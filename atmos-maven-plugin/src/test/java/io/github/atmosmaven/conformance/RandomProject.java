package io.github.atmosmaven.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A project made by chance: a catalog of files that import each other, abstract components that inherit from each other,
 * and stacks over them, with the sections, lists, nulls, overrides and backends that meet in real ones. Equal seeds make
 * equal projects.
 */
final class RandomProject {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> BASES = List.of("base/1", "base2", "base3");
    private static final List<String> REAL = List.of("svc", "net/vpc", "db", "x/y/z");
    private static final List<String> TYPES = List.of("s3", "gcs", "azurerm", "local", "http");
    private static final List<String> CATALOG = List.of("a", "b", "c", "d/e", "d/f");

    private final Random random;
    private final boolean appends;
    private final Map<String, Map<String, Object>> files = new LinkedHashMap<>();

    RandomProject(long seed) {
        this.random = new Random(seed);
        this.appends = random.nextBoolean();
        List<String> catalog = some(CATALOG, 2, 5).stream()
                .sorted()
                .map(name -> "catalog/" + name)
                .toList();
        for (int i = 0; i < catalog.size(); i++) {
            Map<String, Object> file = file(i == 0 || chance(50) ? List.of() : several(catalog.subList(0, i), 2), 40);
            Map<String, Object> components = new LinkedHashMap<>();
            some(BASES, 0, 2).forEach(name -> components.put(name, component(name)));
            some(REAL, 0, 1).forEach(name -> components.put(name, component(name)));
            file.put("components", Map.of("terraform", components));
            files.put(catalog.get(i), file);
        }
        for (int i = 0; i < 2; i++) {
            Map<String, Object> file = file(several(catalog, 3), 60);
            Map<String, Object> components = new LinkedHashMap<>();
            BASES.forEach(name -> components.put(
                    name, chance(40) ? component(name) : Map.of("metadata", Map.of("type", "abstract"))));
            some(REAL, 1, 3).forEach(name -> components.put(name, component(name)));
            file.put("components", Map.of("terraform", components));
            if (chance(70)) {
                // Whatever type an instance then comes to have, there is a section of it.
                Map<String, Object> terraform = new LinkedHashMap<>(PlainMerge.at(file, "terraform"));
                Map<String, Object> sections = new LinkedHashMap<>();
                TYPES.forEach(type -> sections.put(type, attributes()));
                terraform.put("backend_type", one(TYPES));
                terraform.put("backend", sections);
                file.put("terraform", terraform);
            }
            if (chance(20)) {
                file.put("name", "named/" + i);
            }
            files.put("stack" + i, file);
        }
    }

    Map<String, Map<String, Object>> files() {
        return files;
    }

    /** The names of its top-level manifests. */
    List<String> stacks() {
        return files.keySet().stream()
                .filter(name -> !name.startsWith("catalog/"))
                .toList();
    }

    /** A file as YAML. */
    static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            String items = list.stream().map(RandomProject::text).collect(Collectors.joining(", ", "[", "]"));
            return list instanceof PlainMerge.Appended ? "!append " + items : items;
        }
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> file(List<String> imports, int percent) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("import", imports);
        if (chance(percent)) {
            addSections(file, false);
        }
        if (chance(percent)) {
            Map<String, Object> terraform = new LinkedHashMap<>();
            addSections(terraform, true);
            addBackends(terraform);
            if (chance(25)) {
                terraform.put("overrides", overrides());
            }
            file.put("terraform", terraform);
        }
        if (chance(25)) {
            file.put("overrides", overrides());
        }
        return file;
    }

    private Map<String, Object> component(String name) {
        Map<String, Object> component = new LinkedHashMap<>();
        addSections(component, true);
        addBackends(component);
        Map<String, Object> metadata = new LinkedHashMap<>();
        add(metadata, "component", 15, "module", "net/module");
        add(metadata, "name", 10, "logical", "lo/gi");
        add(metadata, "terraform_workspace", 8, "own", "o/wn");
        List<String> earlier = BASES.contains(name) ? BASES.subList(0, BASES.indexOf(name)) : BASES;
        if (chance(20)) {
            metadata.put("custom", section());
        }
        if (BASES.contains(name)) {
            metadata.put("type", "abstract");
        }
        if (!earlier.isEmpty() && chance(60)) {
            metadata.put("inherits", several(earlier, 3));
        }
        if (!earlier.isEmpty() && chance(12)) {
            component.put("component", one(earlier));
        }
        if (chance(10)) {
            component.put("overrides", overrides());
        }
        component.put("metadata", metadata);
        return component;
    }

    private Map<String, Object> overrides() {
        Map<String, Object> overrides = new LinkedHashMap<>();
        addSections(overrides, false);
        add(overrides, "command", 20, "tofu");
        overrides.put("vars", section());
        return overrides;
    }

    private void addSections(Map<String, Object> level, boolean ofTerraform) {
        for (String section : List.of("vars", "settings", "env", "hooks")) {
            if (chance(40)) {
                level.put(section, section());
            }
        }
        if (level.get("settings") instanceof Map<?, ?> settings && chance(15)) {
            PlainMerge.map(settings).put("list_merge_strategy", one(List.of("replace", "append", "merge")));
        }
        if (ofTerraform) {
            add(level, "command", 15, "tofu", "terraform-1.5", "");
            if (chance(30)) {
                level.put("providers", section());
            }
            if (chance(20)) {
                level.put("provision", section());
            }
        }
    }

    private void addBackends(Map<String, Object> level) {
        add(level, "backend_type", 40, "s3", "s3", "gcs", "azurerm", "local", "http", "");
        if (chance(30)) {
            boolean flat = PlainMerge.text(level, "backend_type") != null && chance(40);
            level.put("backend", flat ? flatAttributes() : byType(TYPES));
        }
        add(level, "remote_state_backend_type", 10, "s3", "static", "gcs");
        if (chance(12)) {
            level.put("remote_state_backend", byType(List.of("s3", "gcs", "static")));
        }
    }

    private Map<String, Object> byType(List<String> types) {
        Map<String, Object> sections = new LinkedHashMap<>();
        some(types, 2, 4).forEach(type -> sections.put(type, attributes()));
        return sections;
    }

    private Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        add(attributes, "bucket", 60, "A", "B", null);
        add(attributes, "key", 40, "k", "k/l", "");
        add(attributes, "encrypt", 30, true);
        add(attributes, "role_arn", 20, "arn:r", null);
        add(attributes, "workspace_key_prefix", 20, "p", "q/r", "");
        add(attributes, "prefix", 20, "p", "");
        return attributes;
    }

    /** Others than below a type: which of both forms counts within a level depends on the order of files, not known here. */
    private Map<String, Object> flatAttributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        add(attributes, "acl", 60, "private", null);
        add(attributes, "kms_key_id", 60, "K", "");
        return attributes;
    }

    private Map<String, Object> section() {
        Map<String, Object> section = new LinkedHashMap<>();
        some(List.of("v1", "v2", "v3", "v4"), 0, 3).forEach(key -> section.put(key, value(2)));
        return section;
    }

    private Object value(int depth) {
        if (chance(35) || depth == 0) {
            return one(Arrays.asList("a", "b", 1, 2.5, true, null, "x: y"));
        }
        if (chance(45)) {
            List<Object> items = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(one(List.of("p", "q", 3, Map.of("k", 1), Map.of("k", 2), Map.of("z", 9))));
            }
            return appends && chance(35) ? new PlainMerge.Appended(items) : items;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        some(List.of("k", "m", "n"), 0, 3).forEach(key -> map.put(key, value(depth - 1)));
        return map;
    }

    private void add(Map<String, Object> map, String key, int percent, Object... choices) {
        if (chance(percent)) {
            map.put(key, one(Arrays.asList(choices)));
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Between one and so many choices, some perhaps more than once. */
    private <T> List<T> several(List<T> choices, int most) {
        List<T> chosen = new ArrayList<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            chosen.add(one(choices));
        }
        return chosen;
    }

    /** Different ones of the choices. */
    private <T> List<T> some(List<T> choices, int least, int most) {
        List<T> shuffled = new ArrayList<>(choices);
        java.util.Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(choices.size(), least + random.nextInt(most - least + 1)));
    }
}

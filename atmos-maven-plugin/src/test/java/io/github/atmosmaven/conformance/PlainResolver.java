package io.github.atmosmaven.conformance;

import static io.github.atmosmaven.conformance.PlainMerge.at;
import static io.github.atmosmaven.conformance.PlainMerge.map;
import static io.github.atmosmaven.conformance.PlainMerge.text;

import io.github.atmosmaven.merge.ListStrategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A second resolver, to hold the first one against: written straight from the rules, on plain maps, one instance after the
 * other, with no thought for speed, messages or places. It knows sound projects only; an instance that cannot be resolved
 * is left out.
 */
final class PlainResolver {

    /** The levels that each section is read from (semantics 4.1): manifest, terraform, bases, component, overrides. */
    private static final Map<String, String> SECTIONS = Map.of(
            "vars", "GTBCO",
            "settings", "GTBCO",
            "env", "GTBCO",
            "hooks", "GTBCO",
            "providers", "TBCO",
            "provision", "TBC",
            "metadata", "GBC");

    private final Map<String, Map<String, Object>> files;
    private final PlainMerge project;
    private final ListStrategy defaultStrategy;

    /** @param files the content of each manifest by its name */
    PlainResolver(Map<String, Map<String, Object>> files, ListStrategy strategy) {
        this.files = new TreeMap<>();
        files.forEach((name, file) -> this.files.put(name, map(PlainMerge.withItemsOfItsOwn(file))));
        this.project = new PlainMerge(strategy);
        this.defaultStrategy = strategy;
    }

    /** A file with everything it imports, the overrides that reach each component, and those that go on (semantics 4.6). */
    private record Merged(
            Map<String, Object> body, Map<String, Map<String, Object>> reaching, Map<String, Object> passedOn) {}

    /** A base as it is applied: after everything that it inherits itself (semantics 5.6). */
    private record Base(Map<String, Object> body, String name, ListStrategy lists, PlainBackend.Types types) {}

    /** By stack and instance, the sections of all real instances of a top-level manifest. */
    Map<String, Map<String, Object>> resolve(String manifest) {
        Set<String> imported = new TreeSet<>();
        Merged merged = load(manifest, Map.of(), Map.of(), imported);
        imported.remove(manifest);
        Map<String, Object> components = at(at(merged.body(), "components"), "terraform");
        Map<String, Map<String, Object>> resolved = new TreeMap<>();
        for (String name : components.keySet()) {
            Map<String, Object> component = at(components, name);
            if (!isAbstract(component)) {
                Map<String, Object> overrides = project.merge(
                        at(component, "overrides"), merged.reaching().getOrDefault(name, Map.of()));
                Map<String, Object> instance = instance(manifest, merged.body(), components, name, overrides);
                if (instance != null) {
                    put(instance, "imports", new ArrayList<>(imported));
                    resolved.put(name, instance);
                }
            }
        }
        return resolved;
    }

    private Merged load(
            String path, Map<String, Object> fromImporters, Map<String, Object> fromImports, Set<String> seen) {
        seen.add(path);
        Map<String, Object> file = files.get(path);
        Map<String, Object> own = project.merge(at(file, "overrides"), at(at(file, "terraform"), "overrides"));
        Map<String, Object> inline = project.mergeOnce(own, fromImporters);
        Map<String, Object> collected = fromImports;
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, Map<String, Object>> reaching = new LinkedHashMap<>();
        for (Object each : file.get("import") instanceof List<?> imports ? imports : List.of()) {
            Merged part = load((String) each, inline, collected, seen);
            collected = part.passedOn();
            body = project.merge(body, part.body());
            reaching.putAll(part.reaching());
        }
        Map<String, Object> self = new LinkedHashMap<>(file);
        self.keySet().removeAll(Set.of("import", "overrides"));
        if (self.get("terraform") instanceof Map<?, ?> terraform) {
            Map<String, Object> rest = new LinkedHashMap<>(map(terraform));
            rest.remove("overrides");
            self.put("terraform", rest);
        }
        Map<String, Object> here = project.mergeOnce(collected, inline);
        if (!here.isEmpty()) {
            Map<String, Object> components = new LinkedHashMap<>();
            at(at(self, "components"), "terraform").forEach((name, component) -> {
                Map<String, Object> rest = new LinkedHashMap<>(map(component));
                rest.remove("overrides");
                components.put(name, rest);
                reaching.put(name, here);
            });
            self.put("components", Map.of("terraform", components));
        }
        return new Merged(project.merge(body, self), reaching, project.mergeOnce(collected, own));
    }

    private @Nullable Map<String, Object> instance(
            String manifest,
            Map<String, Object> body,
            Map<String, Object> components,
            String name,
            Map<String, Object> overrides) {
        Map<String, Object> component = at(components, name);
        Map<String, Object> terraform = at(body, "terraform");
        PlainBackend.Types global = PlainBackend.Types.of(terraform);
        List<Base> bases = new ArrayList<>();
        ListStrategy own = strategy(overrides, strategy(component, defaultStrategy));
        for (String base : references(component, name, false)) {
            apply(components, base, own, bases);
        }
        ListStrategy strategy = strategy(terraform, strategy(body, defaultStrategy));
        for (Base base : bases) {
            strategy = strategy(base.body(), strategy);
        }
        PlainMerge merge = new PlainMerge(strategy(overrides, strategy(component, strategy)));

        Map<String, Object> instance = new LinkedHashMap<>();
        SECTIONS.forEach((section, levels) -> {
            Map<String, Object> common = Map.of();
            common = levels.contains("G") ? project.merge(common, at(body, section)) : common;
            common = levels.contains("T") ? project.merge(common, at(terraform, section)) : common;
            Map<String, Object> inherited = Map.of();
            for (Base base : bases) {
                Map<String, Object> its = new LinkedHashMap<>(at(base.body(), section));
                if (section.equals("metadata")) {
                    its.keySet().removeAll(Set.of("type", "inherits"));
                }
                inherited = new PlainMerge(base.lists()).merge(inherited, its);
            }
            Map<String, Object> merged = merge.merge(merge.merge(common, inherited), at(component, section));
            put(instance, section, levels.contains("O") ? merge.merge(merged, at(overrides, section)) : merged);
        });

        String command = "terraform";
        List<PlainBackend.Level> levels = new ArrayList<>(List.of(new PlainBackend.Level(terraform, null, global)));
        PlainBackend.Types types = global;
        for (Map<String, Object> level : levels(terraform, bases, component, overrides)) {
            command = text(level, "command") == null ? command : text(level, "command");
        }
        Set<String> inheritance = new LinkedHashSet<>();
        for (Base base : bases) {
            levels.add(new PlainBackend.Level(
                    base.body(), base.lists(), base.types().over(global)));
            types = PlainBackend.Types.of(base.body()).over(types);
            inheritance.remove(base.name());
            inheritance.add(base.name());
        }
        types = PlainBackend.Types.of(component).over(types);
        levels.add(new PlainBackend.Level(component, null, types));
        List<String> lastFirst = new ArrayList<>(inheritance);
        java.util.Collections.reverse(lastFirst);

        String module = text(at(instance, "metadata"), "component");
        module = module == null ? deepest(components, name) : module;
        put(instance, "command", command);
        put(instance, "component", module);
        put(instance, "inheritance", lastFirst);
        String logical = text(at(instance, "metadata"), "name");
        if (!new PlainBackend(project, levels, types, logical == null ? name : logical).describe(instance)) {
            return null;
        }
        put(instance, "workspace", workspace(manifest, body, instance, name, module));
        put(instance, "atmos_manifest", manifest);
        return instance;
    }

    private static List<Map<String, Object>> levels(
            Map<String, Object> terraform,
            List<Base> bases,
            Map<String, Object> component,
            Map<String, Object> overrides) {
        List<Map<String, Object>> levels = new ArrayList<>(List.of(terraform));
        bases.forEach(base -> levels.add(base.body()));
        levels.addAll(List.of(component, overrides));
        return levels;
    }

    private void apply(Map<String, Object> components, String name, ListStrategy heir, List<Base> bases) {
        Map<String, Object> body = at(components, name);
        ListStrategy lists = strategy(body, heir);
        int before = bases.size();
        for (String further : references(body, name, isAbstract(body))) {
            apply(components, further, heir, bases);
        }
        PlainBackend.Types types = PlainBackend.Types.NONE;
        for (Base base : bases.subList(before, bases.size())) {
            types = PlainBackend.Types.of(base.body()).over(types);
        }
        bases.add(new Base(body, name, lists, PlainBackend.Types.of(body).over(types)));
    }

    /** The old attribute before {@code metadata.inherits}; an abstract base drops it (semantics 5.7). */
    private static List<String> references(Map<String, Object> component, String name, boolean dropsOld) {
        List<String> references = new ArrayList<>();
        String old = text(component, "component");
        if (old != null && !old.equals(name) && !dropsOld) {
            references.add(old);
        }
        if (at(component, "metadata").get("inherits") instanceof List<?> inherits) {
            inherits.forEach(each -> references.add((String) each));
        }
        return references;
    }

    /** The base that is complete first on the way of the old attribute, or the name itself (semantics 5.7, 5.14). */
    private static String deepest(Map<String, Object> components, String name) {
        String last = text(at(components, name), "component");
        if (last == null || last.equals(name)) {
            return name;
        }
        while (true) {
            Map<String, Object> body = at(components, last);
            List<String> references = references(body, last, isAbstract(body));
            if (references.isEmpty()) {
                return last;
            }
            last = references.get(0);
        }
    }

    private static String workspace(
            String manifest, Map<String, Object> body, Map<String, Object> instance, String name, String module) {
        if ("http".equals(instance.get("backend_type"))) {
            return "default";
        }
        String explicit = text(at(instance, "metadata"), "terraform_workspace");
        String stack = text(body, "name") == null ? manifest : text(body, "name");
        String workspace = explicit != null ? explicit : module.equals(name) ? stack : stack + "-" + name;
        return workspace.replace('/', '-');
    }

    private static boolean isAbstract(Map<String, Object> component) {
        return "abstract".equals(at(component, "metadata").get("type"));
    }

    private static ListStrategy strategy(Map<String, Object> level, ListStrategy otherwise) {
        String word = text(at(level, "settings"), "list_merge_strategy");
        return word == null ? otherwise : ListStrategy.of(word).orElseThrow();
    }

    /** Sections that are empty are not described. */
    static void put(Map<String, Object> instance, String section, Object value) {
        boolean empty =
                value instanceof Map<?, ?> map && map.isEmpty() || value instanceof List<?> list && list.isEmpty();
        if (!empty) {
            instance.put(section, value);
        }
    }
}

package io.github.atmosmaven.terraform.saved;

import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.terraform.mirror.GeneratedFiles;
import io.github.atmosmaven.terraform.mirror.SourceTree;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that a plan is made of, each part by its digest (D63). No part holds a path of a machine, and files are named
 * from the root module on, so a plan has the same inputs in another clone of the repository, wherever that begins. Files count
 * byte by byte.
 *
 * <p>Files outside the modules are among them where the code names them by literal paths, inside the repository. What it
 * composes from values, and what providers read by themselves, is not known.
 *
 * @param parts digests, or short texts that messages show, by the names of the parts
 */
public record PlanInputs(SortedMap<String, String> parts) {

    private static final String VALUES = "values/";
    private static final String FILES = "files/";
    private static final String BACKEND = "backend";
    private static final String ADDED = "backendConfig";
    private static final String ENDPOINT = "endpoint";
    private static final String LOCK = "lock";
    private static final String STATE = "state";
    private static final String TOOL = "tool";
    private static final String WORKSPACE = "workspace";

    private static final int NAMED = 5;

    public PlanInputs {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /**
     * The place where a plan is made: a working directory that is brought up.
     *
     * @param base directory of everything that belongs to the instance
     * @param directory the working directory
     * @param module the root module in the sources
     * @param named files and folders that the code of its modules names by literal paths
     * @param reads what is read of the states of other instances, by the names of the data blocks
     * @param lock digest of the lock file of the root module as it was brought in, by {@link #lockOf}
     * @param isLocal true if the local endpoint stands in for AWS
     */
    public record Place(
            Path base,
            Path directory,
            RootModule module,
            SourceTree repository,
            Set<Path> named,
            SortedMap<String, String> reads,
            String lock,
            boolean isLocal) {}

    /** Digest of the lock file of a root module; empty if it has none. */
    public static String lockOf(RootModule module) throws IOException {
        return digest(module.directory().resolve(WorkingDirectories.LOCK_FILE));
    }

    public static PlanInputs of(Instance instance, Tool tool, Place place) throws IOException {
        SortedMap<String, String> parts = new TreeMap<>();
        addValues(instance, parts);
        addFiles(place, parts);
        place.reads()
                .forEach((name, block) -> parts.put(
                        VALUES + "terraform_remote_state." + name, Digests.of(block.getBytes(StandardCharsets.UTF_8))));
        parts.put(BACKEND, digest(place.directory().resolve(GeneratedFiles.BACKEND)));
        MapValue added = instance.stateBackend().additions().attributes();
        if (!added.isEmpty()) {
            parts.put(ADDED, digest(added));
        }
        parts.put(LOCK, place.lock());
        parts.put(STATE, Digests.of(instance.stateAddress().text().getBytes(StandardCharsets.UTF_8)));
        parts.put(WORKSPACE, instance.workspace());
        parts.put(TOOL, tool.toString());
        parts.put(ENDPOINT, place.isLocal() ? "local endpoint" : "");
        return new PlanInputs(parts);
    }

    /** Sections that reach the tool: variables, its environment, and the files that are generated from the others. */
    private static void addValues(Instance instance, SortedMap<String, String> parts) {
        for (String section : List.of("vars", "env", "providers", "required_providers")) {
            for (MapValue.Entry entry : instance.section(section).entries()) {
                parts.put(VALUES + section + "." + entry.key(), digest(entry.value()));
            }
        }
        Value version = instance.sections().get("required_version");
        if (version != null) {
            parts.put(VALUES + "required_version", digest(version));
        }
    }

    /** Files of the root module and of the local modules, as the tool sees them. */
    private static void addFiles(Place place, SortedMap<String, String> parts) throws IOException {
        Path module = place.module().directory();
        String backend = place.repository().place(module.resolve(GeneratedFiles.BACKEND));
        String lock = place.repository().place(module.resolve(WorkingDirectories.LOCK_FILE));
        for (String file : place.module().mirror().files()) {
            if (!file.equals(backend) && !file.equals(lock)) {
                parts.put(
                        FILES + name(place, place.repository().root().resolve(file)),
                        digest(place.base().resolve(file)));
            }
        }
        for (Path named : place.named()) {
            addNamed(place, named, parts);
        }
    }

    /** A folder that holds the root module itself is more than what the code means. */
    private static void addNamed(Place place, Path named, SortedMap<String, String> parts) throws IOException {
        if (!place.repository().holds(named) || place.module().directory().startsWith(named)) {
            return;
        }
        if (!Files.isDirectory(named)) {
            putNamed(place, named, parts);
            return;
        }
        try (Stream<Path> all = Files.walk(named)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!isLeftBehind(named.relativize(file))) {
                    putNamed(place, file, parts);
                }
            }
        }
    }

    private static boolean isLeftBehind(Path path) {
        for (Path step : path) {
            if (SourceTree.isLeftBehind(step.toString())) {
                return true;
            }
        }
        return false;
    }

    private static void putNamed(Place place, Path file, SortedMap<String, String> parts) throws IOException {
        String name = name(place, file);
        if (!name.equals(GeneratedFiles.BACKEND) && !name.equals(WorkingDirectories.LOCK_FILE)) {
            parts.putIfAbsent(FILES + name, digest(file));
        }
    }

    private static String name(Place place, Path file) {
        return place.module().directory().relativize(file).toString().replace('\\', '/');
    }

    private static String digest(Value value) {
        return Digests.of(JsonText.compact(value).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(Path file) throws IOException {
        return Files.isRegularFile(file) ? Digests.of(file) : "";
    }

    /** Says in words what is different now; nothing if these inputs are still the same. */
    public List<String> changed(PlanInputs now) {
        List<String> changes = new ArrayList<>();
        List<String> values = names(VALUES, now);
        if (!values.isEmpty()) {
            changes.add("the manifests' values changed (" + some(values) + ")");
        }
        List<String> files = names(FILES, now);
        if (!files.isEmpty()) {
            changes.add((files.size() == 1 ? "a file" : files.size() + " files") + " that it reads changed ("
                    + some(files) + ")");
        }
        addPart(BACKEND, "its backend changed", now, changes);
        addPart(ADDED, "what backendConfig adds to its backend changed", now, changes);
        addPart(STATE, "the address of its state changed", now, changes);
        addPart(WORKSPACE, "its workspace changed", now, changes);
        addPart(LOCK, "the lock file of its root module changed", now, changes);
        addPart(TOOL, "the tool was " + part(TOOL) + " and is " + now.part(TOOL), now, changes);
        addPart(
                ENDPOINT,
                now.part(ENDPOINT).isEmpty()
                        ? "it was made with the local endpoint"
                        : "it was made without the local endpoint",
                now,
                changes);
        return changes;
    }

    private void addPart(String part, String words, PlanInputs now, List<String> changes) {
        if (!part(part).equals(now.part(part))) {
            changes.add(words);
        }
    }

    private String part(String part) {
        return parts.getOrDefault(part, "");
    }

    /** Names of parts that are new, gone or different. */
    private List<String> names(String prefix, PlanInputs now) {
        TreeSet<String> all = new TreeSet<>(parts.keySet());
        all.addAll(now.parts.keySet());
        return all.stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> !part(name).equals(now.part(name)))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    private static String some(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? some : some + " and " + (names.size() - NAMED) + " more";
    }

    static PlanInputs of(Map<String, String> parts) {
        return new PlanInputs(new TreeMap<>(parts));
    }
}

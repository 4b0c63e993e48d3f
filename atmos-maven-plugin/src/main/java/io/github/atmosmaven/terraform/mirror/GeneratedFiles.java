package io.github.atmosmaven.terraform.mirror;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that the sections of an instance become in its working directory, backend and variables aside (semantics
 * 12.10, 12.12, 12.13).
 */
public final class GeneratedFiles {

    public static final String BACKEND = "backend.tf.json";

    /** The data blocks that read states of other instances. */
    public static final String REMOTE_STATES = "atmos_remote_state.tf.json";

    /** A state without outputs, for blocks whose outputs the manifests give. */
    public static final String NO_OUTPUTS = "atmos_remote_state.json";

    private static final String PROVIDERS = "providers_override.tf.json";
    private static final String REQUIREMENTS = "terraform_override.tf.json";

    private final Instance instance;
    private final Path module;
    private final Path directory;
    private final Location place;
    private final AtomicFiles files = new AtomicFiles();

    public GeneratedFiles(Instance instance, Path module, Path directory) {
        this.instance = instance;
        this.module = module;
        this.directory = directory;
        this.place = instance.location();
    }

    /** Names of the files that are written for an instance, backend and variables aside. */
    public static Set<String> names(Instance instance) {
        Set<String> names = new HashSet<>();
        if (!instance.section("providers").isEmpty()) {
            names.add(PROVIDERS);
        }
        if (!instance.section("required_providers").isEmpty()
                || instance.sections().get("required_version") instanceof TextValue) {
            names.add(REQUIREMENTS);
        }
        if (instance.sections().at("settings", "atmos", "reads") != null
                || instance.sections().at("dependencies", "components") != null) {
            names.add(REMOTE_STATES);
            names.add(NO_OUTPUTS);
        }
        return names;
    }

    public void write() throws IOException {
        MapValue providers = instance.section("providers");
        writeOrRemove(PROVIDERS, providers.isEmpty() ? providers : wrapped("provider", grouped(providers)));
        MapValue requirements = requirements();
        writeOrRemove(REQUIREMENTS, requirements.isEmpty() ? requirements : wrapped("terraform", requirements));
    }

    private void writeOrRemove(String name, MapValue document) throws IOException {
        if (!document.isEmpty()) {
            write(name, document);
        } else if (!Files.exists(module.resolve(name))) {
            Files.deleteIfExists(directory.resolve(name));
        }
    }

    private void write(String name, MapValue document) {
        files.writeIfChanged(directory.resolve(name), JsonText.indented(document), AtomicFiles.Access.OWNER_ONLY);
    }

    private MapValue requirements() {
        MapValue.Builder requirements = MapValue.builder(place);
        MapValue providers = instance.section("required_providers");
        if (!providers.isEmpty()) {
            requirements.put("required_providers", providers);
        }
        Value version = instance.sections().get("required_version");
        if (version instanceof TextValue text && !text.text().isEmpty()) {
            requirements.put("required_version", text);
        }
        return requirements.build();
    }

    /** {@code aws} and {@code aws.use1} become one list of configurations, the one without an alias first. */
    private MapValue grouped(MapValue providers) {
        Map<String, List<Value>> byName = new LinkedHashMap<>();
        providers.entries().stream()
                .sorted(Comparator.comparing(MapValue.Entry::key))
                .forEach(entry -> {
                    int dot = entry.key().indexOf('.');
                    String name = dot < 0 ? entry.key() : entry.key().substring(0, dot);
                    byName.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(
                                    dot < 0
                                            ? entry.value()
                                            : aliased(entry, entry.key().substring(dot + 1)));
                });
        MapValue.Builder grouped = MapValue.builder(place);
        byName.forEach((name, configurations) -> grouped.put(
                name,
                configurations.size() == 1 && providers.containsKey(name)
                        ? configurations.get(0)
                        : new ListValue(List.copyOf(configurations), place)));
        return grouped.build();
    }

    private static Value aliased(MapValue.Entry provider, String alias) {
        return provider.value() instanceof MapValue map && !map.containsKey("alias")
                ? map.toBuilder()
                        .put("alias", new TextValue(alias, provider.keyLocation()))
                        .build()
                : provider.value();
    }

    private MapValue wrapped(String key, MapValue content) {
        return MapValue.builder(place).put(key, content).build();
    }
}

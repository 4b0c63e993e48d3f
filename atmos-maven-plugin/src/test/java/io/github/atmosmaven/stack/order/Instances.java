package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instances with dependencies, written in few words, for tests of their order. */
public final class Instances {

    private final List<Instance> all = new ArrayList<>();

    /** @param path {@code <stack>/<name>}; the stack has no slash */
    public Instances with(String path, String sections) {
        int slash = path.indexOf('/');
        InstanceOf instance = new InstanceOf(path.substring(0, slash), path.substring(slash + 1));
        for (MapValue.Entry section : ManifestText.map(sections).entries()) {
            Map<String, Value> values = new LinkedHashMap<>();
            ((MapValue) section.value()).entries().forEach(entry -> values.put(entry.key(), entry.value()));
            instance.section(section.key(), values);
        }
        all.add(instance.get());
        return this;
    }

    /** Adds an instance that depends on others of its own or any stack, each written like its own path. */
    public Instances dependent(String path, String... on) {
        List<String> entries = new ArrayList<>();
        for (String other : on) {
            int slash = other.indexOf('/');
            entries.add("{name: '" + other.substring(slash + 1) + "', stack: '" + other.substring(0, slash) + "'}");
        }
        return with(path, "{dependencies: {components: [" + String.join(", ", entries) + "]}}");
    }

    public List<Instance> all() {
        return all;
    }

    public Instance one(String path) {
        return all.stream()
                .filter(instance -> instance.displayName().equals(path))
                .findFirst()
                .orElseThrow();
    }

    public List<Instance> get(String... paths) {
        List<Instance> some = new ArrayList<>();
        for (String path : paths) {
            some.add(one(path));
        }
        return some;
    }

    public InstanceOrder order() {
        return InstanceOrder.of(all);
    }

    public static List<String> names(List<Instance> instances) {
        return instances.stream().map(Instance::displayName).toList();
    }
}

package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.terraform.tool.CallerArguments;
import io.github.atmosmaven.terraform.tool.PluginCache;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The environment a tool runs in: the caller's, then the {@code env} section of the instance, then what the plugin sets.
 */
public final class ToolEnvironment {

    /** They would lead every instance to one workspace or one data directory, or make a tool ask (D75). */
    private static final Set<String> OURS = Set.of("TF_WORKSPACE", "TF_DATA_DIR", "TF_INPUT");

    private ToolEnvironment() {}

    /** @param directory working directory of the tool */
    public static Map<String, String> of(Instance instance, RunSettings settings, Path directory) {
        Map<String, String> environment = new HashMap<>(settings.environment());
        for (MapValue.Entry variable : instance.env().entries()) {
            if (variable.value() instanceof NullValue) {
                environment.remove(variable.key());
            } else if (!speaksOfAnAccount(variable.key(), settings)) {
                environment.put(variable.key(), variable.value().toString());
            }
        }
        settings.identity().applyTo(environment);
        environment.keySet().removeIf(name -> OURS.contains(name) || name.startsWith(CallerArguments.PREFIX));
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("TF_DATA_DIR", settings.dataDirectory());
        environment.putAll(settings.additions());
        settings.tokens().applyTo(instance, environment);
        if (PluginCache.of(environment, directory) == null) {
            PluginCache.set(environment, settings.providers().cache());
        }
        return environment;
    }

    /** Beside the local endpoint no profile or key of a manifest counts (D50); a region is no secret. */
    private static boolean speaksOfAnAccount(String name, RunSettings settings) {
        return settings.isLocalEndpoint() && name.startsWith("AWS_") && !name.endsWith("REGION");
    }
}

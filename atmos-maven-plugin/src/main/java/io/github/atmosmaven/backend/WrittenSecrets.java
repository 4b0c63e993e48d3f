package io.github.atmosmaven.backend;

import io.github.atmosmaven.backend.config.BackendConfig;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/** Warns of the secrets of backends that stand in clear text where others read them, each at its value (D35). */
public final class WrittenSecrets {

    private final Instance instance;
    private final Backend backend;
    private final List<Problem> problems = new ArrayList<>(0);

    private WrittenSecrets(Instance instance) {
        this.instance = instance;
        this.backend = instance.stateBackend();
    }

    /** Warnings about an instance: its file, the block of its root module, and entries of the POM that are no file. */
    public static List<Problem> of(Instance instance) {
        WrittenSecrets secrets = new WrittenSecrets(instance);
        boolean isRendered = instance.state().moduleBackend() == null;
        secrets.add(
                secrets.backend.own(),
                isRendered ? "is written to " + BackendFile.NAME : "stands in the code of the root module");
        MapValue.Builder pairs = MapValue.builder(secrets.backend.own().location());
        for (MapValue.Entry added : secrets.backend.additions().attributes().entries()) {
            if (BackendConfig.isParameter(added.keyLocation())) {
                pairs.put(added);
            }
        }
        secrets.add(pairs.build(), "stands in backendConfig, in clear text");
        return List.copyOf(secrets.problems);
    }

    /** Warnings about the file of an instance. */
    static List<Problem> inFile(Instance instance, MapValue rendered) {
        WrittenSecrets secrets = new WrittenSecrets(instance);
        secrets.add(rendered, "is written to " + BackendFile.NAME);
        return List.copyOf(secrets.problems);
    }

    private void add(MapValue attributes, String where) {
        SensitiveAttributes.replaced(backend.type(), attributes, found -> {
            Location at = found.attribute().keyLocation();
            problems.add(Problem.warning(
                            ProblemCode.SENSITIVE_ATTRIBUTE,
                            BackendConfig.inFile(at),
                            "'" + found.name() + "' of '" + instance.name() + "' "
                                    + (found.isInUrl() ? "has a password in it" : "is a secret") + " and " + where,
                            found.variable().isEmpty()
                                    ? "hand it to the tool in another way"
                                    : "remove it and set the environment variable " + found.variable())
                    .of(instance.displayName()));
            return found.attribute().value();
        });
    }
}

package io.github.atmosmaven.workflow;

import io.github.atmosmaven.model.Instance;
import java.nio.file.Path;
import java.util.List;

/** Requests to provision what instances want, online and in earnest. */
public final class ProvisionRequest {

    private ProvisionRequest() {}

    /** Results are written to the directory {@code results} beside that of the notes. */
    public static ProvisionBackends.Request of(List<Instance> instances, Path intents) {
        return new ProvisionBackends.Request(instances, intents, intents.resolveSibling("results"), false, false);
    }
}

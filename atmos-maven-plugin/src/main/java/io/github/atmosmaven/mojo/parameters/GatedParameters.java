package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.terraform.gate.Gates;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Parameters of goals whose plans pass a gate (D68). */
public abstract class GatedParameters extends WorkspaceParameters {

    /**
     * Gate for the plans of all instances: a plan that breaks it fails the goal, after all have run, and is removed.
     * {@code maxDestroy} and {@code maxReplace} are the numbers of resources that a plan may destroy or replace at most;
     * one that is replaced does not count as destroyed. {@code forbid} lists types of resources that may be neither
     * destroyed nor replaced, {@code protect} addresses, each with what is below it; {@code *} stands for any characters.
     * Manifests have the same keys in {@code settings.atmos.gate}: their lists add to those of the POM, and their numbers
     * may be smaller. A greater number is an error, unless {@code widening} is {@code allow}: then what a manifest sets
     * counts instead. Default: none, so every plan passes that the manifests let pass. It is set in the POM alone. Example:
     * {@code <gate><maxDestroy>0</maxDestroy><forbid>aws_db_instance,aws_s3_*</forbid></gate>}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable GateParameter gate;

    protected final Gates gates() {
        return GateParameter.gates(gate);
    }
}

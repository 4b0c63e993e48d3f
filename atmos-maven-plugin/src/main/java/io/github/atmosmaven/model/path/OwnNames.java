package io.github.atmosmaven.model.path;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that the plugin and the tools give to files and directories of their own, beside which names of stacks and
 * instances stand (D77). Letters count in either case, since some file systems do not tell them apart.
 */
public final class OwnNames {

    private static final Set<String> IN_INSTANCE = Set.of(
            "backend.tf.json",
            "backend.tofu.json",
            "atmos_remote_state.tf.json",
            "atmos_remote_state.json",
            "providers_override.tf.json",
            "terraform_override.tf.json",
            "zz-atmos.auto.tfvars.json",
            "plan.log",
            "terraform.log",
            "output.log",
            "plan.tfplan",
            "plan.json",
            "apply.log",
            "destroy.log",
            "crash.log");

    /** A state that could not be written to its backend, as the tool leaves it and as it is kept. */
    private static final Pattern ERRORED = Pattern.compile("errored(-[0-9]+)?\\.tfstate");

    private static final Set<String> IN_OUTPUT = Set.of("plans", "tests", "intents", "logs");

    private OwnNames() {}

    /**
     * Returns true if a tool or the plugin writes an entry of this name into a directory of an instance, that of its
     * state included.
     */
    public static boolean areInInstance(String segment) {
        String name = segment.toLowerCase(Locale.ROOT);
        return name.startsWith(".terraform")
                || name.startsWith("terraform.tfstate")
                || name.startsWith(".atmos")
                || IN_INSTANCE.contains(name)
                || ERRORED.matcher(name).matches();
    }

    /**
     * Returns true if the plugin writes an entry of this name directly below the output directory. All results of the
     * plugin are documents.
     */
    public static boolean areInOutput(String segment) {
        String name = segment.toLowerCase(Locale.ROOT);
        return IN_OUTPUT.contains(name)
                || name.startsWith(".atmos")
                || name.endsWith(".json")
                || name.endsWith(".xml")
                || name.endsWith(".md");
    }
}

package io.github.atmosmaven.stack;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds manifests that hold nothing but the instances of another manifest of their stack: mostly the copy of an environment
 * that has kept its name, and would be left out without a word.
 */
final class CopiedManifests {

    /** By stack and file of a manifest, how many instances it has there. */
    private final Map<String, Map<String, Share>> stacks = new LinkedHashMap<>();

    /** Share that a manifest has in a stack. */
    private static final class Share {

        private int instances;
        /** By file of an earlier manifest, how many of them stand there and are equal. */
        private final Map<String, Integer> equal = new HashMap<>();
    }

    /** @param known the equal instance of an earlier manifest; null where there is none */
    void add(Instance instance, @Nullable Instance known) {
        Share share = stacks.computeIfAbsent(instance.stack(), stack -> new LinkedHashMap<>())
                .computeIfAbsent(instance.manifest().file(), file -> new Share());
        share.instances++;
        if (known != null) {
            share.equal.merge(known.manifest().file(), 1, Integer::sum);
        }
    }

    /** At the name of a manifest that is the copy of another. */
    List<Problem> warnings(ResolvedManifest manifest) {
        List<Problem> warnings = new ArrayList<>();
        String file = manifest.manifest().file();
        stacks.forEach((stack, shares) -> {
            String original = shares.containsKey(file) ? original(shares.get(file), shares) : null;
            if (original != null) {
                warnings.add(warning(manifest, stack, original));
            }
        });
        return warnings;
    }

    private static @Nullable String original(Share copy, Map<String, Share> shares) {
        for (Map.Entry<String, Integer> other : copy.equal.entrySet()) {
            Share share = shares.get(other.getKey());
            if (share != null && other.getValue() == copy.instances && share.instances == copy.instances) {
                return other.getKey();
            }
        }
        return null;
    }

    private static Problem warning(ResolvedManifest manifest, String stack, String original) {
        TextValue name = manifest.declaredName();
        String file = manifest.manifest().file();
        return Problem.warning(
                ProblemCode.DUPLICATE_INSTANCE,
                name == null ? new Location(file, 1, 1) : name.location(),
                "stack '" + stack + "' is made by " + original + " and by " + file
                        + ", which hold the same instances, all of them equal",
                name == null
                        ? "remove one of the two, or give it the variables of another stack"
                        : "remove one of the two, or give it another name");
    }
}

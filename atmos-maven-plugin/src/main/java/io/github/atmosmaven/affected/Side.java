package io.github.atmosmaven.affected;

import io.github.atmosmaven.model.Instance;
import java.util.List;
import java.util.Set;

/**
 * Answers of one commit.
 *
 * @param answers of all real instances
 * @param broken manifests and stacks that do not resolve, so that their answers are unknown
 */
public record Side(List<Answer> answers, Broken broken) {

    public Side {
        answers = List.copyOf(answers);
    }

    /**
     * Parts of a commit that do not resolve.
     *
     * @param everything true if no stack can be resolved
     * @param manifests top-level manifests by their paths
     * @param stacks names of the stacks of those manifests, as far as these are known
     */
    public record Broken(boolean everything, Set<String> manifests, Set<String> stacks) {

        public static final Broken NOTHING = new Broken(false, Set.of(), Set.of());

        public Broken {
            manifests = Set.copyOf(manifests);
            stacks = Set.copyOf(stacks);
        }

        boolean holds(Instance instance) {
            return everything || manifests.contains(instance.manifest().file()) || stacks.contains(instance.stack());
        }
    }
}

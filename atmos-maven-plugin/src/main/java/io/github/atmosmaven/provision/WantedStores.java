package io.github.atmosmaven.provision;

import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Article;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The state stores that a set of instances wants, and what keeps them from being created (D40, D41).
 *
 * @param stores in the order of the first instance of each
 * @param withoutBackend instances that ask for provisioning and have no backend type: nothing to do, and no error
 * @param skipped instances that ask for provisioning and are disabled or abstract
 * @param problems of instances that ask for what cannot be created, and warnings of what does not ask although it looks
 *     as if it did
 */
public record WantedStores<W extends WantedStore>(
        List<W> stores, List<Instance> withoutBackend, List<Instance> skipped, List<Problem> problems) {

    public static <W extends WantedStore> WantedStores<W> of(List<Instance> instances, StoreClaims<W> claims) {
        List<Instance> without = new ArrayList<>();
        List<Instance> skipped = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Complaints complaints = new Complaints();
        for (Instance instance : instances) {
            if (!isEnabled(instance, problems)) {
                continue;
            }
            BackendType type = instance.backend().type();
            if (instance.isSkipped()) {
                skipped.add(instance);
            } else if (type.isNone()) {
                without.add(instance);
            } else if (type.canBeProvisioned()) {
                claims.add(instance, complaints);
            } else {
                complaints.add(
                        instance,
                        ProblemCode.NOT_PROVISIONABLE,
                        "to provision " + Article.with(type.name()) + " backend, which cannot be provisioned yet",
                        "set provision.backend.enabled: false for it; " + claims.backends() + " can be provisioned");
            }
        }
        problems.addAll(claims.problems());
        problems.addAll(complaints.problems());
        return new WantedStores<>(
                List.copyOf(claims.stores()), List.copyOf(without), List.copyOf(skipped), List.copyOf(problems));
    }

    /**
     * Returns true if an instance asks for its backend to be created. Only the value {@code true} counts; a text that
     * says so causes a warning.
     */
    private static boolean isEnabled(Instance instance, List<Problem> problems) {
        Value backend = instance.section("provision").get("backend");
        boolean isSection = backend instanceof MapValue;
        Value enabled = backend instanceof MapValue section ? section.get("enabled") : backend;
        if (isSection && enabled instanceof BoolValue bool) {
            return bool.value();
        }
        if (enabled != null && !(enabled instanceof NullValue)) {
            problems.add(Problem.warning(
                    ProblemCode.WRONG_TYPE,
                    enabled.location(),
                    (isSection ? "provision.backend.enabled is " : "provision.backend is ") + kind(enabled)
                            + " and not " + (isSection ? "true or false" : "a map") + ", so it enables nothing",
                    "write provision.backend.enabled: true, or false, without quotes"));
        }
        return false;
    }

    private static String kind(Value enabled) {
        return enabled instanceof TextValue text ? "the text '" + text + "'" : enabled.aKind();
    }

    public List<Problem> errors() {
        return problems.stream().filter(Problem::isError).toList();
    }

    public List<Problem> warnings() {
        return problems.stream().filter(problem -> !problem.isError()).toList();
    }
}

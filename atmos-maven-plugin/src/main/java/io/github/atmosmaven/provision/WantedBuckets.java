package io.github.atmosmaven.provision;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BoolValue;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The buckets that a set of instances wants, and what keeps them from being created (D40, D41).
 *
 * @param buckets in the order of the first instance of each
 * @param withoutBackend instances that ask for provisioning and have no backend type: nothing to do, and no error
 * @param problems of instances that ask for what cannot be created
 */
public record WantedBuckets(List<StateBucket> buckets, List<Instance> withoutBackend, List<Problem> problems) {

    private static final String S3 = "s3";
    /** Attributes that decide which bucket is meant and who creates it. */
    private static final List<String> IDENTITY = List.of(
            "bucket", "endpoints", "endpoint", "assume_role", "assume_role_with_web_identity", "access_key", "profile");

    public static WantedBuckets of(List<Instance> instances) {
        Map<String, List<Instance>> groups = new LinkedHashMap<>();
        List<Instance> without = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Instance instance : instances) {
            if (!isEnabled(instance)) {
                continue;
            }
            Problem problem = check(instance);
            if (instance.backend().type() == null) {
                without.add(instance);
            } else if (problem != null) {
                problems.add(problem);
            } else {
                groups.computeIfAbsent(identity(instance), key -> new ArrayList<>())
                        .add(instance);
            }
        }
        List<StateBucket> buckets = new ArrayList<>();
        for (List<Instance> sharing : groups.values()) {
            bucket(sharing, problems).ifPresent(buckets::add);
        }
        return new WantedBuckets(List.copyOf(buckets), List.copyOf(without), List.copyOf(problems));
    }

    /** Only true counts: text that says so does not. */
    private static boolean isEnabled(Instance instance) {
        return instance.section("provision").at("backend", "enabled") instanceof BoolValue enabled && enabled.value();
    }

    private static @Nullable Problem check(Instance instance) {
        Backend backend = instance.backend();
        if (backend.type() == null) {
            return null;
        }
        if (!backend.type().equals(S3)) {
            return Problem.error(
                    ProblemCode.NOT_PROVISIONABLE,
                    enabledAt(instance),
                    "'" + instance.name() + "' of stack '" + instance.stack() + "' (manifest "
                            + instance.manifest().file() + ") asks to provision a " + backend.type()
                            + " backend, which cannot be provisioned yet",
                    "set provision.backend.enabled: false for it; s3 backends can be provisioned");
        }
        for (String attribute : List.of("bucket", "region")) {
            if (text(backend.attributes(), attribute).isEmpty()) {
                return Problem.error(
                        ProblemCode.BACKEND_ATTRIBUTE_MISSING,
                        enabledAt(instance),
                        "'" + instance.name() + "' of stack '" + instance.stack() + "' (manifest "
                                + instance.manifest().file() + ") asks to provision its s3 backend, which has no '"
                                + attribute + "'",
                        "set terraform.backend.s3." + attribute + ", or provision.backend.enabled: false");
            }
        }
        return null;
    }

    /** The line that asks for provisioning, which is where a user turns it off. */
    private static Location enabledAt(Instance instance) {
        Value enabled = instance.section("provision").at("backend", "enabled");
        return enabled == null ? instance.location() : enabled.location();
    }

    private static String identity(Instance instance) {
        StringBuilder identity = new StringBuilder();
        for (String attribute : IDENTITY) {
            identity.append(attribute)
                    .append('=')
                    .append(instance.backend().attributes().get(attribute))
                    .append(';');
        }
        return identity.toString();
    }

    private static java.util.Optional<StateBucket> bucket(List<Instance> sharing, List<Problem> problems) {
        Instance first = sharing.get(0);
        MapValue attributes = first.backend().attributes();
        String region = text(attributes, "region");
        for (Instance other : sharing) {
            Value otherRegion = other.backend().attributes().get("region");
            if (otherRegion != null && !otherRegion.toString().equals(region)) {
                Value firstRegion = attributes.get("region");
                problems.add(Problem.error(
                        ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                        otherRegion.location(),
                        "'" + other.displayName() + "' wants bucket '" + text(attributes, "bucket") + "' in "
                                + otherRegion
                                + ", and '" + first.displayName() + "' wants it in " + region
                                + (firstRegion == null
                                        ? ""
                                        : " (" + firstRegion.location().fileAndLine() + ")"),
                        "a bucket is in one region: set the same for both"));
                return java.util.Optional.empty();
            }
        }
        Value bucket = attributes.get("bucket");
        Location place = bucket == null ? first.location() : bucket.location();
        return java.util.Optional.of(
                new StateBucket(text(attributes, "bucket"), region, attributes, place, List.copyOf(sharing)));
    }

    private static String text(MapValue attributes, String key) {
        return attributes.get(key) instanceof TextValue text ? text.text() : "";
    }
}

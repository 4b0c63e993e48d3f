package io.github.atmosmaven.provision;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BoolValue;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Article;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects the instances that ask for provisioning and whose backend cannot be provisioned (D40). One line of a manifest
 * may ask for many instances: those that lack the same are told together, a manifest to a line.
 */
final class UnfitBackends {

    private static final int MANIFESTS_NAMED = 5;

    /** Instances by the line that asks for them, and by what they ask for. */
    private final Map<Line, Map<String, List<Instance>>> complaints = new LinkedHashMap<>();

    private final Map<BucketClaim.Place, Optional<BucketName.Fault>> names = new HashMap<>();
    private final Set<Problem> atValues = new LinkedHashSet<>();
    private final Map<String, String> environment;

    /** @param environment of the caller */
    UnfitBackends(Map<String, String> environment) {
        this.environment = environment;
    }

    private record Line(ProblemCode code, Location location, String hint) {}

    /** Whether nothing can be created for an instance, which has a backend type. */
    boolean refuses(Instance instance) {
        Backend backend = instance.backend();
        if (!backend.type().canBeProvisioned()) {
            complain(
                    instance,
                    ProblemCode.NOT_PROVISIONABLE,
                    "to provision " + Article.with(backend.type().name()) + " backend, which cannot be provisioned yet",
                    "set provision.backend.enabled: false for it; s3 backends can be provisioned");
            return true;
        }
        List<String> missing = List.of("bucket", "region").stream()
                .filter(attribute ->
                        BucketClaim.text(backend.attributes(), attribute).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return refusesValues(BucketClaim.of(instance, environment));
        }
        complain(
                instance,
                ProblemCode.BACKEND_ATTRIBUTE_MISSING,
                "to provision an s3 backend, which has no '" + String.join("' and no '", missing) + "'",
                "set what is missing in terraform.backend.s3, or provision.backend.enabled: false");
        return true;
    }

    /**
     * Reports the faults of attribute values, each at its own location and once for all instances that get it from
     * there. Returns true if the bucket cannot have its name.
     */
    private boolean refusesValues(BucketClaim claim) {
        String name = claim.place().bucket();
        warnOfAcl(claim);
        warnOfCustomerKey(claim);
        checkTlsOnly(claim);
        Optional<BucketName.Fault> fault =
                names.computeIfAbsent(claim.place(), place -> BucketName.fault(name, claim.isAtAws()));
        fault.ifPresent(found -> atValues.add(Problem.error(
                ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                claim.at("bucket"),
                "bucket '" + name + "' " + found.what(),
                found.hint())));
        return fault.isPresent();
    }

    /** No key lowers a default (D57), so false is what there is elsewhere, and nothing at AWS (D42). */
    private void checkTlsOnly(BucketClaim claim) {
        Value wanted = claim.instance().section("provision").at("backend", "tls_only");
        if (wanted instanceof BoolValue asked && !asked.value() && claim.isAtAws()) {
            atValues.add(Problem.warning(
                    ProblemCode.IGNORED_KEY,
                    wanted.location(),
                    "provision.backend.tls_only: false has no effect at AWS: a bucket that is made there gets the policy"
                            + " that refuses requests without TLS",
                    "leave it out; at an endpoint of your own (endpoints.s3) the policy is written only on request"));
        }
        if (wanted != null && !(wanted instanceof BoolValue) && !(wanted instanceof NullValue)) {
            atValues.add(Problem.error(
                    ProblemCode.WRONG_TYPE,
                    wanted.location(),
                    "provision.backend.tls_only must be true or false, not " + wanted.aKind(),
                    "write tls_only: true for a policy that refuses requests without TLS"));
        }
    }

    /** Buckets of AWS are made with ACLs off; then every other one is refused when a state is written. */
    private void warnOfAcl(BucketClaim claim) {
        String acl = BucketClaim.text(claim.instance().backend().attributes(), "acl");
        if (!acl.isEmpty() && !acl.equals("bucket-owner-full-control") && claim.isAtAws()) {
            atValues.add(Problem.warning(
                    ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                    claim.at("acl"),
                    "acl '" + acl
                            + "' fails on a bucket that provisioning makes: its ACLs are off, and Terraform cannot"
                            + " write a state with one (AccessControlListNotSupported)",
                    "leave out acl, or write acl: bucket-owner-full-control"));
        }
    }

    /** Buckets of AWS are made with keys of customers blocked; then every state that has one is refused (D53). */
    private void warnOfCustomerKey(BucketClaim claim) {
        if (!BucketClaim.text(claim.instance().backend().attributes(), "sse_customer_key")
                        .isEmpty()
                && claim.isAtAws()) {
            atValues.add(Problem.warning(
                    ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                    claim.at("sse_customer_key"),
                    "sse_customer_key fails on a bucket that provisioning makes: such keys are blocked there, as on every"
                            + " new bucket of AWS, and Terraform cannot write a state with one (AccessDenied)",
                    "leave out sse_customer_key: states are encrypted by the bucket; or set kms_key_id"));
        }
    }

    private void complain(Instance instance, ProblemCode code, String asksFor, String hint) {
        complaints
                .computeIfAbsent(new Line(code, enabledAt(instance), hint), line -> new LinkedHashMap<>())
                .computeIfAbsent(asksFor, asked -> new ArrayList<>())
                .add(instance);
    }

    /** The line that asks for provisioning, which is where a user turns it off. */
    private static Location enabledAt(Instance instance) {
        Value enabled = instance.section("provision").at("backend", "enabled");
        return enabled == null ? instance.location() : enabled.location();
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(atValues);
        complaints.forEach((line, lacks) -> {
            String message = lacks.entrySet().stream()
                    .map(lack -> message(lack.getKey(), lack.getValue()))
                    .collect(Collectors.joining("\n"));
            problems.add(Problem.error(line.code(), line.location(), message, line.hint()));
        });
        return problems;
    }

    private static String message(String asksFor, List<Instance> instances) {
        Instance first = instances.get(0);
        if (instances.size() == 1) {
            return named(first) + " (manifest " + first.manifest().file() + ") asks " + asksFor;
        }
        Map<String, List<Instance>> byManifest = new LinkedHashMap<>();
        instances.forEach(instance -> byManifest
                .computeIfAbsent(instance.manifest().file(), file -> new ArrayList<>())
                .add(instance));
        StringBuilder message = new StringBuilder(instances.size() + " instances ask " + asksFor + ":");
        byManifest.entrySet().stream()
                .limit(MANIFESTS_NAMED)
                .forEach(manifest -> message.append('\n').append(line(manifest.getKey(), manifest.getValue())));
        int more = byManifest.size() - MANIFESTS_NAMED;
        return more > 0
                ? message + "\n  and those of " + more + " more manifest" + (more == 1 ? "" : "s")
                : message.toString();
    }

    private static String line(String manifest, List<Instance> instances) {
        int more = instances.size() - 1;
        return "  " + manifest + ": " + named(instances.get(0)) + (more == 0 ? "" : " and " + more + " more");
    }

    private static String named(Instance instance) {
        return "'" + instance.name() + "' of stack '" + instance.stack() + "'";
    }
}

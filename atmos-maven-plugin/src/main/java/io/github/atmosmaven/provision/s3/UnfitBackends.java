package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.backend.s3.Attribute;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.Complaints;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the attributes that keep a bucket from being created, or from serving states as it is made (D40, D53). */
final class UnfitBackends {

    private final Map<BucketClaim.Place, Optional<BucketName.Fault>> names = new HashMap<>();
    private final Set<Problem> atValues = new LinkedHashSet<>();

    /** Returns true if nothing can be created for the instance of a claim. */
    boolean refuses(BucketClaim claim, Complaints complaints) {
        List<String> missing = Stream.of(
                        claim.backend().bucket(), claim.backend().region())
                .filter(Attribute::isEmpty)
                .map(Attribute::name)
                .toList();
        if (missing.isEmpty()) {
            return refusesValues(claim);
        }
        complaints.add(
                claim.instance(),
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
                claim.at(claim.backend().bucket()),
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
        Attribute attribute = claim.backend().acl();
        String acl = attribute.text();
        if (!acl.isEmpty() && !acl.equals("bucket-owner-full-control") && claim.isAtAws()) {
            atValues.add(Problem.warning(
                    ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                    claim.at(attribute),
                    "acl '" + acl
                            + "' fails on a bucket that provisioning makes: its ACLs are off, and Terraform cannot"
                            + " write a state with one (AccessControlListNotSupported)",
                    "leave out acl, or write acl: bucket-owner-full-control"));
        }
    }

    /** Buckets of AWS are made with keys of customers blocked; then every state that has one is refused (D53). */
    private void warnOfCustomerKey(BucketClaim claim) {
        Attribute key = claim.backend().customerKey();
        if (!key.isEmpty() && claim.isAtAws()) {
            atValues.add(Problem.warning(
                    ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                    claim.at(key),
                    "sse_customer_key fails on a bucket that provisioning makes: such keys are blocked there, as on every"
                            + " new bucket of AWS, and Terraform cannot write a state with one (AccessDenied)",
                    "leave out sse_customer_key: states are encrypted by the bucket; or set kms_key_id"));
        }
    }

    /** Faults of attribute values, each once for all instances that get the value from one place. */
    List<Problem> problems() {
        return List.copyOf(atValues);
    }
}

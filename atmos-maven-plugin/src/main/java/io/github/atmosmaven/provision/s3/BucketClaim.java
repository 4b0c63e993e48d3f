package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.backend.endpoint.S3Endpoint;
import io.github.atmosmaven.backend.s3.Attribute;
import io.github.atmosmaven.backend.s3.Role;
import io.github.atmosmaven.backend.s3.S3Backend;
import io.github.atmosmaven.backend.s3.S3Endpoints;
import io.github.atmosmaven.backend.s3.S3Identity;
import io.github.atmosmaven.backend.s3.S3Identity.WebRole;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Claim of an instance to its bucket: the bucket, and the identity that creates it.
 *
 * @param endpoint address of the store; empty for AWS
 */
record BucketClaim(Instance instance, S3Backend backend, String endpoint) {

    private static final Pattern ROLE_ACCOUNT = Pattern.compile("arn:[^:]+:iam::(\\d{12}):.*");

    /** Identity of a bucket. Names of buckets are unique at an endpoint, whoever asks. */
    record Place(String endpoint, String bucket) {}

    /** Identity that creates a bucket. Roles differ by their name alone, however a session of one is opened. */
    private record Identity(String role, String webRole, String accessKey, String profile) {}

    /** @param environment of the caller, over which that of the instance stands, as for the tool */
    static BucketClaim of(Instance instance, Map<String, String> environment) {
        MapValue own = instance.env();
        S3Backend backend = S3Backend.of(instance.backend().attributes());
        String endpoint = backend.endpoints()
                .of(S3Endpoints.S3, name -> own.containsKey(name) ? text(own.get(name)) : environment.get(name));
        return new BucketClaim(instance, backend, endpoint);
    }

    private static String text(@Nullable Value value) {
        return value instanceof TextValue || value instanceof NumberValue ? value.toString() : "";
    }

    Place place() {
        return new Place(endpoint, backend.bucket().text());
    }

    private Identity identity() {
        S3Identity identity = backend.identity();
        Role role = identity.role();
        WebRole webRole = identity.webRole();
        return new Identity(
                role == null ? "" : role.arn().text(),
                webRole == null ? "" : webRole.role().arn().text(),
                Objects.requireNonNullElse(identity.keys().id(), ""),
                identity.profile().text());
    }

    /** Returns true if the bucket is in AWS itself, and not in a store that the backend names. */
    boolean isAtAws() {
        return S3Endpoint.isAws(endpoint);
    }

    /**
     * Returns true if the instance asks for a policy that refuses requests without TLS, wherever the bucket is (D42).
     */
    private boolean wantsTlsOnly() {
        return instance.section("provision").at("backend", "tls_only") instanceof BoolValue wanted && wanted.value();
    }

    private String region() {
        return backend.region().text();
    }

    /** The role that creates; empty where the caller's own identity does. */
    private String role() {
        Identity identity = identity();
        return identity.role().isEmpty() ? identity.webRole() : identity.role();
    }

    private @Nullable String account() {
        Matcher account = ROLE_ACCOUNT.matcher(role());
        return account.matches() ? account.group(1) : null;
    }

    /** The value of an attribute; the instance if it has none. */
    Location at(Attribute attribute) {
        return Objects.requireNonNullElse(attribute.location(), instance.location());
    }

    private Location regionAt() {
        return at(backend.region());
    }

    /** Returns an error if claims to one bucket name two regions (D41), else null. */
    static @Nullable Problem twoRegions(List<BucketClaim> claims) {
        BucketClaim first = claims.get(0);
        for (BucketClaim other : claims) {
            if (!other.region().equals(first.region())) {
                return Problem.error(
                        ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                        other.regionAt(),
                        "'" + other.instance.displayName() + "' wants bucket '"
                                + first.place().bucket() + "' in " + other.region() + ", and '"
                                + first.instance.displayName() + "' wants it in " + first.region() + " ("
                                + first.regionAt().fileAndLine() + ")",
                        "a bucket is in one region: set the same for both");
            }
        }
        return null;
    }

    /** The pieces of work that claims to one bucket make: one for each identity. */
    static List<WantedBucket> buckets(List<BucketClaim> claims) {
        Map<Identity, List<BucketClaim>> sharing = new LinkedHashMap<>();
        claims.forEach(claim -> sharing.computeIfAbsent(claim.identity(), identity -> new ArrayList<>())
                .add(claim));
        Problem contested = twoAccounts(claims);
        return sharing.values().stream().map(same -> bucket(same, contested)).toList();
    }

    private static WantedBucket bucket(List<BucketClaim> sharing, @Nullable Problem contested) {
        BucketClaim first = sharing.get(0);
        return new WantedBucket(
                first.place().bucket(),
                first.region(),
                first.endpoint,
                first.backend,
                first.at(first.backend.bucket()),
                sharing.stream().map(BucketClaim::instance).toList(),
                sharing.stream().anyMatch(BucketClaim::wantsTlsOnly),
                contested);
    }

    /**
     * Returns an error if claims to one bucket name two accounts, else null. The order of instances must not decide
     * which account creates the bucket.
     */
    private static @Nullable Problem twoAccounts(List<BucketClaim> claims) {
        BucketClaim first = null;
        for (BucketClaim claim : claims) {
            if (claim.account() == null) {
                continue;
            }
            if (first == null) {
                first = claim;
            } else if (!String.valueOf(first.account()).equals(claim.account())) {
                return Problem.error(
                        ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                        claim.roleAt(),
                        "'" + claim.instance.displayName() + "' wants bucket '"
                                + claim.place().bucket() + "' created by " + claim.role() + ", and '"
                                + first.instance.displayName() + "' by " + first.role() + " ("
                                + first.roleAt().fileAndLine() + "), which is another account",
                        "a bucket belongs to one account: set provision.backend.enabled: false for the one that is"
                                + " not to create it, or give it a bucket of its own");
            }
        }
        return null;
    }

    private Location roleAt() {
        Role role = backend.identity().role();
        WebRole webRole = backend.identity().webRole();
        boolean isNested = role != null && role.arn().location() != null;
        Role named = isNested || webRole == null ? role : webRole.role();
        return named == null ? instance.location() : at(named.arn());
    }
}

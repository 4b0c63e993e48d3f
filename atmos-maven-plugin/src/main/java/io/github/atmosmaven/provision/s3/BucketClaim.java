package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.backend.endpoint.S3Endpoint;
import io.github.atmosmaven.backend.type.S3Endpoints;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Claim of an instance to its bucket: the bucket, and the identity that creates it.
 *
 * @param endpoint address of the store; empty for AWS
 */
record BucketClaim(Instance instance, String endpoint) {

    private static final Pattern ROLE_ACCOUNT = Pattern.compile("arn:[^:]+:iam::(\\d{12}):.*");

    /** Identity of a bucket. Names of buckets are unique at an endpoint, whoever asks. */
    record Place(String endpoint, String bucket) {}

    /** Identity that creates a bucket. Roles differ by their name alone, however a session of one is opened. */
    private record Identity(String role, String webRole, String accessKey, String profile) {}

    /** @param environment of the caller, over which that of the instance stands, as for the tool */
    static BucketClaim of(Instance instance, Map<String, String> environment) {
        MapValue own = instance.env();
        String endpoint = S3Endpoints.of(
                S3Endpoints.S3,
                instance.backend().attributes(),
                name -> own.containsKey(name) ? text(own, name) : environment.get(name));
        return new BucketClaim(instance, endpoint);
    }

    static String text(MapValue attributes, String key) {
        Value value = attributes.get(key);
        return value instanceof TextValue || value instanceof NumberValue ? value.toString() : "";
    }

    private MapValue attributes() {
        return instance.backend().attributes();
    }

    private String in(String block, String key) {
        MapValue map = attributes().map(block);
        return map == null ? "" : text(map, key);
    }

    Place place() {
        return new Place(endpoint, text(attributes(), "bucket"));
    }

    private Identity identity() {
        return new Identity(
                in("assume_role", "role_arn"),
                in("assume_role_with_web_identity", "role_arn"),
                text(attributes(), "access_key"),
                text(attributes(), "profile"));
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
        return text(attributes(), "region");
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

    Location at(String attribute) {
        Value value = attributes().get(attribute);
        return value == null ? instance.location() : value.location();
    }

    /** Returns an error if claims to one bucket name two regions (D41), else null. */
    static @Nullable Problem twoRegions(List<BucketClaim> claims) {
        BucketClaim first = claims.get(0);
        for (BucketClaim other : claims) {
            if (!other.region().equals(first.region())) {
                return Problem.error(
                        ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                        other.at("region"),
                        "'" + other.instance.displayName() + "' wants bucket '"
                                + first.place().bucket() + "' in " + other.region() + ", and '"
                                + first.instance.displayName() + "' wants it in " + first.region() + " ("
                                + first.at("region").fileAndLine() + ")",
                        "a bucket is in one region: set the same for both");
            }
        }
        return null;
    }

    /** The pieces of work that claims to one bucket make: one for each identity. */
    static List<StateBucket> buckets(List<BucketClaim> claims) {
        Map<Identity, List<BucketClaim>> sharing = new LinkedHashMap<>();
        claims.forEach(claim -> sharing.computeIfAbsent(claim.identity(), identity -> new ArrayList<>())
                .add(claim));
        Problem contested = twoAccounts(claims);
        return sharing.values().stream().map(same -> bucket(same, contested)).toList();
    }

    private static StateBucket bucket(List<BucketClaim> sharing, @Nullable Problem contested) {
        BucketClaim first = sharing.get(0);
        return new StateBucket(
                first.place().bucket(),
                first.region(),
                first.endpoint,
                first.attributes(),
                first.at("bucket"),
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
        for (String block : List.of("assume_role", "assume_role_with_web_identity")) {
            Value role = attributes().at(block, "role_arn");
            if (role != null) {
                return role.location();
            }
        }
        return instance.location();
    }
}

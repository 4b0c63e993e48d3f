package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Headers of a request that S3 keeps with an object and gives back with it. */
final class KeptHeaders {

    private static final String OWNERS_ACL = "bucket-owner-full-control";
    private static final String ENCRYPTION = "x-amz-server-side-encryption";
    private static final List<String> PLAIN =
            List.of("Content-Type", "Cache-Control", "Content-Disposition", "Content-Language");

    private KeptHeaders() {}

    /** Headers of a request that are kept with the object that it makes. */
    static Map<String, String> of(Request request) {
        refuseAccessLists(request);
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : PLAIN) {
            if (request.header(name) != null) {
                kept.put(name, request.header(name, ""));
            }
        }
        kept.putAll(CustomerKey.of(request)
                .map(CustomerKey::noted)
                .orElseGet(() -> Map.of(ENCRYPTION, request.header(ENCRYPTION, "AES256"))));
        request.headers().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-meta-") || lower.startsWith("x-amz-checksum-")) {
                kept.put(lower, values.get(0));
            }
        });
        return kept;
    }

    /** On the buckets of today nobody sets lists of access. */
    private static void refuseAccessLists(Request request) {
        String acl = request.header("x-amz-acl", OWNERS_ACL);
        boolean grants = request.headers().keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz-grant-"));
        if (grants || !acl.equals(OWNERS_ACL)) {
            throw new AwsError(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        }
    }
}

package io.github.atmosmaven.localaws.sign;

import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.CheckSums;
import io.github.atmosmaven.localaws.request.Hashes;
import io.github.atmosmaven.localaws.request.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the signature of a request (AWS Signature Version 4), in its header or in its query. */
public final class SignatureCheck {

    private static final Pattern HEADER = Pattern.compile(
            "AWS4-HMAC-SHA256 +Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request, *SignedHeaders=([^,]+), *Signature=([0-9a-f]+)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int SHA256_LENGTH = 64;
    private static final Duration SKEW = Duration.ofMinutes(15);

    /**
     * A request whose signature holds.
     *
     * @param region the region it was signed for
     */
    public record Signed(Identity identity, String region, String service) {}

    private record Claim(
            String keyId,
            String day,
            String region,
            String service,
            String signedHeaders,
            String signature,
            String time,
            @Nullable String token,
            boolean inQuery) {}

    private SignatureCheck() {}

    /**
     * Checks the signature by the head of a request alone, so that nothing of a stranger's body is read.
     *
     * @param request without its body where that says by a header what it is
     */
    public static Signed check(Request request, AwsKeyRing ring, Instant now) {
        Claim claim = claim(request);
        checkTime(claim, now);
        checkExpiry(request, claim, now);
        AwsKeyRing.Known known = ring.find(claim.keyId(), claim.token(), now).orElseThrow(SignatureCheck::unknownKey);
        String expected = signature(request, claim, known.keys().secretAccessKey());
        if (!expected.equals(claim.signature())) {
            throw new AwsError(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided.");
        }
        return new Signed(known.identity(), claim.region(), claim.service());
    }

    private static Claim claim(Request request) {
        String header = request.header("Authorization");
        if (header != null) {
            Matcher matcher = HEADER.matcher(header);
            if (!matcher.matches()) {
                throw new AwsError(403, "AuthorizationHeaderMalformed", "The authorization header is malformed");
            }
            return new Claim(
                    matcher.group(1),
                    matcher.group(2),
                    matcher.group(3),
                    matcher.group(4),
                    matcher.group(5),
                    matcher.group(6),
                    request.header("X-Amz-Date", ""),
                    request.header("X-Amz-Security-Token"),
                    false);
        }
        Map<String, String> query = request.query();
        String[] scope = query.getOrDefault("X-Amz-Credential", "").split("/");
        if (scope.length != 5) {
            throw AwsError.accessDenied();
        }
        return new Claim(
                scope[0],
                scope[1],
                scope[2],
                scope[3],
                query.getOrDefault("X-Amz-SignedHeaders", ""),
                query.getOrDefault("X-Amz-Signature", ""),
                query.getOrDefault("X-Amz-Date", ""),
                query.get("X-Amz-Security-Token"),
                true);
    }

    private static void checkTime(Claim claim, Instant now) {
        try {
            Instant signed = Instant.from(TIME.parse(claim.time()));
            if (!claim.inQuery() && Duration.between(signed, now).abs().compareTo(SKEW) > 0) {
                throw new AwsError(
                        403,
                        "RequestTimeTooSkewed",
                        "The difference between the request time and the current time is too large.");
            }
        } catch (DateTimeParseException e) {
            throw AwsError.accessDenied();
        }
    }

    private static void checkExpiry(Request request, Claim claim, Instant now) {
        String seconds = request.query().getOrDefault("X-Amz-Expires", "0");
        if (!claim.inQuery()) {
            return;
        }
        if (!seconds.matches("\\d{1,6}")
                || Instant.from(TIME.parse(claim.time()))
                        .plusSeconds(Long.parseLong(seconds))
                        .isBefore(now)) {
            throw new AwsError(403, "AccessDenied", "Request has expired");
        }
    }

    private static String signature(Request request, Claim claim, String secret) {
        String canonical = String.join(
                "\n",
                request.method(),
                request.rawPath().isEmpty() ? "/" : request.rawPath(),
                canonicalQuery(request),
                canonicalHeaders(request, claim.signedHeaders()),
                claim.signedHeaders(),
                payload(request, claim));
        String scope = claim.day() + "/" + claim.region() + "/" + claim.service() + "/aws4_request";
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                claim.time(),
                scope,
                Hashes.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = Hashes.hmac(key, part);
        }
        return Hashes.hex(Hashes.hmac(key, toSign));
    }

    public static boolean isUnsigned(Request request) {
        return request.header("Authorization") == null && !request.query().containsKey("X-Amz-Credential");
    }

    /** Returns true if the head of a request declares its body. Otherwise the body itself has to be read. */
    public static boolean isDeclared(Request request) {
        return request.header("X-Amz-Content-Sha256") != null || request.header("Authorization") == null;
    }

    /** Refuses a key that was not issued here, before anything of the body is read. */
    public static void requireKnownKey(Request request, AwsKeyRing ring, Instant now) {
        Claim claim = claim(request);
        if (ring.find(claim.keyId(), claim.token(), now).isEmpty()) {
            throw unknownKey();
        }
    }

    private static AwsError unknownKey() {
        return new AwsError(
                403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
    }

    /** Refuses a body that is not what the head of its request says. */
    public static void checkBody(Request request) {
        String declared = request.header("X-Amz-Content-Sha256");
        if (declared != null
                && declared.length() == SHA256_LENGTH
                && !declared.equals(CheckSums.of(request.body()).sha256())) {
            throw new AwsError(
                    400, "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match.");
        }
    }

    private static String payload(Request request, Claim claim) {
        String declared = request.header("X-Amz-Content-Sha256");
        if (declared == null) {
            return claim.inQuery()
                    ? "UNSIGNED-PAYLOAD"
                    : CheckSums.of(request.body()).sha256();
        }
        return declared;
    }

    private static String canonicalQuery(Request request) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, String> parameter : request.query().entrySet()) {
            if (!parameter.getKey().equals("X-Amz-Signature")) {
                parts.add(encode(parameter.getKey()) + "=" + encode(parameter.getValue()));
            }
        }
        parts.sort(null);
        return String.join("&", parts);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String canonicalHeaders(Request request, String signedHeaders) {
        StringBuilder canonical = new StringBuilder();
        for (String name : signedHeaders.split(";")) {
            List<String> values = Objects.requireNonNullElse(request.headers().get(name), List.of());
            String value = String.join(
                    ",",
                    values.stream()
                            .map(each ->
                                    String.join(" ", Arrays.asList(each.strip().split(" +"))))
                            .toList());
            canonical
                    .append(name.toLowerCase(Locale.ROOT))
                    .append(':')
                    .append(value)
                    .append('\n');
        }
        return canonical.toString();
    }
}

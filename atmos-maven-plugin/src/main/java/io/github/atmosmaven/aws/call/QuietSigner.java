package io.github.atmosmaven.aws.call;

import io.github.atmosmaven.backend.endpoint.S3Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Signs requests of S3 and STS by Signature Version 4 and writes nothing about it into any log. The SDK's own signer
 * writes the text that it signs, session token included, to the debug log, and under {@code mvn -X} that is the console.
 */
final class QuietSigner implements HttpSigner<AwsCredentialsIdentity> {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DAY = "yyyyMMdd".length();
    /** Proxies change them on the way. */
    private static final Set<String> UNSIGNED =
            Set.of("authorization", "connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id");

    @Override
    public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
        ContentStreamProvider payload = request.payload().orElse(null);
        AwsCredentialsIdentity identity = request.identity();
        SdkHttpRequest http = request.request();
        String time = TIME.format(
                request.requireProperty(SIGNING_CLOCK, Clock.systemUTC()).instant());
        byte[] body = bytes(payload);
        String hash = hex(sha256(body));
        SdkHttpRequest.Builder signed = http.toBuilder()
                .putHeader("Host", host(http))
                .putHeader("X-Amz-Date", time)
                .putHeader("x-amz-content-sha256", hash);
        if (request.hasProperty(AwsV4HttpSigner.CHECKSUM_ALGORITHM)) {
            if (S3Endpoint.isAws(http.host())) {
                addChecksum(signed, body, request.property(AwsV4HttpSigner.CHECKSUM_ALGORITHM));
            } else {
                addDigest(signed, body);
            }
        }
        if (identity instanceof AwsSessionCredentialsIdentity session) {
            signed.putHeader("X-Amz-Security-Token", session.sessionToken());
        }
        String scope = time.substring(0, DAY) + "/" + request.requireProperty(AwsV4HttpSigner.REGION_NAME) + "/"
                + request.requireProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME) + "/aws4_request";
        Map<String, String> headers = headers(signed.build());
        String names = String.join(";", headers.keySet());
        String canonical = http.method().name() + "\n" + path(request) + "\n" + query(http) + "\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + hash;
        String text =
                ALGORITHM + "\n" + time + "\n" + scope + "\n" + hex(sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        signed.putHeader(
                "Authorization",
                ALGORITHM + " Credential=" + identity.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + hex(hmac(key(identity.secretAccessKey(), scope), text)));
        return SignedRequest.builder().request(signed.build()).payload(payload).build();
    }

    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
        throw new UnsupportedOperationException("no client here is asynchronous");
    }

    /**
     * Other stores ask for the MD5 that S3 asked for first, and many refuse requests with a header of the newer checksums
     * (Backblaze B2), or without that one (MinIO before 2025, Dell ECS).
     */
    private static void addDigest(SdkHttpRequest.Builder signed, byte[] body) {
        signed.removeHeader("x-amz-sdk-checksum-algorithm")
                .putHeader("Content-MD5", Base64.getEncoder().encodeToString(digest("MD5", body)));
    }

    /** The checksum of a body is the signer's to add, before it signs. */
    private static void addChecksum(SdkHttpRequest.Builder signed, byte[] body, ChecksumAlgorithm algorithm) {
        if (!algorithm.algorithmId().equalsIgnoreCase(DefaultChecksumAlgorithm.CRC32.algorithmId())) {
            throw new IllegalStateException("no client here asks for a checksum by " + algorithm.algorithmId());
        }
        CRC32 checksum = new CRC32();
        checksum.update(body);
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
        signed.putHeader("x-amz-checksum-crc32", Base64.getEncoder().encodeToString(bytes));
    }

    private static byte[] bytes(@Nullable ContentStreamProvider payload) {
        if (payload == null) {
            return new byte[0];
        }
        try (InputStream stream = payload.newStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String host(SdkHttpRequest http) {
        boolean isUsual = SdkHttpUtils.isUsingStandardPort(http.protocol(), http.port());
        return http.host() + (isUsual ? "" : ":" + http.port());
    }

    private static String path(SignRequest<?> request) {
        String path = request.request().encodedPath();
        if (path.isEmpty()) {
            return "/";
        }
        return request.requireProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, true)
                ? SdkHttpUtils.urlEncodeIgnoreSlashes(path)
                : path;
    }

    private static String query(SdkHttpRequest http) {
        List<String> parameters = new ArrayList<>();
        http.rawQueryParameters().forEach((name, values) -> {
            String encoded = SdkHttpUtils.urlEncode(name) + "=";
            for (String value : values.isEmpty() ? List.of("") : values) {
                parameters.add(encoded + (value == null ? "" : SdkHttpUtils.urlEncode(value)));
            }
        });
        parameters.sort(null);
        return String.join("&", parameters);
    }

    private static Map<String, String> headers(SdkHttpRequest http) {
        Map<String, String> headers = new TreeMap<>();
        http.forEachHeader((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!UNSIGNED.contains(lower)) {
                headers.put(
                        lower,
                        values.stream()
                                .map(value -> value.strip().replaceAll("\\s+", " "))
                                .collect(Collectors.joining(",")));
            }
        });
        return headers;
    }

    /** A secret has a key of its own for each day, region and service. */
    private static byte[] key(String secret, String scope) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

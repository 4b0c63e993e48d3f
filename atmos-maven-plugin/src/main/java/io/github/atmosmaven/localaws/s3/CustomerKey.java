package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Hashes;
import io.github.atmosmaven.localaws.request.Request;
import io.github.atmosmaven.localaws.request.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Key of the caller that a request brings for its object (SSE-C), as {@code sse_customer_key} of an s3 backend has
 * Terraform send it. S3 keeps a salted hash of such a key and never the key, and so does this endpoint; the content
 * itself lies here as every other one does.
 *
 * <p>AWS blocks such keys on the buckets of today. The endpoint takes them all the same, since manifests are to work here
 * as they are (D50), and the bucket of a backend may well be one that takes them.
 */
final class CustomerKey {

    /** Name under which a version notes the salted hash; it is no header and never part of an answer. */
    static final String MARK = "customer-key-mark";

    private static final String ENCRYPTION = "x-amz-server-side-encryption";
    private static final String OF_OBJECT = ENCRYPTION + "-customer-";
    private static final String OF_SOURCE = "x-amz-copy-source-server-side-encryption-customer-";
    private static final String ALGORITHM = "AES256";
    private static final String MUST_PROVIDE =
            "Requests specifying Server Side Encryption with Customer provided keys must provide ";
    private static final int BYTES = 32;

    private final byte[] key;
    private final String md5;

    private CustomerKey(byte[] key, String md5) {
        this.key = key;
        this.md5 = md5;
    }

    /** The key for the object that a request writes or reads. */
    static Optional<CustomerKey> of(Request request) {
        Optional<CustomerKey> key = of(request, OF_OBJECT);
        if (key.isPresent() && request.header(ENCRYPTION) != null) {
            throw invalid("Server Side Encryption with Customer provided key is incompatible with the encryption"
                    + " method specified");
        }
        return key;
    }

    /** The key of the object that a request copies. */
    static Optional<CustomerKey> ofSource(Request request) {
        return of(request, OF_SOURCE);
    }

    private static Optional<CustomerKey> of(Request request, String prefix) {
        String algorithm = request.header(prefix + "algorithm");
        String key = request.header(prefix + "key");
        String md5 = request.header(prefix + "key-MD5");
        if (algorithm == null && key == null && md5 == null) {
            return Optional.empty();
        }
        if (algorithm == null) {
            throw invalid(MUST_PROVIDE + "a valid encryption algorithm.");
        }
        if (!algorithm.equals(ALGORITHM)) {
            throw new AwsError(
                    400,
                    "InvalidEncryptionAlgorithmError",
                    "The encryption request that you specified is not valid. The valid value is AES256.");
        }
        if (key == null) {
            throw invalid(MUST_PROVIDE + "an appropriate secret key.");
        }
        if (md5 == null) {
            throw invalid(MUST_PROVIDE + "the client calculated MD5 of the secret key.");
        }
        byte[] bytes = decoded(key);
        if (bytes.length != BYTES) {
            throw invalid("The secret key was invalid for the specified algorithm.");
        }
        if (!Hashes.md5(bytes).equals(Hashes.hex(decoded(md5)))) {
            throw invalid("The calculated MD5 hash of the key did not match the hash that was provided.");
        }
        return Optional.of(new CustomerKey(bytes, md5));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "InvalidArgument", message);
    }

    /** Headers that a version notes of the key, and that tell its encryption. */
    Map<String, String> noted() {
        String salt = UUID.randomUUID().toString();
        return Map.of(OF_OBJECT + "algorithm", ALGORITHM, MARK, salt + ":" + hash(salt));
    }

    private String hash(String salt) {
        return Hashes.hex(Hashes.hmac(key, salt));
    }

    /** Tells the caller which key its object has: by the sum that came with the request. */
    Response answered(Response response) {
        return response.with(OF_OBJECT + "algorithm", ALGORITHM).with(OF_OBJECT + "key-MD5", md5);
    }

    /** Refuses to give away an object to a request without its key, or with one that it does not have. */
    static void requireToRead(ObjectVersion version, Optional<CustomerKey> key) {
        String mark = version.headers().get(MARK);
        if (mark == null && key.isPresent()) {
            throw new AwsError(400, "InvalidRequest", "The encryption parameters are not applicable to this object.");
        }
        if (mark != null && key.isEmpty()) {
            throw new AwsError(
                    400,
                    "InvalidRequest",
                    "The object was stored using a form of Server Side Encryption. The correct parameters must be"
                            + " provided to retrieve the object.");
        }
        if (mark != null && !key.orElseThrow().fits(mark)) {
            throw AwsError.accessDenied();
        }
    }

    /** Refuses a part whose key is not that of its upload. */
    static void requireForPart(ObjectVersion upload, Optional<CustomerKey> key) {
        String mark = upload.headers().get(MARK);
        if (mark != null && key.isEmpty()) {
            throw new AwsError(
                    400,
                    "InvalidRequest",
                    "The multipart upload initiate requested encryption. Subsequent part requests must include the"
                            + " appropriate encryption parameters.");
        }
        if (key.isPresent() && (mark == null || !key.get().fits(mark))) {
            throw new AwsError(
                    400,
                    "InvalidRequest",
                    "The provided encryption parameters did not match the ones used originally.");
        }
    }

    private boolean fits(String mark) {
        int colon = mark.indexOf(':');
        return MessageDigest.isEqual(
                hash(mark.substring(0, colon)).getBytes(StandardCharsets.UTF_8),
                mark.substring(colon + 1).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "CustomerKey[hidden]";
    }
}

package io.github.atmosmaven.localaws.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * The sums of a content, made in one go.
 *
 * @param md5 in hexadecimal digits, like {@code sha256}
 */
public record CheckSums(String md5, String sha256, long crc32, long crc32c) {

    private static final int STEP = 64 * 1024;

    public static CheckSums of(Body content) {
        try (InputStream in = content.open()) {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            CRC32 crc32 = new CRC32();
            CRC32C crc32c = new CRC32C();
            byte[] buffer = new byte[STEP];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                md5.update(buffer, 0, count);
                sha256.update(buffer, 0, count);
                crc32.update(buffer, 0, count);
                crc32c.update(buffer, 0, count);
            }
            return new CheckSums(
                    Hashes.hex(md5.digest()), Hashes.hex(sha256.digest()), crc32.getValue(), crc32c.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses a content that is not what the request says it sent. */
    public void require(Request request) {
        String sent = request.header("Content-MD5");
        if (sent != null && !sent.equals(base64(md5))) {
            throw new AwsError(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
        require(request, "x-amz-checksum-crc32", base64(crc32));
        require(request, "x-amz-checksum-crc32c", base64(crc32c));
        require(request, "x-amz-checksum-sha256", base64(sha256));
    }

    private static void require(Request request, String header, String own) {
        String sent = request.header(header);
        if (sent != null && !sent.equals(own)) {
            throw new AwsError(
                    400, "BadDigest", "The " + header + " you specified did not match the calculated checksum.");
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static String base64(long value) {
        return base64(HexFormat.of().toHexDigits((int) value));
    }
}

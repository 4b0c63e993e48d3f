package io.github.atmosmaven.localaws;

import static io.github.atmosmaven.localaws.LocalS3Test.assertCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

@DisplayName("D50: objects under keys of the caller (SSE-C)")
class CustomerKeyTest extends AtLocalAws {

    private static final Key OURS = Key.of("0123456789abcdef0123456789abcdef");
    private static final Key OTHER = Key.of("fedcba9876543210fedcba9876543210");

    private record Key(String text, String base64, String md5) {

        static Key of(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            try {
                return new Key(
                        text,
                        Base64.getEncoder().encodeToString(bytes),
                        Base64.getEncoder()
                                .encodeToString(MessageDigest.getInstance("MD5").digest(bytes)));
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void put(Key key) {
        put("AES256", key.base64(), key.md5());
    }

    private void put(String algorithm, String key, String md5) {
        s3.putObject(
                r -> r.bucket(BUCKET)
                        .key("state")
                        .sseCustomerAlgorithm(algorithm)
                        .sseCustomerKey(key)
                        .sseCustomerKeyMD5(md5),
                RequestBody.fromString("content"));
    }

    private static GetObjectRequest.Builder with(GetObjectRequest.Builder request, Key key) {
        return request.bucket(BUCKET)
                .key("state")
                .sseCustomerAlgorithm("AES256")
                .sseCustomerKey(key.base64())
                .sseCustomerKeyMD5(key.md5());
    }

    @Test
    @DisplayName("an object is read with its key, and with no other and none")
    void readsWithTheKeyOnly() {
        put(OURS);

        assertThat(s3.getObjectAsBytes(r -> with(r, OURS))).satisfies(got -> {
            assertThat(got.asUtf8String()).isEqualTo("content");
            assertThat(got.response().sseCustomerKeyMD5()).isEqualTo(OURS.md5());
            assertThat(got.response().serverSideEncryption()).isNull();
        });
        assertCode("AccessDenied", 403, () -> s3.getObjectAsBytes(r -> with(r, OTHER)));
        assertCode(
                "InvalidRequest",
                400,
                () -> s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("state")));
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> s3.headObject(r -> r.bucket(BUCKET).key("state")))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(400));
        assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET)).contents()).hasSize(1);
        s3.deleteObject(r -> r.bucket(BUCKET).key("state"));
        assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET)).contents()).isEmpty();
    }

    @Test
    @DisplayName(
            "the tag of an object with such a key is not the sum of its content, and serves conditions all the same")
    void tagsObjectsByNoSum() {
        String sum = s3.putObject(r -> r.bucket(BUCKET).key("plain"), RequestBody.fromString("content"))
                .eTag();
        put(OURS);
        String tag = s3.headObject(r -> r.bucket(BUCKET)
                        .key("state")
                        .sseCustomerAlgorithm("AES256")
                        .sseCustomerKey(OURS.base64())
                        .sseCustomerKeyMD5(OURS.md5()))
                .eTag();

        assertThat(tag).matches("\"[0-9a-f]{32}\"").isNotEqualTo(sum);
        assertThat(s3.getObjectAsBytes(r -> with(r, OURS).ifMatch(tag)).asUtf8String())
                .isEqualTo("content");
        assertCode(
                "PreconditionFailed",
                412,
                () -> s3.getObjectAsBytes(r -> with(r, OURS).ifMatch(sum)));
    }

    @Test
    @DisplayName("an object without such a key is not read with one")
    void refusesAKeyThatIsNotNeeded() {
        s3.putObject(r -> r.bucket(BUCKET).key("state"), RequestBody.fromString("content"));

        assertCode("InvalidRequest", 400, () -> s3.getObjectAsBytes(r -> with(r, OURS)));
    }

    @Test
    @DisplayName("a key that is not whole is refused, and nothing is stored")
    void refusesBrokenKeys() {
        String shortKey = Base64.getEncoder().encodeToString("short".getBytes(StandardCharsets.US_ASCII));

        assertCode("InvalidArgument", 400, () -> put("AES256", OURS.base64(), OTHER.md5()));
        assertCode("InvalidArgument", 400, () -> put("AES256", OURS.base64(), "no base64"));
        assertCode("InvalidArgument", 400, () -> put("AES256", shortKey, OURS.md5()));
        assertCode("InvalidEncryptionAlgorithmError", 400, () -> put("aws:kms", OURS.base64(), OURS.md5()));
        assertCode(
                "InvalidArgument",
                400,
                () -> s3.putObject(
                        r -> r.bucket(BUCKET).key("state").sseCustomerAlgorithm("AES256"),
                        RequestBody.fromString("content")));
        assertCode(
                "InvalidArgument",
                400,
                () -> s3.putObject(
                        r -> r.bucket(BUCKET)
                                .key("state")
                                .serverSideEncryption("AES256")
                                .sseCustomerAlgorithm("AES256")
                                .sseCustomerKey(OURS.base64())
                                .sseCustomerKeyMD5(OURS.md5()),
                        RequestBody.fromString("content")));
        assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET)).contents()).isEmpty();
    }

    @Test
    @DisplayName("all parts of an upload have the key that it was begun with")
    void readsWhatCameInParts() {
        String upload = s3.createMultipartUpload(r -> r.bucket(BUCKET)
                        .key("state")
                        .sseCustomerAlgorithm("AES256")
                        .sseCustomerKey(OURS.base64())
                        .sseCustomerKeyMD5(OURS.md5()))
                .uploadId();

        assertCode("InvalidRequest", 400, () -> part(upload, OTHER));
        assertCode(
                "InvalidRequest",
                400,
                () -> s3.uploadPart(
                        r -> r.bucket(BUCKET).key("state").uploadId(upload).partNumber(1),
                        RequestBody.fromString("content")));
        CompletedPart part =
                CompletedPart.builder().partNumber(1).eTag(part(upload, OURS)).build();
        s3.completeMultipartUpload(r ->
                r.bucket(BUCKET).key("state").uploadId(upload).multipartUpload(parts -> parts.parts(List.of(part))));

        assertThat(s3.getObjectAsBytes(r -> with(r, OURS)).asUtf8String()).isEqualTo("content");
        assertCode("AccessDenied", 403, () -> s3.getObjectAsBytes(r -> with(r, OTHER)));
    }

    private String part(String upload, Key key) {
        return s3.uploadPart(
                        r -> r.bucket(BUCKET)
                                .key("state")
                                .uploadId(upload)
                                .partNumber(1)
                                .sseCustomerAlgorithm("AES256")
                                .sseCustomerKey(key.base64())
                                .sseCustomerKeyMD5(key.md5()),
                        RequestBody.fromString("content"))
                .eTag();
    }

    @Test
    @DisplayName("a copy wants the key of what is copied")
    void copiesWithTheKeyOfTheSource() {
        put(OURS);

        assertCode(
                "InvalidRequest",
                400,
                () -> s3.copyObject(r -> r.sourceBucket(BUCKET)
                        .sourceKey("state")
                        .destinationBucket(BUCKET)
                        .destinationKey("copy")));
        s3.copyObject(r -> r.sourceBucket(BUCKET)
                .sourceKey("state")
                .destinationBucket(BUCKET)
                .destinationKey("copy")
                .copySourceSSECustomerAlgorithm("AES256")
                .copySourceSSECustomerKey(OURS.base64())
                .copySourceSSECustomerKeyMD5(OURS.md5()));

        assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("copy")).asUtf8String())
                .isEqualTo("content");
    }

    @Test
    @DisplayName("no file holds the key, or a sum that tells two objects of one key")
    void neverWritesTheKey() throws IOException {
        put(OURS);
        String upload = s3.createMultipartUpload(r -> r.bucket(BUCKET)
                        .key("large")
                        .sseCustomerAlgorithm("AES256")
                        .sseCustomerKey(OURS.base64())
                        .sseCustomerKeyMD5(OURS.md5()))
                .uploadId();

        assertThat(upload).isNotEmpty();
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile).map(CustomerKeyTest::read))
                    .hasSizeGreaterThan(2)
                    .noneMatch(text -> text.contains(OURS.text())
                            || text.contains(OURS.base64())
                            || text.contains(OURS.md5())
                            || text.contains(hex(OURS.md5())));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(Objects.toString(file), e);
        }
    }

    private static String hex(String base64) {
        return java.util.HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }
}
